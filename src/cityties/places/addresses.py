"""Which places the address of a page names: its country, its state, and the town of its paper or council.

They keep company with the places of the text: "Kenilworth" of kenilworthnews.co.uk lies in Britain,
"Brighton" of brightonco.gov in Colorado, "Willoughby" of bingara.com.au not far from Bingara.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

from cityties.places.english import English, english
from cityties.places.entries import ALIAS
from cityties.places.folding import fold
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.sources.tables import document

Named = tuple[str, tuple[Holder, ...]]
"""A name in an address, and the places that it may mean."""
LEAST_LETTERS = 4
"""Of a name; shorter ones are found in addresses by chance."""
LEAST_PRIOR, LEAST_PRIOR_ANYWHERE = 3.5, 5.0
"""Of a place that an address names, in the country that it tells, or anywhere: tass.com is not from Tass.
A county may have one less: shropshirestar.com."""
_OTHER = re.compile("[^a-z]")


def named_in(address: str | None, told: Iterable[str], gazetteer: Gazetteer) -> list[Named]:
    """The places that an address names beside the names that the text tells (which say so themselves)."""
    labels = host_of(address).split(".")
    country = country_of(address)
    nation = gazetteer.coded(country) if country else None
    found: list[Named] = [(country, (nation,))] if country and nation else []
    keys = {letters(key) for key in told}
    if country in known("told regions"):
        found += _regions(labels[:-1], country, gazetteer)
    for label in labels[:-1]:
        if label not in known("empty"):
            found += _of_label(label, country, keys, gazetteer)
    return found


def host_of(address: str | None) -> str:
    """The host of an address in lower case: "www.kofu.example"; empty if there is none."""
    try:
        return (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return ""


def country_of(address: str | None) -> str | None:
    """The country whose domain a page lies in: cbc.ca is of CA."""
    domain = host_of(address).rpartition(".")[2]
    if domain in known("anybodys"):
        return None
    return _countries().get(domain) or (domain.upper() if len(domain) == 2 else None)


def letters(name: str) -> str:
    """A name as an address has it: "Saint-Malo" → "saintmalo"."""
    return _OTHER.sub("", fold(name))


@cache
def known(name: str) -> frozenset[str]:
    """A list of addresses.yml."""
    return frozenset(document("english/addresses.yml")[name])


@cache
def _countries() -> dict[str, str]:
    return dict(document("english/addresses.yml")["countries"])


def _regions(labels: list[str], country: str, gazetteer: Gazetteer) -> Iterator[Named]:
    """The state or province of an address: windsor.on.ca, ci.troy.mi.us."""
    for label in labels:
        holders = _coded(label, gazetteer, country)
        if holders:
            yield label, holders


def _coded(short: str, gazetteer: Gazetteer, country: str) -> tuple[Holder, ...]:
    codes = english().regions.get(short.upper(), ())
    found = (gazetteer.coded(code) for code in codes if code.startswith(country))
    return tuple(holder for holder in found if holder is not None)


def _of_label(label: str, country: str | None, keys: set[str], gazetteer: Gazetteer) -> Iterator[Named]:
    """The town of a paper or council, and the state behind a town: chesterchronicle, brightonco."""
    for name in _cores(re.sub("[^a-z]", "", label), english()):
        if name in keys:
            return
        holders = _bearers(name, country, gazetteer)
        if holders:
            yield name, holders
            return
        state = _coded(name[-2:], gazetteer, "US") if country in (None, "US") else ()
        town = name[:-2]
        if state and len(town) >= LEAST_LETTERS and (town in keys or _lies_in(town, state[0], gazetteer)):
            yield name, state
            return


def _cores(label: str, words: English) -> Iterator[str]:
    """What is left of a label, and then of it without words of newspapers and councils at either end."""
    tails = {word for name in ("press", "organisations") for word in words.lists[name] if len(word) > 1}
    tails |= known("behind")
    left = [label]
    for core in left:
        yield core
        shorter = [core.removeprefix(word) for word in sorted(known("before")) if core.startswith(word)]
        shorter += [core.removesuffix(word) for word in sorted(tails) if core.endswith(word)]
        left += [name for name in shorter if len(name) >= LEAST_LETTERS and name not in left]


def _bearers(name: str, country: str | None, gazetteer: Gazetteer) -> tuple[Holder, ...]:
    """The places of a name that an address may mean: none for a word of every day."""
    if english().is_in("never", name) or (
        name in english().words and not english().is_in("place_words", name)
    ):
        return ()
    found = [h for spelt in _spelt(name) for h in gazetteer.holders(spelt) if h.trust > ALIAS]
    if country is not None:
        return tuple(h for h in found if h.country == country and h.prior >= LEAST_PRIOR)
    division = ("ADM1", "ADM2")
    return tuple(h for h in found if h.prior >= LEAST_PRIOR_ANYWHERE - (h.feature in division))


def _spelt(name: str) -> Iterator[str]:
    """A name as it stands, or in the two words that it has: "sanleandro" → "san leandro"."""
    yield name
    for first in sorted(known("first words")):
        if name.startswith(first) and len(name) > len(first):
            yield f"{first} {name.removeprefix(first)}"


def _lies_in(town: str, state: Holder, gazetteer: Gazetteer) -> bool:
    return any(h.region == state.id and h.trust > ALIAS for h in gazetteer.holders(town))
