"""Read a folder of pages and write its ties as CSV to standard output."""

import csv
import sys
from pathlib import Path

import cityties

pages = Path(__file__).parent / "pages"
table = csv.writer(sys.stdout)
table.writerow(["a", "b", "kind", "status", "since", "page", "words"])
for path in sorted(pages.iterdir()):
    reading = cityties.read(path.read_bytes(), source=path.name)
    for claim in reading.claims:
        if isinstance(claim, cityties.TieClaim):
            since = claim.since.value if claim.since else ""
            words = claim.evidence[0].quote
            table.writerow([claim.a.name, claim.b.name, claim.kind, claim.status, since, path.name, words])
