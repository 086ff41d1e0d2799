"""Are foreign names read that the gazetteer has in Latin letters, and left alone where two may be meant?"""

import pytest

from cityties.places import Gazetteer
from cityties.places.cjk import spots_cjk
from cityties.places.framed import with_framed
from cityties.places.transcriptions import units_of


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param("访问埃塞俄比亚的梅凯勒市。", "Mekelle", "ET", id="behind a country, with its level"),
        pytest.param("与西班牙阿尔特斯市签约", "Artés", "ES", id="straight behind a country"),
        pytest.param("姉妹都市のスウェーデン・ウッデバラ市", "Uddevalla", "SE", id="katakana"),
        pytest.param("米カリフォルニア州パサディナ市へ", "Pasadena", "US", id="behind a state"),
        pytest.param("米国・ニューポートビーチ市を訪れた", "Newport Beach", "US", id="two words"),
        pytest.param(
            "马里兰州的蒙哥马利郡", "Montgomery County", "US", id="known as a city, meant as a county"
        ),
        pytest.param("老挝万象省万荣县", "Vang Vieng", "LA", id="the town that a county is called after"),
        pytest.param("アラスカのワシラで", "Wasilla", "US", id="a small town, straight behind its state"),
        pytest.param("ボストン市(英)", "Boston", "GB", id="its country in short"),
        pytest.param("ハワイから届き、マウイ郡へ", "Maui County", "US", id="a state told of elsewhere"),
        pytest.param("蒙古国东方省", "Dornod", "MN", id="the country settles between namesakes"),
    ],
)
def test_transcribed_names_are_found_in_their_frame(
    text: str, name: str, country: str, gazetteer: Gazetteer
) -> None:
    """Is the place found that a transcription means?"""
    last = with_framed(text, spots_cjk(text, gazetteer), gazetteer)[-1]
    assert (last.holders[0].name, last.holders[0].country) == (name, country)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("我们讨论了梅凯勒的问题", id="no frame"),
        pytest.param("オーケストラが来た", id="a word, no level"),
        pytest.param("参加绿色发展市长论坛", id="a word before the level of another"),
        pytest.param("两市来宾出席", id="common words"),
        pytest.param("新型コロナの影響で", id="a word that is nearly a name"),
    ],
)
def test_words_are_no_names(text: str, gazetteer: Gazetteer) -> None:
    """Is what only looks like a name left alone?"""
    assert with_framed(text, spots_cjk(text, gazetteer), gazetteer) == []


def test_names_are_cut_into_sounds() -> None:
    """Do small letters belong to the syllable before, and joints to none?"""
    assert units_of("サン・シャルル") == ["サ", "ン", "シャ", "ル", "ル"]
    assert units_of("阿尔特斯") == ["阿", "尔", "特", "斯"]
