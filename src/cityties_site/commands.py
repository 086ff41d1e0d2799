"""What the commands of the register do; the command line of the library calls it when it is installed."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import django
import msgspec
from rich.progress import track

import cityties
from cityties import InputError, Reading
from cityties.cli import inputs
from cityties.cli.consoles import complain, stderr

if TYPE_CHECKING:
    from cityties_site.register.services import Report


THREADS = 2
"""Of one process: more only wait for one another (pages are made by Python, a thread at a time)."""


def set_up() -> None:
    """Make Django and the database ready; a new or older database is brought to this version."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityties_site.settings.development")
    django.setup()
    from cityties_site.register.services import databases  # noqa: PLC0415 - Django's modules want its settings
    from cityties_site.stories import services as stories  # noqa: PLC0415

    databases.make_ready()
    stories.plant()


def add(names: tuple[str, ...], *, reader: str | None, again: bool) -> int:
    """Read and load; returns the exit code: 0, or 1 if an input could not be read."""
    from cityties_site.register import services  # noqa: PLC0415 - Django's modules want its settings
    from cityties_site.register.services import databases  # noqa: PLC0415

    report = services.Report()
    for name in _with_progress(_expanded(names, report.failed)):
        version = reader or cityties.__version__
        try:
            if name.endswith((".jsonl", ".ndjson")):
                report += services.load(_read_lines(name), reader=version)
            else:
                report += _add_page(name, again=again)
        except InputError as error:
            complain(str(error))
            report.failed.append(name)
    databases.settle()
    click.echo(str(report), err=True)
    return 1 if report.failed else 0


def _add_page(name: str, *, again: bool) -> Report:
    from cityties_site.register import services  # noqa: PLC0415 - Django's modules want its settings

    page = inputs.load(name)
    if not again and services.known(page.digest, page.address):
        return services.Report(unchanged=1)
    return services.load([cityties.read_page(page, gazetteer=services.gazetteer())])


def _read_lines(name: str) -> Iterator[Reading]:
    decode = msgspec.json.Decoder(Reading).decode
    with Path(name).open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if b"\\u0000" in line:
                raise InputError(
                    f"{name}:{number}", "a NUL in the text", remedy="Remove \\u0000 from the line."
                )
            if line.strip():
                try:
                    yield decode(line)
                except msgspec.MsgspecError as error:
                    remedy = "Give what `cityties read` prints."
                    raise InputError(f"{name}:{number}", f"no reading: {error}", remedy=remedy) from error


def _expanded(names: tuple[str, ...], failed: list[str]) -> list[str]:
    expanded: list[str] = []
    for name in names:
        try:
            lines = sorted(map(str, Path(name).glob("*.jsonl"))) if Path(name).is_dir() else []
            expanded += lines + [n for n in inputs.expand(name) if n not in lines]
        except InputError as error:
            complain(str(error))
            failed.append(name)
    return expanded


def _with_progress(names: list[str]) -> Iterator[str]:
    quiet = not sys.stderr.isatty() or len(names) < 2
    yield from track(names, "Adding", console=stderr(), transient=True, disable=quiet)


def rebuild(*, check: bool) -> int:
    """Rebuild what is derived, or print what that would change."""
    from cityties_site.register import services  # noqa: PLC0415 - Django's modules want its settings

    if not check:
        services.rebuild()
        click.echo("Rebuilt.", err=True)
        return 0
    differences = services.check()
    for line in differences:
        click.echo(line)
    click.echo(f"{len(differences)} differences." if differences else "No difference.", err=True)
    return 1 if differences else 0


def backup(file: str) -> None:
    """Write a backup."""
    from cityties_site.register.services import archive  # noqa: PLC0415 - Django's modules want its settings

    click.echo(str(archive.backup(Path(file))), err=True)


def restore(file: str, *, replace: bool) -> None:
    """Restore a backup."""
    from cityties_site.register.services import archive  # noqa: PLC0415 - Django's modules want its settings

    click.echo(str(archive.restore(Path(file), replace=replace)), err=True)


def serve(*, host: str, port: int, processes: int) -> None:
    """Serve the portal until it is stopped."""
    from granian.constants import Interfaces  # noqa: PLC0415 - only here is a server needed
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    from cityties_site.stories import services as stories  # noqa: PLC0415

    _check_free(host, port)
    click.echo(f"The portal is open on http://{host}:{port}/ (Ctrl-C stops it)", err=True)
    _tell_login(host, port)
    stories.keep_publishing()
    target = "cityties_site.wsgi:application"
    Server(
        target,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()


def _tell_login(host: str, port: int) -> None:
    """Make and print a login for the desk, where the register is one's own and nobody else can reach it."""
    from django.conf import settings  # noqa: PLC0415 - Django's modules want its settings

    from cityties_site.register.services.people import local_login  # noqa: PLC0415

    if settings.CITYTIES_LOCAL_LOGIN and host in {"127.0.0.1", "localhost", "::1"}:
        name, password = local_login(settings.DATA)
        click.echo(
            f"The review desk: http://{host}:{port}/desk/  name: {name}  password: {password}", err=True
        )


def _check_free(host: str, port: int) -> None:
    """Say so if somebody else answers there already: the server itself would share the port with them."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        remedy = "Stop what answers there, or choose another port with --port."
        raise InputError(
            f"{host}:{port}", f"cannot be listened on: {os.strerror(error.errno or 0)}", remedy=remedy
        ) from error


def token(name: str, *, revoke: bool) -> None:
    """Make or revoke a token of the API."""
    from cityties_site.register import services  # noqa: PLC0415 - Django's modules want its settings

    if revoke:
        held = services.revoke_token(name)
        click.echo(f"{name}: {'revoked' if held else 'there was no token that holds'}.", err=True)
    else:
        click.echo(services.make_token(name))
