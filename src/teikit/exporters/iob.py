"""IOB2 as CoNLL-2003 has it: a word a line with B-, I- or O, an empty line between sentences.

A name that stands in another has no place there; it is listed among the losses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.mapping import Mapping, Row, same, shaped
from teikit.tei.text import word_facts
from teikit.tei.text.labels import labelled, losses
from teikit.tei.text.mentions import mentions, outermost
from teikit.tei.text.standoff import stand_off
from teikit.tei.text.tokens import sentences
from teikit.tei.text.word_facts import words

SUFFIX = ".iob"
FORMAT = "text/plain"
CHECKER = Checker("teikit's own check: read again, no I- without its B-")


MAPPING: Mapping[str] = (
    Row(word_facts.FORM, "word", same, True),
    Row(word_facts.NAME, "label", same, True, "B-, I- and PER, LOC, ORG, DATE, WORK, EVENT, MISC; else O"),
)
_line = shaped(MAPPING)


def export(tei: Tei) -> Package:
    """The words of a document with their labels."""
    standoff = stand_off(tei.root)
    found = list(mentions(standoff))
    parted = list(sentences(standoff, (each.mark for each in outermost(found))))
    parts = []
    for sentence, labels in labelled(parted, found):
        made = (_line(word) for word in words(standoff.text, sentence, labels))
        parts += [f"{each['word']} {each['label']}\n" for each in made] + ["\n"]
    return Package.of("".join(parts).encode(), *losses(tei, found))


def gather(packages: Iterable[Package]) -> Package | None:
    """All documents in one file."""
    return Package.joined(packages)


def prove(package: Package) -> Receipt:
    """What is wrong with the lines when they are read again."""
    wrong: list[str] = []
    counts = {"sentences": 0, "words": 0, "names": 0}
    before = "O"
    for number, line in enumerate(package.data.decode().split("\n")[:-1], 1):
        if not line:
            counts["sentences"] += 1
            before = "O"
            continue
        word, _, label = line.rpartition(" ")
        counts["words"] += 1
        counts["names"] += label.startswith("B-")
        wrong += _wrong(number, word, before, label)
        before = label
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong), counts=counts)


def _wrong(number: int, word: str, before: str, label: str) -> Iterator[str]:
    if not word or any(map(str.isspace, word)):
        yield f"line {number}: no word"
    if label.startswith("I-") and before[2:] != label[2:]:
        yield f"line {number}: {label} behind {before}"
