"""Citations that people encoded, found again: their words, their fields, and what they point at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from teikit.converting.pipeline import Settings, tag
from teikit.converting.plan import Choice
from teikit.languages import guess
from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.names import XML_ID
from teikit.text import Annotation, Document, Span

FIELDS = tuple("author editor title date pubPlace publisher edition biblScope citedRange idno".split())
APART = frozenset({"label", "sic", "orig", "fw"})
WORD = re.compile(r"\w+")
LIKE = 0.8
"""The share of words that two citations must have in common to be one."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a word: the field it is in, and the citation."""

    field: str
    citation: int


@dataclass(slots=True)
class Note:
    """A note by hand: its words, on one line, what is said of each character, what its citations point at."""

    number: str
    text: str = ""
    said: list[Said] = field(default_factory=list)
    pointers: dict[int, str] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Scores:
    """Counts of words by field, of citations, of cross-references, of notes without a citation."""

    hit: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)

    def f1(self, *names: str) -> float:
        """F1 over the words, or citations, of these names."""
        both = sum(self.gold[name] + self.made[name] for name in names)
        return 2 * sum(self.hit[name] for name in names) / both if both else 0.0


def read(source: Source) -> list[Note]:
    """The notes of a file with their citations. Raises FileError where it has none."""
    root = parse(source).root
    notes = []
    outer = (note for note in root.iter("{*}note") if next(note.iterancestors("{*}note"), None) is None)
    for number, element in enumerate(outer, 1):
        note = Note(element.get("n") or str(number))
        _walk(element, Said("", 0), note, [0])
        if note.text.strip():
            notes.append(note)
    if not any(said.citation for note in notes for said in note.said):
        raise FileError(
            source.path, "has no note with a bibl in it", hint="GOLD is TEI with encoded citations"
        )
    return notes


def _walk(element: etree._Element, said: Said, note: Note, count: list[int]) -> None:
    name = etree.QName(element).localname if isinstance(element.tag, str) else "label"
    if name in APART:
        return
    if name in ("bibl", "biblStruct") and not said.citation:
        count[0] += 1
        said = Said("", count[0])
        if identifier := element.get(XML_ID):
            note.names[identifier] = count[0]
    if said.citation and name in ("bibl", "ref", "ptr"):
        for pointer in (element.get("corresp", "") + " " + element.get("target", "")).split()[:1]:
            note.pointers.setdefault(said.citation, pointer.removeprefix("#"))
    inside = Said(name, said.citation) if name in FIELDS else said
    _add(note, element.text, inside)
    for child in element:
        _walk(child, inside, note, count)
        _add(note, child.tail, inside)


def _add(note: Note, text: str | None, said: Said) -> None:
    """Add words, with one blank for all white space."""
    for piece in re.split(r"(\s+)", text or ""):
        piece = " " if piece.isspace() else piece
        if piece and not (piece == " " and (not note.text or note.text.endswith(" "))):
            note.text += piece
            note.said += [said] * len(piece)


def score(notes: Sequence[Note], choice: Choice) -> Scores:
    """How well the citations of these notes are found again."""
    text, claims, starts = "", [], []
    for number, note in enumerate(notes, 1):
        starts.append(len(text))
        span = Span(len(text), len(text) + len(note.text))
        said = {"n": note.number, "xml:id": f"note-{number}", "place": "bottom"}
        claims.append(Annotation(span, "note", said))
        text += note.text + "\n"
    document = Document(text, claims=tuple(claims), metadata={"language": guess(text), "title": "gold"})
    found = tag(document, Settings(choice=choice)).claims
    scores = Scores()
    places: dict[str, tuple[int, int]] = {}
    pairs: list[tuple[Note, dict[int, str]]] = []
    for note, start in zip(notes, starts, strict=True):
        mine = [claim for claim in found if start <= claim.span.start < start + len(note.text)]
        _words(note, start, mine, scores)
        pairs.append((note, _citations(note, start, mine, scores)))
        places.update({name: (start, number) for name, number in note.names.items()})
    _references(pairs, starts, places, found, scores)
    return scores


def _words(note: Note, start: int, claims: Iterable[Annotation], scores: Scores) -> None:
    made = [""] * len(note.text)
    fields = [claim for claim in claims if claim.element in FIELDS]
    for claim in sorted(fields, key=lambda each: (each.span.start, -each.span.end)):
        for at in range(claim.span.start - start, min(claim.span.end - start, len(made))):
            made[at] = claim.element
    inside = [claim.span for claim in claims if claim.element == "bibl"]
    for match in WORD.finditer(note.text):
        at = match.start()
        true, got = note.said[at].field, made[at]
        if not any(span.start <= start + at < span.end for span in inside):
            got = ""
        for counter, name in ((scores.gold, true), (scores.made, got)):
            counter[name] += bool(name)
        scores.hit[true] += bool(true) and true == got


def _citations(note: Note, start: int, claims: Iterable[Annotation], scores: Scores) -> dict[int, str]:
    """Count whole citations; the identifier of the one made for each by hand."""
    by_hand: dict[int, set[int]] = {}
    for match in WORD.finditer(note.text):
        if number := note.said[match.start()].citation:
            by_hand.setdefault(number, set()).add(match.start())
    made = {
        claim.attributes["xml:id"]: {
            start_
            for start_ in (match.start() for match in WORD.finditer(note.text))
            if claim.span.start <= start + start_ < claim.span.end
        }
        for claim in claims
        if claim.element == "bibl" and "xml:id" in claim.attributes
    }
    found = {}
    for number, wanted in by_hand.items():
        near = [name for name, got in made.items() if len(wanted & got) >= LIKE * max(len(wanted), len(got))]
        if near:
            found[number] = near[0]
    scores.gold["bibl"] += len(by_hand)
    scores.made["bibl"] += len(made)
    scores.hit["bibl"] += len(found)
    scores.gold["note without bibl"] += not by_hand
    scores.made["note without bibl"] += not by_hand and bool(made)
    return found


def _references(
    pairs: Sequence[tuple[Note, dict[int, str]]],
    starts: Sequence[int],
    places: dict[str, tuple[int, int]],
    found: Iterable[Annotation],
    scores: Scores,
) -> None:
    """Count the citations that point at another by hand: those that point at the same when made are right."""
    targets = {claim.attributes.get("xml:id"): claim.attributes.get("corresp", "") for claim in found}
    known = dict(zip(starts, (made for _, made in pairs), strict=True))
    for note, made in pairs:
        for number, pointer in note.pointers.items():
            if pointer not in places:
                continue
            place, meant = places[pointer]
            pointed = targets.get(made.get(number), "").split()[:1]
            scores.gold["reference"] += 1
            scores.made["reference"] += bool(pointed)
            scores.hit["reference"] += pointed == [f"#{known[place].get(meant)}"]


def table(scores: Scores) -> Iterator[str]:
    """What was found, line by line."""
    yield f"{'words':12} F1 {scores.f1(*FIELDS):.3f}  {sum(scores.gold[name] for name in FIELDS)} by hand"
    for name in ("bibl", *FIELDS):
        if scores.gold[name]:
            yield f"{name:12} F1 {scores.f1(name):.3f}  {scores.gold[name]} by hand, {scores.made[name]} made"
    if scores.gold["reference"]:
        made, right = scores.made["reference"], scores.hit["reference"]
        yield f"{'references':12} {right} right of {made} made and {scores.gold['reference']} by hand"
    if scores.gold["note without bibl"]:
        wrong = scores.made["note without bibl"]
        yield f"{'without bibl':12} {wrong} of {scores.gold['note without bibl']} notes got one"
