"""Claims + Judgements → Ties, Exchanges: pure functions, whatever the order of arrival.

>>> from cityties.ties import Telling, fold
>>> ties, exchanges = fold([])
>>> (ties, exchanges)
((), ())
"""

from cityties.ties.events import topic_of
from cityties.ties.folding import fold, fold_topic
from cityties.ties.model import (
    Alternative,
    Exchange,
    Instrument,
    Judgement,
    Parties,
    Stated,
    Telling,
    Tie,
    Verdict,
)
from cityties.ties.sources import group_sources, source_keys

__all__ = [
    "Alternative",
    "Exchange",
    "Instrument",
    "Judgement",
    "Parties",
    "Stated",
    "Telling",
    "Tie",
    "Verdict",
    "fold",
    "fold_topic",
    "group_sources",
    "source_keys",
    "topic_of",
]
