"""Holds XML to a RELAX NG grammar of teikit's own, for formats whose own schema no package carries."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import islice

from teikit import relaxng
from teikit.package import Receipt, Verdict

FEW = 20
"""Complaints that are handed on; after so many nobody reads them."""


@cache
def _grammar(name: str) -> tuple[relaxng.Schema, str]:
    """A grammar of this folder, and the hash of its bytes."""
    text = files("teikit.checkers").joinpath(name).read_bytes()
    return relaxng.load(name, text), sha256(text).hexdigest()


def receipt(data: bytes, name: str) -> Receipt:
    """The verdict of the grammar of that name on a document."""
    grammar, digest = _grammar(name)
    found = tuple(f"line {each.line}: {each.message}" for each in islice(grammar.violations(data), FEW))
    verdict = Verdict.INVALID if found else Verdict.VALID
    return Receipt("", verdict, schema=f"teikit/checkers/{name}", schema_sha256=digest, remarks=found)
