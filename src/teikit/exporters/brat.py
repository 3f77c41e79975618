"""brat standoff: `text.txt`, and `text.ann` with the names, what they point at, normal dates and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.text.mentions import DATE, Entity, Mention, entities, mentions
from teikit.tei.text.standoff import Standoff, stand_off

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


def export(tei: Tei) -> Package:
    """Text, annotations, and the configuration that names their types."""
    standoff = stand_off(tei.root)
    known = {each.id: each for each in entities(tei) if each.id}
    lines = "".join(_lines(standoff, known))
    return Package(
        {
            "text.txt": standoff.text.encode(),
            "text.ann": lines.encode(),
            "annotation.conf": CONFIGURATION.encode(),
        }
    )


def _lines(standoff: Standoff, known: dict[str, Entity]) -> Iterator[str]:
    reference = note = 0
    for number, said in enumerate(mentions(standoff), 1):
        parts = list(_parts(standoff.text, said))
        if not parts:
            continue
        spans = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(standoff.text[start:end] for start, end in parts)
        yield f"T{number}\t{LABELS.get(said.kind, OTHER)} {spans}\t{words}\n"
        for ref in said.refs if said.kind != DATE else ():
            reference += 1
            name = known[ref].name if ref in known else ref
            database, _, entry = ref.partition("://") if "://" in ref else ("register", "", ref)
            yield f"N{reference}\tReference T{number} {database}:{_plain(entry)}\t{_plain(name, ' ')}\n"
        if said.date:
            note += 1
            yield f"#{note}\tAnnotatorNotes T{number}\t{said.date}\n"


def _plain(said: str, blank: str = "_") -> str:
    return blank.join(said.split())


def _parts(text: str, said: Mention) -> Iterator[tuple[int, int]]:
    """The span of a mention, cut at the ends of lines, which no span of brat may cross."""
    start = said.mark.start
    for part in text[start : said.mark.end].split("\n"):
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
