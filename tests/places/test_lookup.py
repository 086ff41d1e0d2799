"""Is a name that nobody bears so, or that says more than a name, looked up as its writer meant it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityties.places import find_mentions
from cityties.places.guessing import guesses
from cityties.places.lookup import Wanted, parted, territories
from cityties.places.suggesting import suggest
from cityties.records import Article, When

PARTED = [
    ("Paris, Texas", Wanted("Paris", "Texas", in_a_town=False)),
    ("Donaustadt (Vienna)", Wanted("Donaustadt", "Vienna", in_a_town=True)),
    ("Vienna 22 – Donaustadt", Wanted("Donaustadt", "Vienna", in_a_town=True)),
    ("Leopoldstadt (Vienna 2)", Wanted("Leopoldstadt", "Vienna", in_a_town=True)),
    ("Main-Kinzig (district)", Wanted("Main-Kinzig district", "", in_a_town=False)),
    ("Kofu", Wanted("Kofu", "", in_a_town=False)),
]


@pytest.mark.parametrize(("name", "wanted"), PARTED, ids=[name for name, _ in PARTED])
def test_what_a_name_says_a_place_lies_in(name, wanted):
    """Is the place told from the town or region around it?"""
    assert parted(name) == wanted


# what is written, the country or None, the first place that is meant: its name and country
GUESSED = [
    pytest.param("Sapporro", None, "Sapporo", "JP", id="a letter twice"),
    pytest.param("Svietlahorsk", None, "Svyetlahorsk", "BY", id="another transliteration"),
    pytest.param("Rottenburg am Neckar", "DE", "Rottenburg", "DE", id="behind am"),
    pytest.param("Ciutadella de Menorca", "ES", "Ciutadella", "ES", id="behind de"),
    pytest.param("Brotterode-Trusetal", "DE", "Brotterode", "DE", id="two villages with a hyphen"),
    pytest.param("Mogente/Moixent", "ES", "Mogente", "ES", id="two languages with a slash"),
    pytest.param("Droitwich Spa", "GB", "Droitwich", "GB", id="a word of many names behind it"),
    pytest.param("Orkney", "GB", "Orkney Islands", "GB", id="the name goes on"),
    pytest.param("Gribskov", "DK", "Gribskov", "DK", id="Kommune"),
    pytest.param("Kingiseppsky District", "RU", "Kingisepp", "RU", id="a district called after its seat"),
    pytest.param("Hamborn (Duisburg)", "DE", "Duisburg", "DE", id="a part of a town that is not known"),
    pytest.param("Plastovsky District", "RU", "Plast", "RU", id="a district called after its seat, -ovsky"),
    pytest.param("Balashovsky District", "RU", "Balashov", "RU", id="the seat that shares more letters"),
    pytest.param("Neumarkt in der Steiermark", "AT", "Neumarkt in Steiermark", "AT", id="in a region"),
    pytest.param("Jaunay-Marigny", "FR", "Jaunay-Marigny", "FR", id="a merger that is known"),
]


@pytest.mark.parametrize(("name", "country", "meant", "lies_in"), GUESSED)
def test_names_that_nobody_bears_so(gazetteer, name, country, meant, lies_in):
    """Is the place found that may be meant?"""
    first = gazetteer.find(name, country=country)[0]
    assert (first.name, first.country) == (meant, lies_in)


LIKELIER = [
    pytest.param("Lohne", "DE", "Lohne", id="spelt without an umlaut"),
    pytest.param("Löhne", "DE", "Löhne", id="spelt with one"),
    pytest.param("Kourou", "FR", "Kourou", id="in a territory"),
    pytest.param("Mariehamn", "FI", "Mariehamn", id="in an autonomous region with a code of its own"),
    pytest.param("Spelthorne", "GB", "Spelthorne", id="a district of England"),
    pytest.param("Rems-Murr (district)", "DE", "Rems-Murr-Kreis", id="a district of Germany"),
    pytest.param("Lingen (Ems)", "DE", "Lingen", id="a river in brackets"),
    pytest.param("Delaware", "US", "Delaware", id="a state before a town elsewhere"),
    pytest.param("Washington", "US", "Washington", id="a capital before a state elsewhere"),
    pytest.param("Kansas City", "US", "Kansas City", id="a city with a word that states have"),
    pytest.param("Håbo", "SE", "Håbo kommun", id="a municipality before a town spelt without the ring"),
    pytest.param("Heringsdorf", "DE", "Seebad Heringsdorf", id="a title that others leave out"),
    pytest.param("Sankt Georgen am Längsee", "AT", "St. Georgen am Längsee", id="Sankt in full"),
]

LIES_IN = [
    pytest.param("Bangor, Wales", "GB", "Wales", id="a home nation"),
    pytest.param("Friedland, Brandenburg", "DE", "Brandenburg", id="a state"),
    pytest.param(
        "Cuauhtémoc (Mexico City)", "MX", "Mexico City", id="a capital that is called like its country"
    ),
    pytest.param("Delaware", "US", None, id="a state"),
    pytest.param("Washington", "US", "District of Columbia", id="the capital"),
    pytest.param("Zhongshan County", "CN", "Guangxi", id="a county, not the city of its name"),
    pytest.param("Benito Juárez, Quintana Roo", "MX", "Quintana Roo", id="a municipality in its state"),
]


@pytest.mark.parametrize(("name", "country", "meant"), LIKELIER)
def test_which_bearer_comes_first(gazetteer, name, country, meant):
    """Do spelling, territories and brackets decide between bearers?"""
    assert gazetteer.find(name, country=country, near_names=False)[0].name == meant


@pytest.mark.parametrize(("name", "country", "division"), LIES_IN)
def test_where_the_first_bearer_lies(gazetteer, name, country, division):
    """Is what the name says around it, or the level that it asks for, heeded?"""
    assert gazetteer.find(name, country=country, near_names=False)[0].admin1 == division


@pytest.mark.parametrize("name", ["Xyzzyville", "", "Q", "New", "Saint"])
def test_nonsense_is_not_guessed_at(gazetteer, name):
    """Is nothing offered for what is like no name, or is but a word of many names?"""
    assert not guesses(gazetteer.trie, name) or gazetteer.find(name, near_names=False)


def test_a_country_does_not_take_its_neighbours_places():
    """Are territories told by their country alone?"""
    assert "GP" in territories("FR")
    assert not territories("DE")


def test_suggestions_heed_the_country(gazetteer):
    """Is a place of the country suggested?"""
    assert suggest(gazetteer, "Sapporro", country="JP") == ("Sapporo",)


@given(st.text(max_size=30))
def test_any_text_may_be_looked_up(gazetteer, name):
    """Is there an answer, maybe an empty one, for any text, and a guess only where nothing is known?"""
    exact = gazetteer.find(name, near_names=False)
    assert not exact or gazetteer.find(name) == exact


def test_texts_are_read_by_exact_names_alone(gazetteer):
    """Is a misspelt name in a text left alone, where looking it up would guess?"""
    undated = When(value=None, earliest=None, latest=None, precision=None, basis="inferred")
    text = "The choir of Brotteroda sang in Kofu."
    article = Article(title=None, language="en", published=undated, text=text)
    assert gazetteer.find("Brotteroda")[0].name == "Brotterode"
    assert not gazetteer.find("Brotteroda", near_names=False)
    assert {m.text for m in find_mentions(article, gazetteer) if m.place} == {"Kofu"}
