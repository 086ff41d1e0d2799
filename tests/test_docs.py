"""The documents are true: their code runs, their links lead somewhere, what is generated is fresh."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tools import write_cli_docs

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
CODE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\((?!https?://)([^)#]+)")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if CODE.search(p.read_text("utf-8"))], ids=name)
def test_python_code_runs(path, monkeypatch):
    """Does all Python of a document run, one block after the other, from the project's root?"""
    monkeypatch.chdir(ROOT)
    program = "\n".join(CODE.findall(path.read_text("utf-8")))
    exec(compile(program, str(path), "exec"), {"__name__": "document"})  # noqa: S102 - our own documents


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path):
    """Does every file exist that a document links to?"""
    targets = LINK.findall(path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_page_of_the_command_line_is_fresh():
    """Does docs/cli.md say what --help says?  If not: make docs."""
    assert write_cli_docs.PATH.read_text("utf-8") == write_cli_docs.text()


def test_every_target_of_the_makefile_says_what_it_does_or_is_a_check():
    """Does `make help` know every target, but for the single checks of `make test`?"""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    silent = [target for target in targets if not re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)]
    checks = re.search(r"^test: (.*) ##", makefile, re.MULTILINE)[1].split()
    at_once = re.search(r"^checks: .*\n\t.*--output-sync=target (.*)$", makefile, re.MULTILINE)[1].split()
    assert sorted(silent) == sorted({*checks, *at_once})


def test_every_dependency_has_its_reason():
    """Does docs/decisions/dependencies.md tell of every package of pyproject.toml, and of no other?"""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    told = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w[\w., -]*) \|", told, re.MULTILINE)[1:]
    assert sorted(", ".join(rows).split(", ")) == sorted(names(project["project"]["dependencies"]))
    assert [name for name in names(project["dependency-groups"]["dev"]) if name not in told] == []


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[<>=]", requirement)[0] for requirement in requirements]
