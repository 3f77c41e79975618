"""brat standoff: `text.txt`, and `text.ann` with the names, what they point at, normal dates and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.mapping import Mapping, Row, same, shaped
from teikit.tei.text import name_facts
from teikit.tei.text.mentions import DATE, entities
from teikit.tei.text.name_facts import Named, named
from teikit.tei.text.standoff import stand_off

SUFFIX = ".brat"
FORMAT = "text/plain"
CHECKER = Checker("teikit's own check: read again, every span has its words")
LABELS = {
    "PER": "Person",
    "LOC": "Place",
    "ORG": "Organization",
    "DATE": "Date",
    "WORK": "Work",
    "EVENT": "Event",
}
OTHER = "Name"
CONFIGURATION = (
    "[entities]\n" + "\n".join((*LABELS.values(), OTHER)) + "\n\n[relations]\n\n[events]\n\n[attributes]\n"
)
BOUND = re.compile(r"T\d+\t\w+ (\d+ \d+(?:;\d+ \d+)*)\t(.+)")


MAPPING: Mapping[Any] = (
    Row(
        name_facts.KIND,
        "T.type",
        lambda said: LABELS.get(said, OTHER),
        note="Person, Place, Organization, Date, Work, Event; else Name",
    ),
    Row(name_facts.SPAN, "T.span", same, note="in pieces where it runs over the end of a line"),
    Row(name_facts.POINTERS, "N.Reference[]", same, note="with the name that the register has"),
    Row(name_facts.WHEN, "#.AnnotatorNotes", same),
)
_annotated = shaped(MAPPING)


def export(tei: Tei) -> Package:
    """Text, annotations, and the configuration that names their types."""
    standoff = stand_off(tei.root)
    lines = "".join(_lines(named(standoff, entities(tei))))
    return Package(
        {
            "text.txt": standoff.text.encode(),
            "text.ann": lines.encode(),
            "annotation.conf": CONFIGURATION.encode(),
        }
    )


def _lines(names: Iterable[Named]) -> Iterator[str]:
    reference = note = 0
    for number, said in enumerate(names, 1):
        made = _annotated(said)
        parts = list(_parts(said.text, *made["T"]["span"]))
        if not parts:
            continue
        spans = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(said.text[start:end] for start, end in parts)
        yield f"T{number}\t{made['T']['type']} {spans}\t{words}\n"
        for ref in made["N"]["Reference"] if "N" in made and said.mention.kind != DATE else ():
            reference += 1
            name = said.known[ref].name if ref in said.known else ref
            database, _, entry = ref.partition("://") if "://" in ref else ("register", "", ref)
            yield f"N{reference}\tReference T{number} {database}:{_plain(entry)}\t{_plain(name, ' ')}\n"
        if "#" in made:
            note += 1
            yield f"#{note}\tAnnotatorNotes T{number}\t{_plain(made['#']['AnnotatorNotes'], ' ')}\n"


def _plain(said: str, blank: str = "_") -> str:
    return blank.join(said.split())


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span, cut at the ends of lines, which no span of brat may cross."""
    for part in text[start:end].split("\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 1


def prove(package: Package) -> Receipt:
    """What is wrong with the annotations when they are read again."""
    text = package.files["text.txt"].decode()
    wrong, counts = [], {"names": 0}
    for number, line in enumerate(package.files["text.ann"].decode().split("\n")[:-1], 1):
        if line.startswith("T"):
            counts["names"] += 1
            found = BOUND.fullmatch(line)
            spans = [tuple(map(int, each.split())) for each in found[1].split(";")] if found else []
            if not found or " ".join(text[start:end] for start, end in spans) != found[2]:
                wrong.append(f"text.ann, line {number}: the words are not those of the text")
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong[:20]), counts=counts)
