"""Each pair of places of a page, weighed by all that the page says of the two.

The rules of `cityties.claims.ties` read a sentence or two.  What a page tells across sentences ("our
sister city", a partner that only a caption names) is weighed here: every pair of linked places, with the
words around them, where they stand, and what the rules make of them.
"""

from cityties.claims.page_pairs.choosing import SPEAKS, choose_ties
from cityties.claims.page_pairs.model import pair_model

__all__ = ["SPEAKS", "choose_ties", "pair_model"]
