"""The tables say what they hold."""

from __future__ import annotations

import pytest
from tools.write_data_dictionary import TARGET, dictionary

from cityties_site.register.models import DERIVED, GIVEN, AccessToken, Revision

FIELDS = [
    field
    for model in (*GIVEN, *DERIVED, AccessToken, Revision)
    for field in model._meta.concrete_fields
    if not field.auto_created
]


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_every_column_says_what_it_is(field):
    """Has each column a help text, which becomes the data dictionary?"""
    assert str(field.help_text).endswith(".")


def test_the_data_dictionary_is_up_to_date():
    """Is docs/data-dictionary.md what `python -m tools.write_data_dictionary` writes?"""
    assert TARGET.read_text(encoding="utf-8") == dictionary()
