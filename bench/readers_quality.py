"""How well office and web formats are read: TEI published with pandoc, and pandoc's own test files.

TEIKIT_CORPUS=…/corpus python bench/readers_quality.py published [FILES-A-PROJECT]
python bench/readers_quality.py pandoc CHECKOUT-OF-PANDOC
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings as Checking
from teikit.converting.pipeline import Converted, Settings, convert
from teikit.converting.plan import Choice
from teikit.schemas import Schemas
from teikit.source import FileError, Source
from teikit.text import Document
from teikit.workspace import Workspace

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
TOOLS = CORPUS.parent / "tools"
FORMATS = ("docx", "odt", "epub", "html", "md")
LARGEST = 1_500_000
PLAIN = Settings(choice=Choice(ignore=("taggers",)))
NATIVE = {
    "head": r"\bHeader\b",
    "note": r"\bNote\b",
    "list": r"\b(?:BulletList|OrderedList|DefinitionList)\b",
    "quote": r"\bBlockQuote\b",
    "table": r"\bTable\b",
    "row": r"\bRow\b",
    "cell": r"\bCell\b",
    "link": r"\bLink\b",
    "graphic": r"\bImage\b",
}
"""What pandoc's tree calls what we claim."""


def main() -> None:
    match sys.argv[1:]:
        case ["published", *most]:
            published(int(most[0]) if most else 4)
        case ["pandoc", checkout]:
            pandoc(Path(checkout) / "test")
        case _:
            sys.exit(__doc__)


def published(most: int) -> None:
    """Some files of each project of the corpus, in all formats."""
    rows: dict[str, Counter[str]] = {form: Counter() for form in FORMATS}
    with tempfile.TemporaryDirectory() as folder:
        for tei in spread(most):
            out = Path(folder, tei.stem)
            command = [sys.executable, TOOLS / "publish.py", tei, "-o", out, "--to", ",".join(FORMATS)]
            subprocess.run(command, check=True, capture_output=True)
            if not json.loads(out.with_name(f"{tei.stem}.json").read_text("utf-8"))["blocks"]:
                continue  # a header without a text
            for form in FORMATS:
                rows[form] += scored(out.with_name(f"{tei.stem}.{form}"), out.with_name(f"{tei.stem}.json"))
    print("| format | files | tokens | text error | notes | findings | files over 0.4 % | MB/s |")
    print("|---|---|---|---|---|---|---|---|")
    for form, row in rows.items():
        print(
            f"| {form} | {row['files']} | {row['tokens']:,} | {row['errors'] / row['tokens']:.3%} "
            f"| {row['right']} of {row['gold']} | {row['findings']} | {row['over']} "
            f"| {row['bytes'] / 1e6 / (row['nanoseconds'] / 1e9):.1f} |"
        )


def spread(most: int) -> list[Path]:
    """The same number of files of each project, spread over its list."""
    found: list[Path] = []
    for _, files in groupby(sorted((CORPUS / "tei").glob("*/*.xml")), key=lambda path: path.parent):
        small = [each for each in files if each.stat().st_size < LARGEST]
        found += small[:: max(1, len(small) // most)][:most]
    return found


def scored(path: Path, gold: Path) -> Counter[str]:
    source = Workspace().source(path)
    begin = time.process_time_ns()
    made = convert(source, PLAIN)
    took = time.process_time_ns() - begin
    target = path.with_name(f"{path.name}.xml")
    target.write_bytes(made.data)
    command = [sys.executable, str(TOOLS / "score.py"), str(gold), str(target), "--json"]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    notes, errors = said["note_references"], round(said["text_error"] * said["tokens"])
    if said["text_error"] > 0.004 or notes["right"] < notes["gold"]:
        print(f"{path.name}: {said['text_error']:.2%} of {said['tokens']}, notes {notes}", file=sys.stderr)
    return Counter(
        files=1,
        tokens=said["tokens"],
        errors=errors,
        right=notes["right"],
        gold=notes["gold"],
        findings=findings(target, made),
        over=said["text_error"] > 0.004,
        bytes=len(made.document.text.encode()),
        nanoseconds=took,
    )


def findings(path: Path, made: Converted) -> int:
    return len(validate(Source(str(path), made.data), Checking(), Schemas()))


def pandoc(tests: Path) -> None:
    """Pandoc's test files: what its own reader finds in them, and what we find."""
    print("| format | files | refused | of pandoc's elements | lost characters | not built | findings |")
    print("|---|---|---|---|---|---|---|")
    folders = {
        "docx": (tests / "docx", tests / "docx"),
        "odt": (tests / "odt/odt", tests / "odt/native"),
        "epub": (tests / "epub", tests / "epub"),
    }
    for form, (files, natives) in folders.items():
        total, agree, lost, refused, dropped, found = 0, 0, 0, 0, 0, 0
        every = sorted(files.glob(f"*.{form}"))
        for path in every:
            try:
                made = convert(Workspace().source(path), PLAIN)
            except FileError as error:
                refused += 1
                print(error, file=sys.stderr)
                continue
            dropped += len(made.dropped)
            found += findings(path, made)
            lost += missing(form, path, made.document)
            for element, wanted, ours in compared(natives, path.stem, made.document):
                total += wanted
                agree += min(wanted, ours)
                if wanted != ours:
                    print(f"{path.name}: {element} {ours} of {wanted}", file=sys.stderr)
        print(f"| {form} | {len(every)} | {refused} | {agree} of {total} | {lost} | {dropped} | {found} |")


def compared(natives: Path, name: str, document: Document) -> list[tuple[str, int, int]]:
    """How many of each element pandoc has, and how many we have; nothing where it has no tree of the file."""
    native = next(
        (p for p in (natives / f"{name}.native", natives / f"{name}_all.native") if p.exists()), None
    )
    if native is None:
        return []
    tree = re.sub(r'"(?:[^"\\]|\\.)*"', '""', native.read_text("utf-8"))
    ours = Counter(claim.element for claim in document.claims)
    ours["link"] = sum(claim.attributes.get("type") == "link" for claim in document.claimed("ref"))
    ours["note"] = sum(claim.attributes.get("type") != "comment" for claim in document.claimed("note"))
    return [(element, len(re.findall(pattern, tree)), ours[element]) for element, pattern in NATIVE.items()]


def missing(form: str, path: Path, document: Document) -> int:
    """Letters and digits of the file's own text nodes that are neither in the text nor reported."""
    own = Counter(character for words in nodes(form, path) for character in words if character.isalnum())
    told = " ".join(step.note for step in document.provenance) + " ".join(document.metadata.values())
    attributes = " ".join(value for claim in document.claims for value in claim.attributes.values())
    reads = " ".join(claim.reads or "" for claim in document.claims)
    ours = Counter(filter(str.isalnum, document.text + told + attributes + reads))
    return sum((own - ours).values())


def nodes(form: str, path: Path) -> list[str]:
    import zipfile

    from lxml import etree

    parser: Any = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    wanted = {
        "docx": r"word/(?:document|footnotes|endnotes|comments)\d*\.xml",
        "odt": r"content\.xml",
        "epub": r".*\.x?html",
    }[form]
    found: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for name in filter(re.compile(wanted).fullmatch, archive.namelist()):
            root = etree.fromstring(archive.read(name), parser)
            for nav in list(root.iter("{*}nav")):  # left out, and reported by its first words
                nav.clear(keep_tail=True)
            for element in root.iter("{*}t", "{*}delText") if form == "docx" else root.iter("{*}body"):
                if not any("Fallback" in str(above.tag) for above in element.iterancestors()):
                    found.append("".join(map(str, element.itertext())))
    return found


if __name__ == "__main__":
    main()
