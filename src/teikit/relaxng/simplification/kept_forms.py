"""Keeps simple forms, each a proof that its schema is correct, by their hash, where the caller says."""

from __future__ import annotations

import json
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from teikit.relaxng.simplification.simple_form import Simple

if TYPE_CHECKING:
    from teikit.relaxng.addresses import Reader
    from teikit.relaxng.syntax.sources import Redirect, Sources

_FORMAT = "4"
LEAST = 20_000
"""Schemas of fewer bytes are read anew: that is as quick."""


class Kept(Protocol):
    """Where the forms are kept, by names that are hashes."""

    def get(self, name: str, /) -> bytes | None:
        """What is kept under a name, if anything."""

    def put(self, name: str, data: bytes, /) -> None:
        """Keep it; what cannot be kept is no error."""


def recall(kept: Kept, path: str, text: bytes, redirect: Redirect, reader: Reader) -> Simple | None:
    """The simple form of the schema, if it is kept and what it includes is where it was and as it was."""
    try:
        found = json.loads(kept.get(_name(path, text)) or b"")
        for other, digest in found["files"].items():
            if sha256(reader.read(other)).hexdigest() != digest:
                return None
        if any(redirect(target) != other for target, other in found["redirected"].items()):
            return None
        simple = Simple(**{name: _tuples(value) for name, value in found["simple"].items()})
        return simple if len(simple.rows) == len(simple.places) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(kept: Kept, path: str, text: bytes, simple: Simple, sources: Sources) -> None:
    """Keep the simple form."""
    others = {other: digest for other, digest in sources.hashes.items() if other != path}
    form = {field.name: getattr(simple, field.name) for field in fields(simple)}
    body = {"files": others, "redirected": sources.redirected, "simple": form}
    kept.put(_name(path, text), json.dumps(body, separators=(",", ":")).encode())


def _name(path: str, text: bytes) -> str:
    digest = sha256(f"{_FORMAT}\0{Path(path).absolute()}\0".encode("utf-8", "surrogateescape"))
    digest.update(text)
    return f"{digest.hexdigest()}.json"


def _tuples(value: Any) -> Any:
    """JSON's lists as the tuples that they were, below the top."""
    return [_tuple(item) for item in value] if isinstance(value, list) else value


def _tuple(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_tuple(item) if isinstance(item, list) else item for item in value])
    return value
