"""Compares the Schematron of TEI's exemplar ODDs with what TEI's own stylesheets extract, by failures.

Documents are the exemplars themselves, TEI files, and both with attributes taken away or exchanged.

python bench/odd_schematron.py [MUTATIONS [SEED [NAME...]]]    needs saxonche, TEIKIT_CORPUS, TEIKIT_SCHEMA
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from lxml import etree
from odd_oracle import compiler
from relaxng_mutations import mutate

from teikit import schematron
from teikit.tei.odd.constraints import sheet

SCH = "{http://purl.oclc.org/dsdl/schematron}"
ATTRIBUTE = re.compile(
    rb" (type|target|spanTo|when|who|resp|targetLang|scheme|ident|calendar|extent|unit|key)=\"[^\"]*\""
)


def main() -> int:
    if not {"TEIKIT_CORPUS", "TEIKIT_SCHEMA"} <= set(os.environ):
        print("TEIKIT_CORPUS and TEIKIT_SCHEMA are not set")
        return 0
    folder = Path(os.environ["TEIKIT_SCHEMA"]) / "odd"
    count, seed = (int(argument) for argument in (*sys.argv[1:3], *("80", "1")[len(sys.argv[1:3]) :]))
    names = sys.argv[3:] or sorted(path.stem for path in (folder / "expected-4.9.0a").glob("*.sch"))
    files = sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob("*/*.xml"))
    texts = [file.read_bytes() for file in files]
    small = [text for text in texts if len(text) < 40_000]
    odds = [path.read_bytes() for path in sorted((folder / "exemplars").glob("*.odd"))]
    wrong = total = 0
    for name in names:
        random = Random(f"{seed} {name}")
        documents = [*texts, *(mutate(random.choice(small), random)[1] for _ in range(count))]
        documents += [*odds, *(_poorer(text, random) for text in (*odds, *small[:40]))]
        failures, differ = _compare(folder, name, documents)
        total, wrong = total + failures, wrong + len(differ)
        print(
            f"{name}: {len(documents)} documents, {failures} failures, {len(differ)} differ {differ[:5]}",
            flush=True,
        )
    print(f"{len(names)} sheets, {total} failures, {wrong} documents with others (seed {seed})")
    return 1 if wrong else 0


def _compare(folder: Path, name: str, documents: Sequence[bytes]) -> tuple[int, list[int]]:
    """How many failures their sheet has, and the documents in which ours has others."""
    specification = compiler(folder).specification(folder / "exemplars" / f"{name}.odd")
    theirs = etree.parse(folder / "expected-4.9.0a" / f"{name}.sch").getroot()
    with tempfile.TemporaryDirectory() as made:
        sheets = []
        for number, root in enumerate((sheet(specification), _hoisted(theirs))):
            path = Path(made) / f"{number}.sch"
            path.write_bytes(etree.tostring(root))
            sheets.append(schematron.load(path))
        found = [[_failures(each, document) for each in sheets] for document in documents]
    differ = [number for number, (ours, expected) in enumerate(found) if ours != expected]
    return sum(len(expected) for _, expected in found), differ


def _failures(one: schematron.Sheet, document: bytes) -> list[tuple[int, int, str]]:
    return sorted({(each.line, each.column, each.test) for each in one.failures(document)})


def _hoisted(root: etree._Element) -> etree._Element:
    """Their sheet with the lets of a pattern without rules at its top, where their engine sees them, too."""
    for pattern in list(root.iter(f"{SCH}pattern")):
        if pattern.find(f"{SCH}rule") is None and not pattern.get("is-a"):
            first = root.index(root.find(f"{SCH}pattern"))
            for each in reversed(list(pattern)):
                root.insert(first, each)
            root.remove(pattern)
    return root


def _poorer(document: bytes, random: Random) -> bytes:
    """A document in which some attributes are gone, and some have another name."""

    def change(found: re.Match[bytes]) -> bytes:
        if random.random() < 0.6:
            return found[0]
        return (
            b"" if random.random() < 0.5 else b' notBefore="1900"' if found[1] == b"when" else b' subtype="x"'
        )

    return ATTRIBUTE.sub(change, document)


if __name__ == "__main__":
    sys.exit(main())
