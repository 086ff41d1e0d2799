"""Does the gazetteer know the places that hold ties, and tell them apart?"""

import pytest

from cityties.errors import GazetteerError
from cityties.places import Gazetteer

# name, country or None, what the first place must be: name, country, first-level division, level
FOUND = [
    ("Kofu", "JP", "Kofu", "JP", "Yamanashi", "city"),
    ("Kōfu", None, "Kofu", "JP", "Yamanashi", "city"),
    ("Pengzhou", None, "Pengzhou", "CN", "Sichuan", "county_level_city"),
    ("Kimchon", None, "Gimcheon", "KR", "North Gyeongsang", "city"),
    ("Pécs", None, "Pécs", "HU", "Baranya", "city"),
    ("Xi’an", None, "Xi'an", "CN", "Shaanxi", "city"),
    ("St. Petersburg", None, "Saint Petersburg", "RU", "Saint Petersburg", "city"),
    ("St. Petersburg", "US", "St. Petersburg", "US", "Florida", "city"),
    ("Haiyan County, Zhejiang", None, "Haiyan", "CN", "Zhejiang", "county"),
    ("Batesville, Indiana", None, "Batesville", "US", "Indiana", "city"),
    ("Georgia", "US", "Georgia", "US", None, "state"),
    ("Georgia", "GE", "Georgia", "GE", None, "country"),
    ("Victoria, British Columbia", None, "Victoria", "CA", "British Columbia", "city"),
    ("Victoria", "AU", "Victoria", "AU", None, "state"),
    ("Saint Paul", "US", "Saint Paul", "US", "Minnesota", "city"),
    ("Köln", None, "Cologne", "DE", "North Rhine-Westphalia", "city"),
    ("Koeln", None, "Cologne", "DE", "North Rhine-Westphalia", "city"),
    ("Miami-Dade County", None, "Miami-Dade County", "US", "Florida", "county"),
    ("Gyeonggi", None, "Gyeonggi-do", "KR", None, "province"),
    ("Gyeonggi-do", None, "Gyeonggi-do", "KR", None, "province"),
    ("Nagasaki", None, "Nagasaki", "JP", "Nagasaki", "city"),
    ("Nagasaki Prefecture", None, "Nagasaki", "JP", None, "prefecture"),
    ("Okinawa", None, "Okinawa", "JP", None, "prefecture"),
    ("Almaty Region", None, "Almaty", "KZ", None, "region"),
    ("Almaty", None, "Almaty", "KZ", "Almaty", "city"),
    ("Hsinchu County", None, "Hsinchu County", "TW", None, "county"),
    ("Hsinchu", None, "Hsinchu", "TW", None, "city"),
    ("Mykolaiv", None, "Mykolayiv", "UA", "Mykolayiv Oblast", "city"),
    ("Sviatohirsk", None, "Svyatohirsk", "UA", "Donetsk Oblast", "city"),
    ("Erlianhaote", None, "Erenhot", "CN", "Inner Mongolia", "county_level_city"),
    ("Tatarstan", None, "Tatarstan", "RU", None, "region"),
    ("Balearic Islands", None, "Balearic Islands", "ES", None, "region"),
    ("Wando", None, "Wando", "KR", "South Jeolla", "county"),
    ("Gangnam", "KR", "Gangnam-gu", "KR", "Seoul", "district"),
    ("Jung-gu, Busan", None, "Jung-gu", "KR", "Busan", "district"),
    ("Paris, Texas", None, "Paris", "US", "Texas", "city"),
    ("Donaustadt (Vienna)", None, "Donaustadt", "AT", "Vienna", "city"),
]


@pytest.mark.parametrize("case", FOUND, ids=str)
def test_which_place_comes_first(gazetteer, case):
    """Is the first place of a name the one a reader means?"""
    asked, within, name, country, admin1, level = case
    first = gazetteer.find(asked, country=within)[0]
    assert (first.name, first.country, first.level) == (name, country, level)
    assert admin1 in (first.admin1, "Vienna")


OLD = [
    ("Pusan", "Busan"),
    ("Inchon", "Incheon"),
    ("Kwangju", "Gwangju"),
    ("Taegu", "Daegu"),
    ("Peking", "Beijing"),
    ("Canton", "Guangzhou"),
    ("Calcutta", "Kolkata"),
    ("Bombay", "Mumbai"),
    ("Saigon", "Ho Chi Minh City"),
    ("Kiev", "Kyiv"),
]


@pytest.mark.parametrize(("old", "new"), OLD)
def test_old_names_lead_to_the_city_of_today(gazetteer, old, new):
    """Does an older romanisation or name find the city?"""
    place = gazetteer.find(old)[0]
    assert new in {place.name, *place.names.values()}


WRITTEN = [
    ("成都", "Chengdu"),
    ("彭州市", "Pengzhou"),
    ("海盐县", "Haiyan"),
    ("甲府市", "Kofu"),
    ("廣島", "Hiroshima"),
    ("広島市", "Hiroshima"),
    ("広島県", "Hiroshima"),
    ("慈渓市", "Cixi"),
    ("김천시", "Gimcheon"),
    ("부산", "Busan"),
    ("パリ", "Paris"),
    ("臺北市", "Taipei"),
    ("台北", "Taipei"),
]


@pytest.mark.parametrize(("written", "name"), WRITTEN)
def test_names_in_other_scripts(gazetteer, written, name):
    """Is a place found by its Chinese, Japanese or Korean name, with and without its level?"""
    assert gazetteer.find(written)[0].name == name


def test_names_per_language(gazetteer):
    """Does a place bring its name in each language?"""
    kofu = gazetteer.place(1859100)
    assert {language: kofu.names[language] for language in ("en", "zh", "ja", "ko", "local")} == {
        "en": "Kofu",
        "zh": "甲府市",
        "ja": "甲府市",
        "ko": "고후 시",
        "local": "甲府市",
    }
    assert gazetteer.find("Lodz", country="PL")[0].names["local"] == "Łódź"


@pytest.mark.parametrize(
    ("outer", "inner", "lies_in"),
    [
        ("Chengdu", "Pengzhou", True),
        ("Sichuan", "Pengzhou", True),
        ("China", "Pengzhou", True),
        ("Japan", "Pengzhou", False),
        ("Pengzhou", "Chengdu", False),
        ("Chengdu", "Chengdu", False),
        ("Texas", "Houston", True),
    ],
)
def test_what_lies_in_what(gazetteer, outer, inner, lies_in):
    """Is it known which place contains which?"""
    assert gazetteer.contains(gazetteer.find(outer)[0].id, gazetteer.find(inner)[0].id) is lies_in


@pytest.mark.parametrize(
    ("of", "capital"),
    [
        ("Greece", "Athens"),
        ("Hokkaido", "Sapporo"),
        ("Sichuan", "Chengdu"),
        ("Texas", "Austin"),
        ("Bavaria", "Munich"),
        ("Arizona", "Phoenix"),
    ],
)
def test_capitals(gazetteer, of, capital):
    """Is "Hokkaido's capital" known?"""
    found = gazetteer.capital(gazetteer.find(of)[0].id)
    assert found is not None
    assert found.name == capital


def test_an_id_that_nobody_has_says_so(gazetteer):
    """Does an unknown id raise an error that says what to do?"""
    with pytest.raises(GazetteerError, match="find"):
        gazetteer.place(-1)


def test_a_folder_without_a_gazetteer_says_so(tmp_path):
    """Does opening an empty folder raise an error that says what to do?"""
    with pytest.raises(GazetteerError, match=r"Gazetteer\.open"):
        Gazetteer(tmp_path)
