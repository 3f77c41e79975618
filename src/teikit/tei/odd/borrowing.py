"""Schemas of other vocabularies that an ODD borrows: RELAX NG with what it includes in place (TEI P5
22.8.3).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.odd.namespaces import RNG, bound, line, said, space


def borrowed(path: Path, load: Callable[[Path], Source], around: tuple[Path, ...] = ()) -> etree._Element:
    """A schema in which each include is a div with what it includes, and what it overrides behind it."""
    if path.suffix == ".rnc":
        raise FileError(str(path), "is in the compact syntax", hint="name the schema's XML form, .rng")
    source = load(path)
    root = parse(source).root
    if space(root) != RNG:
        raise FileError(str(path), "is no RELAX NG schema", hint="name the schema's XML form, .rng")
    for include in [*root.iter(f"{{{RNG}}}include")]:
        other = path.parent / unquote(include.get("href", ""))
        if other.resolve() in (*around, path.resolve()):
            raise FileError(
                str(path),
                f'includes "{include.get("href")}", which includes it',
                line=max(line(include), 1),
            )
        inner = borrowed(other, load, (*around, path.resolve()))
        made = etree.Element(f"{{{RNG}}}div", said(inner), nsmap=bound(inner))
        made.extend(list(inner))
        include.addprevious(made)
        for each in list(include):
            include.addprevious(each)
        parent = include.getparent()
        if parent is not None:
            parent.remove(include)
    return root
