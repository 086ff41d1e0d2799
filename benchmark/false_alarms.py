"""Does the reader keep silent where no tie is told?  Reads 5,000 leads of Wikipedia and prints its alarms.

    python benchmark/false_alarms.py [--first N] [--show]

A lead tells of a place, names many others and seldom tells of a tie: 46 of the 5,000 have a word for one, and
only 19 of those state a tie with a named place (23 pairs); the others speak of "the Twin Cities", a "sister
town across the border" or a partnership with a firm.  Prints the ties found in the 4,954 leads without such a
word, all of them false, and precision and recall of the pairs of the 46.

The data lies where CITYTIES_DATA says, else in ../shared/data; nothing of it is part of this project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import structs

from cityties.articles import read_article
from cityties.claims import find_claims
from cityties.pages import page_from_text
from cityties.places import Gazetteer, find_mentions
from cityties.records import Place, TieClaim

DATA = Path(os.environ.get("CITYTIES_DATA", Path(__file__).parents[2] / "shared" / "data")) / "wiki-twin-gold"
ALLOWED = 5
"""False ties in the leads without a word for one; more would fill a reviewer's queue with noise."""


def leads(first: int) -> Iterator[dict[str, Any]]:
    """The leads, each with its page's title, in the order of the file."""
    with gzip.open(DATA / "wiktor-5000.jsonl.gz", "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if number == first:
                return
            yield json.loads(line)


def labels() -> dict[str, list[str]]:
    """For each labelled lead the names of the places that it states a tie with."""
    with (DATA / "wiki-twin-gold.jsonl").open(encoding="utf-8") as stream:
        pages = [json.loads(line) for line in stream]
    return {page["doc"]: [tie["b_name"] for tie in page["ties"]] for page in pages}


def ties(lead: dict[str, Any], gazetteer: Gazetteer) -> list[TieClaim]:
    """The ties found in a lead that stands under its page's title."""
    page = page_from_text(f"{lead['page']}\n\n{lead['text']}", lead["doc"])
    article = structs.replace(read_article(page), language="en")
    claims = find_claims(article, find_mentions(article, gazetteer), gazetteer)
    return [claim for claim in claims if isinstance(claim, TieClaim)]


def names(place: Place) -> set[str]:
    """What a place is called."""
    return {place.name, *place.names.values()}


def main() -> int:
    """Reads the leads and prints what was found; 1 where there are too many false ties."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--first", type=int, default=5000, metavar="N", help="read the first N leads only")
    parser.add_argument("--show", action="store_true", help="print each false and each missed tie")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no leads at {DATA}; set CITYTIES_DATA to the folder of measuring data")
        return 0
    labelled, gazetteer = labels(), Gazetteer.open()
    alarms = right = found = stated = 0
    for lead in leads(options.first):
        told = ties(lead, gazetteer)
        partners = labelled.get(lead["doc"])
        if partners is None:
            alarms += len(told)
            false, missed = told, []
        else:
            false = [tie for tie in told if not (names(tie.a) | names(tie.b)) & set(partners)]
            missed = [p for p in partners if not any(p in names(tie.a) | names(tie.b) for tie in told)]
            found, stated, right = found + len(told), stated + len(partners), right + len(told) - len(false)
        if options.show:
            for tie in false:
                quote = tie.evidence[0].quote
                print(f"false   {lead['doc']} {tie.a.name} - {tie.b.name} {tie.score:.2f}: {quote}")
            for partner in missed:
                print(f"missed  {lead['doc']} {lead['page']} - {partner}")
    print(f"leads without a word for a tie: {alarms} false ties (allowed: {ALLOWED - 1})")
    print(f"labelled leads: {right} of {found} ties found are right, of {stated} stated")
    return int(alarms >= ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
