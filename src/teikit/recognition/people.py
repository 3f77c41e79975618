"""Which words are given names or surnames somewhere in Europe (tools/make_names.py made the list)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def names() -> Mapping[str, str]:
    """Folded names with their kinds: g a given name, k one that is used alone, s a surname,
    w also an English word.
    """
    packed = files("teikit.recognition").joinpath("names.txt.z").read_bytes()
    rows = zlib.decompress(packed).decode().split("\n")
    return dict(row.split("\t") for row in rows)


def is_given(folded: str) -> bool:
    """Whether a folded word is a given name."""
    return "g" in names().get(folded, "")
