"""teikit's own profile of TEI: the schema of what convert writes, and what it says of its elements."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from teikit.caching import Kept
from teikit.relaxng import Schema, load

ADDRESS = "urn:teikit:profile"
"""How files name it: convert writes that, and whoever wants to be held to it."""
MODEL = f'<?xml-model href="{ADDRESS}" schematypens="http://relaxng.org/ns/structure/1.0"?>'


@cache
def path() -> Path:
    """Where the profile lies: in the package, or in the checkout that it runs from."""
    installed = Path(str(files("teikit"))) / "schema" / "teikit.rng"
    return installed if installed.exists() else Path(__file__).parents[3] / "schema" / "teikit.rng"


@cache
def grammar() -> Schema:
    """The profile, ready to be asked what may stand where."""
    return load(path(), kept=Kept.of("relaxng"))
