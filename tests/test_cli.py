"""The command line: what it prints, where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from rich.console import Console

from cityties import Reading
from cityties.cli import explanation, main, table
from cityties.testing import exchange, reading, tie, when

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
SIGNING = str(EXAMPLES / "prague-taipei-signing.html")
NOTHING = str(Path(__file__).parent / "data" / "weather.txt")


def run(*arguments: str, given: bytes | None = None):
    """Run the command as a shell would."""
    return CliRunner().invoke(main, [*arguments], input=given)


def printed(width: int, show, **options) -> str:
    """What a console of some width would show."""
    console = Console(file=io.StringIO(), width=width, **options)
    show(console)
    return console.file.getvalue()


# --- read


def test_read_prints_one_json_object_a_line():
    """Is each line a reading that loads again?"""
    done = run("read", SIGNING, NOTHING)
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    for line, name in zip(lines, (SIGNING, NOTHING), strict=True):
        assert msgspec.json.decode(line, type=Reading).source == name
    assert done.stderr == ""


def test_exit_code_0_when_something_is_found():
    """Does a page with a signing end well?"""
    assert run("read", SIGNING).exit_code == 0


def test_exit_code_1_when_an_input_fails_and_the_others_are_read(tmp_path):
    """Is a missing file told on stderr, and the next file read?"""
    done = run("read", str(tmp_path / "gone.html"), SIGNING)
    assert done.exit_code == 1
    assert "gone.html: there is no such file" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_exit_code_3_when_nothing_is_found():
    """Can a script tell an empty-handed run from a failed one?"""
    done = run("read", NOTHING)
    assert done.exit_code == 3
    assert json.loads(done.stdout)["claims"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Usage:"),
        (["raed", "x"], "Did you mean 'read'?"),
        (["read"], "Missing argument"),
        (["read", SIGNING, "--tabel"], "'--table'?"),
        (["read", SIGNING, "--published", "12.2.2020"], "write 2020-02-11"),
        (["read", SIGNING, "--published", "2020-02-31"], "not in the calendar"),
        (["read", SIGNING, NOTHING, "--address", "https://example.org/"], "belongs to one page"),
        (["explain", SIGNING, "99"], "There is no finding '99'"),
        (["explain", NOTHING, "1"], "Nothing was found"),
        (["places", "Kofu", "--country", "Japan"], "Did you mean 'JP' (Japan)?"),
    ],
    ids=lambda value: " ".join(value)[-40:] if isinstance(value, list) else None,
)
def test_exit_code_2_when_the_command_is_not_understood(arguments, said):
    """Does a usage error say what would be right?"""
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.html", b"", "the page is empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
        ("office.html", b"PK\x03\x04" + bytes(range(256)), "an office file"),
    ],
)
def test_bad_inputs_are_told_by_name(tmp_path, name, data, said):
    """Does the message say which input, what is wrong with it and what to do?"""
    path = tmp_path / name
    path.write_bytes(data)
    done = run("read", str(path))
    assert done.exit_code == 1
    assert f"{path}: " in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_misspelt_file_is_guessed():
    """Does a slip of the fingers get a hint?"""
    done = run("read", str(EXAMPLES / "prague-taipei-singing.html"))
    assert f"Did you mean '{SIGNING}'?" in done.stderr


def test_a_directory_stands_for_its_files(tmp_path):
    """Are files read in the order of their names, those in folders too, hidden ones not?"""
    (tmp_path / "later").mkdir()
    for name in ("b.txt", "a.txt", "later/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text("Kofu lies in Japan.")
    sources = [json.loads(line)["source"] for line in run("read", str(tmp_path)).stdout.splitlines()]
    assert sources == [str(tmp_path / name) for name in ("a.txt", "b.txt", "later/c.txt")]


def test_a_directory_without_pages_is_told(tmp_path):
    """Are pictures beside a saved page passed over, and is an empty hand told from an empty directory?"""
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    done = run("read", str(tmp_path), NOTHING)
    assert done.exit_code == 1
    assert "no pages in this directory" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_standard_input_is_read():
    """Can a page come through a pipe, with its address?"""
    done = run(
        "read",
        "-",
        "--address",
        "https://example.org/prague",
        given=Path(SIGNING).read_bytes(),
    )
    line = json.loads(done.stdout)
    assert line["source"] == "standard input"
    assert line["address"] == "https://example.org/prague"


def test_published_is_taken_for_the_date():
    """Does a date that the caller knows date the page?"""
    done = run("read", NOTHING, "--published", "2019-10-08")
    assert json.loads(done.stdout)["article"]["published"]["value"] == "2019-10-08"


def test_read_is_deterministic():
    """Do two runs print the same bytes?"""
    assert run("read", str(EXAMPLES)).stdout_bytes == run("read", str(EXAMPLES)).stdout_bytes


# --- --table


@pytest.mark.parametrize("width", [80, 100, 140])
def test_the_table_fits(width):
    """Does every line fit, with the finding's places, date, basis, status and words in it?"""
    shown = printed(width, lambda console: table.show(console, reading(tie(), exchange())))
    assert max(map(len, shown.splitlines())) <= width
    told = ["sister city", "Chengdu", "–", "Kofu", "→", "1984", "stated", "inferred", "active", "became"]
    assert [word for word in told if word not in shown] == []


def test_the_table_is_plain_where_nobody_looks(monkeypatch):
    """Is a table in a file free of colour codes?"""
    assert "\x1b" not in run("read", SIGNING, "--table").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    shown = printed(80, lambda console: table.show(console, reading(tie())), force_terminal=True)
    assert not re.search(r"\x1b\[[\d;]*3[0-7]", shown)


def test_the_table_can_be_printed_in_ascii():
    """Does a terminal without accents get a table, with question marks?"""
    done = subprocess.run(
        [sys.executable, "-m", "cityties", "read", SIGNING, "--table"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Prague?CZ" in done.stdout


def test_the_table_counts_what_several_pages_gave():
    """Does the last line sum up?"""
    assert run("read", SIGNING, NOTHING, "--table").stdout.rstrip().endswith("in 2 pages")
    assert "Nothing found." in run("read", NOTHING, "--table").stdout


def test_an_exchange_over_days_shows_both():
    """Is the end of a visit shown with its beginning?"""
    visit = exchange(kind="visit", date=when("2018-07-31"), end=when("2018-08-03"))
    shown = printed(140, lambda console: table.show(console, reading(visit)))
    assert "2018-07-31 to" in shown
    assert "2018-08-03" in shown


# --- explain


def test_explain_takes_a_finding_apart():
    """Are the sentence, the fields, the features with their weights and the candidates shown?"""
    shown = printed(100, lambda console: explanation.show(console, reading(tie()), tie()))
    told = [
        "In 1984, Chengdu and Kofu",
        "since",
        "cue: became sister cities",
        "+0.60",
        "0.97",
        "✓",
    ]
    assert [word for word in told if word not in shown] == []


def test_explain_marks_the_evidence():
    """Are the words of the evidence marked where there is colour?"""
    shown = printed(
        100,
        lambda console: explanation.show(console, reading(tie()), tie()),
        force_terminal=True,
        color_system="standard",
    )
    assert "\x1b[1;30;43mIn 1984" in shown


def test_explain_by_number_and_by_id():
    """Can a finding be chosen by its number, and by the beginning of its id?"""
    claims = json.loads(run("read", SIGNING).stdout)["claims"]
    by_number, by_id = run("explain", SIGNING, "1"), run("explain", SIGNING, claims[0]["id"])
    assert by_number.exit_code == 0
    assert by_number.stdout == by_id.stdout
    assert claims[0]["id"] in by_number.stdout


def test_explain_without_a_number_lists_the_findings():
    """Is one shown how to go on?"""
    done = run("explain", SIGNING)
    assert done.exit_code == 0
    assert f"cityties explain {SIGNING} 1" in done.stdout


def test_explain_a_missing_file():
    """Is the project's own error one clear line?"""
    done = run("explain", "gone.html", "1")
    assert done.exit_code == 1
    assert "gone.html: there is no such file" in done.stderr


# --- places


def test_places_shows_what_the_gazetteer_knows():
    """Are id, country, region and the names in other languages shown?"""
    done = run("places", "Kofu", "--country", "JP")
    assert done.exit_code == 0
    for word in ("1859100", "Yamanashi", "甲府"):
        assert word in done.stdout


def test_places_unknown():
    """Does an unknown name fail with a hint?"""
    done = run("places", "Xyzzyville")
    assert done.exit_code == 1
    assert "knows no place of this name" in done.stderr


def test_places_misspelt():
    """Is a slip in a name met with a name that exists?"""
    assert "Did you mean Sapporo?" in run("places", "Sapporro").stderr


# --- help


@pytest.mark.parametrize("command", ["read", "explain", "places"])
def test_help_has_examples(command):
    """Does each command show how it is used?"""
    assert "Examples:" in run(command, "--help").stdout
