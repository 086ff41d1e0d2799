"""Read one page and print its ties and exchanges, each with the words it rests on."""

from pathlib import Path

import cityties

page = Path(__file__).parent / "pages" / "oita-wuhan-masks.html"
reading = cityties.read(page.read_bytes(), url="https://portal.example.org/en/2020/oita-wuhan-masks")

print(reading.article.title)
for claim in reading.claims:
    if isinstance(claim, cityties.TieClaim):
        parties, when = f"{claim.a.name} – {claim.b.name}", claim.since
    else:
        givers, takers = (" and ".join(place.name for place in end) for end in (claim.from_, claim.to))
        parties, when = f"{givers} → {takers}", claim.date
    print(f"{claim.kind}: {parties}, {when.value if when else 'date unknown'}")
    print(f"  “{claim.evidence[0].quote}”")
