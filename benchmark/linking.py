"""Is the gazetteer complete, and is the right place linked?  Prints three measures.

    python benchmark/linking.py [hekman] [lgl] [gwn] [--misses N]

hekman  17,717 twinned cities with coordinates: is the right place (within 25 km) among the candidates of
        ``find(name)``, and is the first candidate right when the country is given?
lgl     588 local newspaper articles (Lieberman): every labelled mention of a populated place, from raw text.
gwn     200 GeoWebNews articles: every labelled place with an id of GeoNames, from raw text.

A mention counts as right when a found mention overlaps it and is linked to exactly the labelled GeoNames id;
what is not found, not linked or not in the gazetteer counts as wrong.  Mordecai 3 reports 0.586 end to end.
The data lies where CITYTIES_DATA says, else in ../shared/data; nothing of it is part of this project.
"""

from __future__ import annotations

import csv
import math
import os
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pycountry

from cityties.errors import GazetteerError
from cityties.places import Gazetteer, find_mentions
from cityties.places.storing import compiled_folder
from cityties.records import Article, Mention, Place, When

DATA = Path(os.environ.get("CITYTIES_DATA", Path(__file__).parents[2] / "shared" / "data"))
NEAR_KM = 25
UNDATED = When(value=None, earliest=None, latest=None, precision=None, basis="inferred")


@dataclass(frozen=True)
class Label:
    """A labelled place: its span and GeoNames id."""

    start: int
    end: int
    text: str
    id: int


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((p - q) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(a[1] - b[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


COUNTRY_NAMES = {
    "DR Congo": "CD",
    "Ivory Coast": "CI",
    "Kosovo": "XK",
    "Palestine": "PS",
    "Republic of the Congo": "CG",
    "Turkey": "TR",
    "Laos": "LA",
    "Cape Verde": "CV",
    "Micronesia": "FM",
    "East Timor": "TL",
    "São Tomé and Príncipe": "ST",
    "Gambia": "GM",
    "Bahamas": "BS",
    "Brunei": "BN",
    "Macau": "MO",
    "Transnistria": "MD",
    "Northern Cyprus": "CY",
    "Abkhazia": "GE",
    "England": "GB",
    "Scotland": "GB",
    "Wales": "GB",
    "Northern Ireland": "GB",
    "Somaliland": "SO",
    "Swaziland": "SZ",
    "Democratic Republic of the Congo": "CD",
    "South Ossetia": "GE",
    "Western Sahara": "EH",
    "The Gambia": "GM",
    "Eswatini": "SZ",
    "Republic of Ireland": "IE",
    "Georgia (country)": "GE",
    "Republic of Artsakh": "AZ",
    "State of Palestine": "PS",
    "Curaçao": "CW",
    "Russia": "RU",
    "South Korea": "KR",
    "North Korea": "KP",
    "Taiwan": "TW",
    "Vatican City": "VA",
    "Syria": "SY",
    "Iran": "IR",
    "Vietnam": "VN",
}


def country_code(name: str) -> str | None:
    """ISO code of a country as the register writes it."""
    name = name.rsplit(", ", 1)[-1]
    if name in COUNTRY_NAMES:
        return COUNTRY_NAMES[name]
    try:
        return str(pycountry.countries.lookup(name).alpha_2)
    except LookupError:
        return None


HOME_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


def asked(name: str, country: str) -> str:
    """A name with the part of the country that the register tells: Bangor of "Wales"."""
    part = country if country in HOME_NATIONS else country.rpartition(", ")[0]
    return f"{name}, {part}" if part and not {",", "("} & set(name) else name


def hekman(gazetteer: Gazetteer, shown: int) -> None:
    """Names of twinned cities against their coordinates."""
    cities: dict[tuple[str, str], tuple[float, float]] = {}
    with (DATA / "sister-registers/hekman/twin_cities.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            for side in "12":
                cities.setdefault(
                    (row["city" + side], row["country" + side]),
                    (float(row["lat" + side]), float(row["lng" + side])),
                )
    among = first = unnamed = sound = sound_among = sound_first = 0
    atlas = Map()
    missed: Counter[str] = Counter()
    examples: list[str] = []
    for (name, country), spot in cities.items():
        near = [p for p in gazetteer.find(name, limit=200) if is_near(p, spot)]
        among += bool(near)
        code = country_code(country)
        unnamed += code is None
        picked = gazetteer.find(asked(name, country), country=code, limit=1)
        right = bool(near) and bool(picked) and is_near(picked[0], spot)
        first += right
        if code in atlas.countries(spot):  # else the register's coordinates lie in another country, or at sea
            sound, sound_among, sound_first = sound + 1, sound_among + bool(near), sound_first + right
        if not right:
            missed[country] += 1
            examples.append(
                f"{name}, {country} {spot}: "
                + ("not among the candidates" if not near else f"picked {picked[:1]}")
            )
    print(f"hekman: {among} of {len(cities)} among the candidates: {among / len(cities):.4f}")
    print(f"hekman: {first} of those picked right with the country given: {first / among:.4f}")
    print(
        f"hekman: of {sound} whose coordinates lie in the country that is named: "
        f"among {sound_among / sound:.4f}, of those picked right {sound_first / sound_among:.4f}"
    )
    print(
        f"hekman: right at all {first / len(cities):.4f}; country not understood {unnamed}; most misses in",
        missed.most_common(8),
    )
    step = max(1, len(examples) // max(1, shown))
    print(*examples[::step][:shown], sep="\n")


class Map:
    """Which country a spot lies in: that of the nearest populated place, within half a degree."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        with sqlite3.connect(compiled_folder() / "places.sqlite") as connection:
            query = (
                "select latitude, longitude, country from places where feature not like 'ADM%' and latitude"
            )
            for latitude, longitude, country in connection.execute(query):
                cell = (int(latitude * 2), int(longitude * 2))
                self.cells.setdefault(cell, []).append((latitude, longitude, country))

    def countries(self, spot: tuple[float, float]) -> set[str]:
        """The countries of the places within 25 km of a spot."""
        row, column = int(spot[0] * 2), int(spot[1] * 2)
        near = (p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in self.cells.get((row + i, column + j), ()))
        return {
            country
            for latitude, longitude, country in near
            if kilometres(spot, (latitude, longitude)) <= NEAR_KM
        }


def is_near(place: Place, spot: tuple[float, float]) -> bool:
    """Whether a place lies within 25 km."""
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres((place.latitude, place.longitude), spot) <= NEAR_KM


def lgl() -> Iterator[tuple[str, list[Label]]]:
    """Texts of LGL with their populated places."""
    for article in ElementTree.parse(DATA / "geoparsing-en/lgl.xml").getroot():  # noqa: S314 - a file of our own disk
        labels = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None and tag.findtext("fclass") == "P":
                labels.append(
                    Label(
                        int(toponym.findtext("start", "0")),
                        int(toponym.findtext("end", "0")),
                        toponym.findtext("phrase", ""),
                        int(tag.attrib["geonameid"]),
                    )
                )
        yield article.findtext("text", ""), labels


def gwn() -> Iterator[tuple[str, list[Label]]]:
    """Texts of GeoWebNews with their places that have an id and are literal mentions."""
    for article in ElementTree.parse(DATA / "geoparsing-en/GWN.xml").getroot():  # noqa: S314 - a file of our own disk
        labels = []
        for toponym in article.iter("toponym"):
            number = toponym.findtext("geonamesID") or ""
            if number.isdigit():
                labels.append(
                    Label(
                        int(toponym.findtext("start", "0")),
                        int(toponym.findtext("end", "0")),
                        toponym.findtext("extractedName", ""),
                        int(number),
                    )
                )
        yield article.findtext("text", ""), labels


def geoparse(name: str, gazetteer: Gazetteer, articles: list[tuple[str, list[Label]]], shown: int) -> None:
    """Find and link from raw text; count exact ids."""
    counts: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    started, characters = time.perf_counter(), 0
    for text, labels in articles:
        characters += len(text)
        mentions = find_mentions(Article(title=None, language="en", published=UNDATED, text=text), gazetteer)
        for label in labels:
            outcome, mention = judge(label, mentions, gazetteer)
            counts[outcome] += 1
            if outcome not in ("right", "not in the gazetteer"):
                found = (
                    ""
                    if mention is None
                    else f"{mention.text} {mention.status} "
                    + ", ".join(
                        f"{c.place.id} {c.place.name}/{c.place.admin1}/{c.place.country} {c.score}"
                        for c in mention.candidates[:3]
                    )
                )
                context = text[max(0, label.start - 60) : label.end + 40].replace("\n", " ")
                misses[f"{outcome}: {label.text} {label.id}: {found} | {context}"] += 1
    spent = time.perf_counter() - started
    total = sum(counts.values())
    known = total - counts["not in the gazetteer"]
    print(
        f"{name}: exact id {counts['right'] / total:.3f} of {total} labelled;"
        f" ceiling of the gazetteer {known / total:.3f}"
    )
    print(
        f"{name}: of those in the gazetteer right {counts['right'] / known:.3f};", dict(counts.most_common())
    )
    print(f"{name}: {1000 * spent / characters * 3000:.1f} ms for 3,000 characters")
    for text, number in misses.most_common()[:: max(1, len(misses) // max(1, shown))][:shown]:
        print(number, text)


def judge(label: Label, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[str, Mention | None]:
    """What became of one labelled mention."""
    try:
        gazetteer.place(label.id)
    except GazetteerError:
        return "not in the gazetteer", None
    over = [m for m in mentions if m.start < label.end and label.start < m.end]
    if any(m.place is not None and m.place.id == label.id for m in over):
        return "right", over[0]
    if not over:
        return "not found", None
    if over[0].status == "linked":
        return "linked elsewhere", over[0]
    return ("ambiguous" if over[0].status == "ambiguous" else "unknown"), over[0]


def main() -> None:
    """Run the measures that are named, or all."""
    names = [a for a in sys.argv[1:] if a in ("hekman", "lgl", "gwn")] or ["hekman", "lgl", "gwn"]
    shown = int(sys.argv[sys.argv.index("--misses") + 1]) if "--misses" in sys.argv else 0
    if not DATA.exists():
        print(f"{DATA}: no measuring data; set CITYTIES_DATA to measure {', '.join(names)}")
        return
    gazetteer = Gazetteer.open()
    if "hekman" in names:
        hekman(gazetteer, shown)
    if "lgl" in names:
        geoparse("LGL, populated places", gazetteer, list(lgl()), shown)
    if "gwn" in names:
        articles = list(gwn())
        geoparse("GeoWebNews, all with an id", gazetteer, articles, shown)
        geoparse(
            "GeoWebNews, populated places",
            gazetteer,
            [(t, populated(ls, gazetteer)) for t, ls in articles],
            0,
        )


def populated(labels: list[Label], gazetteer: Gazetteer) -> list[Label]:
    """Labels that the gazetteer knows as a town or city; GeoWebNews does not tell classes of features."""
    kept = []
    for label in labels:
        try:
            place = gazetteer.place(label.id)
        except GazetteerError:
            continue
        if place.level in ("city", "town", "village", "county_level_city"):
            kept.append(label)
    return kept


if __name__ == "__main__":
    main()
