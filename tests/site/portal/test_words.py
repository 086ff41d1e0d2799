"""Every word of the interface goes through gettext."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cityties_site import portal

FOLDER = Path(portal.__file__).parent / "templates" / "portal"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
TRANSLATED = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%\s*comment.*?{%\s*endcomment\s*%}", re.S
)
HIDDEN = re.compile(r"<style.*?</style>|<script.*?</script>|{% block body_class %}.*?{% endblock %}", re.S)
MACHINERY = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
SPOKEN = re.compile(r'(?:aria-label|alt|title|placeholder|data-done)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {"JSON", "Atom", "Feed", "iCalendar", "amp", "nbsp"}
"""The same in every language."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_word_stands_in_a_template_by_itself(path):
    """Are there no words between the tags, or in what is read aloud, that a translator never sees?"""
    source = HIDDEN.sub("", TRANSLATED.sub("", path.read_text("utf-8")))
    plain = MACHINERY.sub("", source)
    said = [re.sub(r"<[^>]*>", " ", plain), *SPOKEN.findall(plain)]
    assert [word for text in said for word in WORD.findall(text) if word not in NAMES] == []
