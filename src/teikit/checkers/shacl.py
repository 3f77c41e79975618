"""Holds RDF to SHACL shapes of teikit's own, with pyshacl."""

from __future__ import annotations

import warnings
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from teikit.package import Receipt, Verdict

NEEDS = {"pyshacl": "teikit[archives]", "rdflib": "teikit[archives]"}


@cache
def _shapes(name: str) -> tuple[Any, str]:
    """The shapes of this folder, and the hash of their bytes."""
    from rdflib import Graph

    text = files("teikit.checkers").joinpath(name).read_bytes()
    return Graph().parse(data=text, format="turtle"), sha256(text).hexdigest()


def receipt(data: bytes, name: str) -> Receipt:
    """The verdict of shapes on some Turtle or JSON-LD."""
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes, digest = _shapes(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own use of what it gives up
        graph = Graph().parse(data=data, format="json-ld" if data.startswith(b"{") else "turtle")
    conforms, report, _ = validate(graph, shacl_graph=shapes, advanced=False, inplace=True)
    found = sorted(
        f"{report.value(each, SH.focusNode)}: {report.value(each, SH.resultMessage)}"
        for each in report.objects(None, SH.result)
    )
    return Receipt(
        "",
        Verdict.VALID if conforms else Verdict.INVALID,
        f"pyshacl {version('pyshacl')}",
        f"teikit/checkers/{name}",
        digest,
        tuple(found[:20]),
        {"statements": len(graph)},
    )
