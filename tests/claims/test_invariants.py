"""What holds for the claims of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import cityties
from cityties import ExchangeClaim

PLACES = st.sampled_from(
    ["Kofu", "Chengdu", "Dresden", "Coventry", "Boston", "Kyoto", "Lyon", "Yokohama", "Japan"]
)
WHEN = st.sampled_from(["in 1997", "on 4 May 2018", "last year", "next week", "two years ago", ""])
FORMS = st.sampled_from(
    [
        "A delegation from {a} visited {b} {w}.",
        "{a} donated 6,000 masks to {b} {w}.",
        "{a} and {b} signed a sister-city agreement {w}.",
        "Students from {a} and {b} met in {a} {w}.",
        "{a} will present {b} with a bell {w}.",
        "The guests planted a tree there {w}.",
        "The two cities signed a memorandum {w}.",
        "Mayor Ito of {a} welcomed guests from {b} and {a} {w}.",
        "A direct flight between {a} and {b} was suspended {w}.",
    ]
)
SENTENCES = st.builds(
    lambda form, a, b, w: form.format(a=a, b=b, w=w).replace(" .", "."), FORMS, PLACES, PLACES, WHEN
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)


@given(TEXTS, st.sampled_from([None, "2020", "2020-03", "2020-03-04"]))
@settings(max_examples=60, deadline=None)
def test_claims(text: str, published: str | None) -> None:
    """Does every quote stand where its span says, does no place meet itself, and is a reading repeatable?"""
    reading = cityties.read(text, published=published)
    for claim in reading.claims:
        for proof in claim.evidence:
            assert reading.article.text[proof.start : proof.end] == proof.quote
        assert 0 <= claim.score <= 1
        if isinstance(claim, ExchangeClaim):
            assert claim.from_
            assert claim.to
            assert not {p.id for p in claim.from_} & {p.id for p in claim.to}
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert cityties.read(text, published=published).claims == reading.claims
