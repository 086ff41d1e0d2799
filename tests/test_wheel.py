"""A bare install: the wheel, without the tools of development, reads a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UV = [sys.executable, "-m", "uv"]
PAGE = ROOT / "examples" / "pages" / "prague-taipei-signing.html"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel as it would be released."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*UV, "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_data(wheel):
    """Are the data files beside the code in it, with styles, scripts and the licence, and no tests?"""
    names = zipfile.ZipFile(wheel).namelist()
    missing = [
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and path.suffix != ".pyc" and str(path.relative_to(ROOT / "src")) not in names
    ]
    assert missing == []
    assert "cityties_site/portal/static/portal/base.css" in names, "built by: make frontend"
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not any(name.startswith(("tests/", "benchmark/")) for name in names)


@pytest.mark.slow
def test_a_bare_install_reads_a_page(wheel, tmp_path):
    """Does the library import and read without the development group, away from the project's folder?"""
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    install = [*UV, "pip", "install", "--quiet", "--python", str(python)]
    subprocess.run([*install, "--constraint", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    command = [str(python.parent / "cityties"), "read", str(PAGE)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["claims"]
