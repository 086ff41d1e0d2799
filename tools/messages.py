"""Words of the public interface and their translations: `python -m tools.messages [update|compile|check]`.

update   collects the words of the code into every catalogue; translations that are there stay
compile  writes the `.mo` files that Django reads
check    says what update would change, what is not translated, and where placeholders differ

It needs no GNU gettext: Django turns a template into calls of gettext, and Babel reads those, reads Python,
and writes catalogues.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "src" / "cityties_site"
LOCALE = SITE / "locale"
PUBLIC = ("api", "feeds", "portal", "register", "stories/services")
"""What speaks to every reader; what only editors and reviewers see is not collected."""
LANGUAGES = ("zh_Hans", "zh_Hant", "ja", "ko")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in what is compiled: the same words make the same file."""
CALL = re.compile(r"\b(n?p?gettext|_)\(((?:\s*u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")\s*,?)+)[^()]*\)")
"""A call as `templatize` writes it: string literals, then perhaps a count."""
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd%]")


class Word(NamedTuple):
    """One message of the code."""

    file: str
    context: str | None
    singular: str
    plural: str | None

    @property
    def id(self) -> str | tuple[str, str]:
        """As Babel knows it."""
        return (self.singular, self.plural) if self.plural else self.singular


def words() -> Iterator[Word]:
    """Every message of the public apps, by file."""
    for name in PUBLIC:
        root = SITE / name
        for path in [root] if root.is_file() else sorted(root.rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _in_python(path)
        for path in sorted(root.rglob("templates/**/*.html")):
            yield from _in_template(path)


def _in_python(path: Path) -> Iterator[Word]:
    found = extract("python", io.BytesIO(path.read_bytes()), keywords=KEYWORDS)
    for _line, message, _comments, context in found:
        singular, plural = message if isinstance(message, tuple) else (message, None)
        yield Word(_name(path), context, singular, plural)


def _in_template(path: Path) -> Iterator[Word]:
    from django.utils.translation.template import templatize  # noqa: PLC0415 - setting up needs no Django

    for name, literals in CALL.findall(templatize(path.read_text("utf-8"), origin=str(path))):
        texts = [str(text) for text in ast.literal_eval(f"[{literals}]")]
        context = texts.pop(0) if "p" in name.removesuffix("gettext") else None
        yield Word(_name(path), context, texts[0], texts[1] if name.startswith("n") else None)


def _name(path: Path) -> str:
    return str(path.relative_to(SITE))


def template() -> Catalog:
    """All messages, without translations."""
    catalog = Catalog(fuzzy=False)
    for word in words():
        flags = ["python-format"] if PLACEHOLDER.search(word.singular) else []
        catalog.add(word.id, context=word.context, locations=[(word.file, None)], flags=flags)
    return catalog


def catalogue(language: str) -> Path:
    """The file of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """A language's catalogue as it stands."""
    path = catalogue(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> bytes:
    """A catalogue with all messages of the code and no others; nothing in it is guessed."""
    known, new = read(language), template()
    result = Catalog(locale=language, fuzzy=False, header_comment="# Words of CityTies' public interface.")
    for message in sorted(filter(_has_id, new), key=lambda m: (str(m.id), m.context or "")):
        before = known.get(message.id, message.context)
        result.add(
            message.id,
            before.string if before else None,
            context=message.context,
            locations=sorted(set(message.locations)),
            flags=message.flags,
        )
    written = io.BytesIO()
    write_po(written, result, width=110, omit_header=True)
    return _header(language) + written.getvalue()


def _header(language: str) -> bytes:
    lines = (
        "# Words of CityTies' public interface; `make messages` collects them from the code.",
        'msgid ""',
        'msgstr ""',
        f'"Language: {language}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        '"Plural-Forms: nplurals=1; plural=0;\\n"',
        "",
        "",
    )
    return "\n".join(lines).encode()


def compiled(language: str) -> bytes:
    """A catalogue as Django reads it."""
    with catalogue(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.creation_date = catalog.revision_date = ALWAYS
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def faults(language: str) -> Iterator[str]:
    """What is wrong with a language's catalogue, one line for each fault."""
    if catalogue(language).read_bytes() != updated(language):
        yield f"{language}: the code has other words; run `make messages`"
    for message in filter(_has_id, read(language)):
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        told = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.fuzzy:
            yield f"{language}: guessed, not translated: {ids[0]!r}"
        if not all(told):
            yield f"{language}: not translated: {ids[0]!r}"
        elif _placeholders(ids[-1]) != _placeholders(told[0]):
            yield f"{language}: other placeholders: {ids[-1]!r} and {told[0]!r}"


def _placeholders(text: str) -> list[str]:
    return sorted({match.group() for match in PLACEHOLDER.finditer(text)} - {"%%"})


def _has_id(message: Message) -> bool:
    return bool(message.id)


def main(arguments: list[str]) -> int:
    """Do what is asked; returns the exit code."""
    match arguments:
        case ["update"]:
            for language in LANGUAGES:
                content = updated(language)
                catalogue(language).parent.mkdir(parents=True, exist_ok=True)
                catalogue(language).write_bytes(content)
        case ["compile"]:
            for language in LANGUAGES:
                catalogue(language).with_suffix(".mo").write_bytes(compiled(language))
        case ["check"]:
            found = [fault for language in LANGUAGES for fault in faults(language)]
            print("\n".join(found) or "every word is translated")
            return int(bool(found))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
