"""Data files of the project: what is known of languages and countries, as YAML beside the code."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

from cityties.errors import DataError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is built in


def read_knowledge(package: str, name: str) -> Any:
    """The content of a YAML file in a package; raises `DataError` where it cannot be read as YAML.

    ``read_knowledge("cityties.claims", "cues/en.yml")``
    """
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones
    except yaml.YAMLError as error:
        raise DataError(f"{package}/{name}: this is no valid YAML ({error}). Mend the file.") from error
