"""How long a text takes to read, by script: words where words have gaps, characters where they have none."""

from __future__ import annotations

import re

WORDS = 240
"""A minute of silent reading: 238 words of English non-fiction (Brysbaert 2019, 190 studies)."""
CHARACTERS = {"zh": 350, "ja": 550, "ko": 550}
"""A minute, in characters without spaces: zh and ja about as the measured speeds for texts of one content
(Trauzettel-Klosinski 2012: 255 and 357 characters read aloud; silent reading is about half as fast again), ko
as ja, whose syllables carry about as much."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def minutes(text: str, language: str) -> int:
    """Minutes that a text takes to read, at least one."""
    speed = CHARACTERS.get(language.partition("-")[0])
    if speed:
        return max(1, round(len(re.sub(r"\s", "", text)) / speed))
    return max(1, round(len(_WORD.findall(text)) / WORDS))
