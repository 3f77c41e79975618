"""The namespaces of a Schematron sheet, of schemas that carry rules, and of the stylesheet made of them."""

from __future__ import annotations

from typing import Final

SCHEMATRON: Final = "http://purl.oclc.org/dsdl/schematron"
XSLT: Final = "http://www.w3.org/1999/XSL/Transform"
SCHEMA: Final = "http://www.w3.org/2001/XMLSchema"
ERROR: Final = "http://www.w3.org/2005/xqt-errors"
RELAX_NG: Final = "http://relaxng.org/ns/structure/1.0"
TEI: Final = "http://www.tei-c.org/ns/1.0"
OWN: Final = "urn:teikit:schematron"
"""What this package adds to a tree or a stylesheet, so that it cannot meet a name of the sheet."""


def sch(name: str) -> str:
    """`name` in the Schematron namespace, in Clark's notation."""
    return f"{{{SCHEMATRON}}}{name}"


def xsl(name: str) -> str:
    """`name` in the XSLT namespace."""
    return f"{{{XSLT}}}{name}"


def own(name: str) -> str:
    """`name` in the namespace of this package."""
    return f"{{{OWN}}}{name}"
