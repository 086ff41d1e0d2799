"""`cityties places`: what the gazetteer knows."""

from __future__ import annotations

import difflib
from pathlib import Path

import click
from babel import Locale
from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from cityties import InputError, Place
from cityties.cli import words
from cityties.cli.consoles import stdout


class LookupGroup(click.Group):
    """A group whose argument is a name to look up, unless it is one of the subcommands."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `cityties places Kofu` for `cityties places find Kofu`."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["find", *args]
        return super().parse_args(ctx, args)


@click.group(cls=LookupGroup)
def places() -> None:
    """Look a place up in the gazetteer by any of its names.

    \b
    Examples:
      cityties places Kofu
      cityties places 成都
      cityties places Springfield --country US
      cityties places update ~/geonames
    """


@places.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--country", metavar="XX", help="Only places in this country (two letters, ISO 3166).")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="How many to show.")
def find(*, name: tuple[str, ...], country: str | None, limit: int) -> None:
    """Show the places that bear a name, the likeliest first."""
    from cityties.places import Gazetteer, suggesting  # noqa: PLC0415 - `cityties --help` needs no gazetteer

    wanted = " ".join(name)
    code = _country_code(country) if country else None
    gazetteer = Gazetteer.open()
    found = gazetteer.find(wanted, country=code, limit=limit, near_names=False)
    if not found:
        where = f" in {country}" if country else ""
        close = suggesting.suggest(gazetteer, wanted, country=code)
        raise InputError(
            wanted,
            f"the gazetteer knows no place of this name{where}",
            remedy=f"Did you mean {' or '.join(close)}?" if close else "Try its English or its own name.",
        )
    stdout().print(_table(found))


@places.command()
@click.argument("dumps", metavar="DUMPS_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
def update(*, dumps: Path) -> None:
    """Compile the gazetteer anew with your own GeoNames dumps.

    DUMPS_DIR holds allCountries.txt (or cities500.txt) and, for names with their languages,
    alternateNamesV2.txt, unpacked, from https://download.geonames.org/export/dump/.  Compiling takes minutes
    and some gigabytes of memory for all countries; the gazetteer of the package stays untouched, and comes
    back when the cache folder (CITYTIES_CACHE, else ~/.cache/cityties) is emptied.
    """
    from cityties.places.storing import recompile  # noqa: PLC0415 - `cityties --help` needs no gazetteer

    click.echo(f"The gazetteer is in {recompile(dumps)}.", err=True)


def _table(found: tuple[Place, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", expand=True, show_lines=True)
    table.add_column("GeoNames id", justify="right", no_wrap=True)
    table.add_column("Place and its names", ratio=1)
    table.add_column("Level", no_wrap=True)
    table.add_column("Lies in")
    table.add_column("People", justify="right", no_wrap=True)
    for place in found:
        table.add_row(
            str(place.id),
            Group(words.place(place), Text(_names(place), style="dim")),
            place.level.replace("_", " "),
            place.admin1 or "",
            f"{place.population:,}" if place.population else "",
        )
    return table


def _names(place: Place) -> str:
    """Each name once, with the languages that use it: ``en Kofu · ja zh 甲府市``."""
    languages: dict[str, list[str]] = {}
    for language, name in sorted(place.names.items()):
        languages.setdefault(name, []).append(language)
    return " · ".join(f"{' '.join(codes)} {name}" for name, codes in languages.items())


def _country_code(country: str) -> str:
    """A country code as ISO 3166 writes it; a name is taken for a question."""
    territories = {
        code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()
    }
    if country.upper() in territories:
        return country.upper()
    by_name = {name.lower(): code for code, name in territories.items()}
    close = difflib.get_close_matches(country.lower(), by_name, n=1)
    hint = f"Did you mean '{by_name[close[0]]}' ({territories[by_name[close[0]]]})?" if close else ""
    raise click.BadParameter(
        f"'{country}' is not a country code of two letters. {hint}".strip(), param_hint="--country"
    )
