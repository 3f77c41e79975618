"""Keeps simple forms, each a proof that its schema is correct, in the user's cache by their hash."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.relaxng.simplification.simple_form import Simple

if TYPE_CHECKING:
    from teikit.relaxng.syntax.sources import Redirect, Sources

_FORMAT = "4"
LEAST = 20_000
"""Schemas of fewer bytes are read anew: that is as quick."""


def folder() -> Path:
    """Where the forms are kept: TEIKIT_CACHE, or the user's cache folder."""
    if named := os.environ.get("TEIKIT_CACHE"):
        return Path(named) / "relaxng"
    try:
        if sys.platform == "win32":
            home = os.environ.get("LOCALAPPDATA", "") or str(Path.home())
        else:
            home = os.environ.get("XDG_CACHE_HOME", "") or str(Path.home() / ".cache")
    except RuntimeError:  # the user has no home
        home = os.devnull
    return Path(home) / "teikit" / "relaxng"


def recall(path: str, text: bytes, redirect: Redirect) -> Simple | None:
    """The simple form of the schema, if it is kept and what it includes is where it was and as it was."""
    try:
        kept = json.loads(_file(path, text).read_bytes())
        for other, digest in kept["files"].items():
            if sha256(Path(other).read_bytes()).hexdigest() != digest:
                return None
        if any(redirect(target) != other for target, other in kept["redirected"].items()):
            return None
        simple = Simple(**{name: _tuples(value) for name, value in kept["simple"].items()})
        return simple if len(simple.rows) == len(simple.places) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(path: str, text: bytes, simple: Simple, sources: Sources) -> None:
    """Keep the simple form; a cache that cannot be written is no error."""
    others = {other: digest for other, digest in sources.hashes.items() if other != path}
    form = {field.name: getattr(simple, field.name) for field in fields(simple)}
    kept = {"files": others, "redirected": sources.redirected, "simple": form}
    body = json.dumps(kept, separators=(",", ":"))
    target = _file(path, text)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.urandom(8).hex()}.part")  # tempfile takes a while to load
        part.write_text(body, encoding="utf-8")
        part.replace(target)
    except OSError:
        return


def _file(path: str, text: bytes) -> Path:
    digest = sha256(f"{_FORMAT}\0{Path(path).absolute()}\0".encode())
    digest.update(text)
    return folder() / f"{digest.hexdigest()}.json"


def _tuples(value: Any) -> Any:
    """JSON's lists as the tuples that they were, below the top."""
    return [_tuple(item) for item in value] if isinstance(value, list) else value


def _tuple(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_tuple(item) if isinstance(item, list) else item for item in value])
    return value
