"""Write docs/data-dictionary.md from the register's tables: `python -m tools.write_data_dictionary`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"


def main() -> int:
    """Write the page, or say whether it is as it would be written."""
    text = dictionary()
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


def dictionary() -> str:
    """The page, from the models and their help texts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityties_site.settings.testing")
    import django  # noqa: PLC0415 - its settings are chosen first

    django.setup()
    from cityties_site.desk.models import Decision, Draft, Lease  # noqa: PLC0415
    from cityties_site.register.models import DERIVED, GIVEN, AccessToken, Revision  # noqa: PLC0415

    lines = [
        "# Data dictionary",
        "",
        "Written by `make docs` from the models.  Tables are named `register_…`.",
    ]
    lines += ["", "## What was given", "", "Rows are only ever added."]
    lines += [line for model in GIVEN for line in _table(model)]
    lines += [
        "",
        "## What is derived",
        "",
        "Removed and made anew by `cityties rebuild`, with the same result.",
    ]
    lines += [line for model in DERIVED for line in _table(model)]
    lines += ["", "## Beside these", *_table(AccessToken), *_table(Revision)]
    lines += ["", "## The review desk's own", "", "Tables are named `desk_…`."]
    lines += [line for model in (Lease, Decision, Draft) for line in _table(model)]
    return "\n".join(lines) + "\n"


def _table(model: Any) -> Iterator[str]:
    summary = " ".join((model.__doc__ or "").split())
    yield from (
        "",
        f"### {model._meta.db_table}",
        "",
        summary,
        "",
        "| column | type | what it is |",
        "| --- | --- | --- |",
    )
    for field in model._meta.concrete_fields:
        what = field.help_text or "The row's number."
        yield f"| `{field.column}` | {_type(field)} | {what} |"


def _type(field: Any) -> str:
    if field.is_relation:
        return f"→ {field.related_model._meta.db_table}"
    kind = field.get_internal_type().removesuffix("Field")
    named = f"{kind}({field.max_length})" if field.max_length else kind
    return f"{named}, may be empty" if field.null else named


if __name__ == "__main__":
    sys.exit(main())
