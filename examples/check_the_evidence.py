"""Show that every finding points at its words: the text between `start` and `end` is the quote."""

from pathlib import Path

import cityties

pages = Path(__file__).parent / "pages"
checked = 0
for path in sorted(pages.iterdir()):
    reading = cityties.read(path.read_bytes(), source=path.name)
    for claim in reading.claims:
        for evidence in claim.evidence:
            assert reading.article.text[evidence.start : evidence.end] == evidence.quote
            checked += 1
print(f"{checked} quotes stand where they are said to stand")
