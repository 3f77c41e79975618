"""Why a stretch of a text is a name, or is none: the evidence of the recogniser in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.language import Cue
from teikit.languages import spoken_in
from teikit.lexicon.gazetteer import place
from teikit.lexicon.words import words_of
from teikit.recognition.cues import cues
from teikit.recognition.evidence import Line, TextEvidence, line, text_evidence
from teikit.recognition.kinds import Bearer, Kind, NameType, Role
from teikit.recognition.learnt import Learnt
from teikit.recognition.mentions import Mention, recognise
from teikit.recognition.rows import rows
from teikit.recognition.tokens import Token, tokens
from teikit.text import Reading, Span

CUES = {
    Cue.TITLE: "is a title",
    Cue.RANK: "is a rank, an office or kin, as names stand behind",
    Cue.KIN: "says that a person's name may follow",
    Cue.IN: "stands before places",
    Cue.INTO: "stands before places that one goes to",
    Cue.FROM: "stands before places that one comes from",
    Cue.NEAR: "stands before places",
    Cue.WROTE: "is what persons do",
    Cue.MOVED: "tells of going to a place or living in one",
}
"""What the words beside a name say."""

BEARERS = (
    (Bearer.KNOWN, "is the name of somebody who is called by it alone"),
    (Bearer.GIVEN, "is a given name"),
    (Bearer.SURNAME, "is a surname"),
    (Bearer.WORD, "is an English word, too"),
)
COMMON = ("in no list of words", "rare", "rare", "uncommon", "uncommon", "common", "very common")
"""How common a word is, by its rank."""

SAID = {NameType.PERSON: "a person", NameType.PLACE: "a place"}


def evidence(reading: Reading, span: Span, learnt: Learnt | None = None) -> Iterator[str]:
    """What speaks for and against a name at a span, a sentence each; the verdict comes first."""
    yield from _verdict(reading, span, learnt)
    known = cues(spoken_in(reading.document))
    words = words_of(reading.document)
    every = [list(tokens(reading.text, row, known)) for row, _ in rows(reading)]
    said = text_evidence(every, known)
    for row in every:
        inside = [at for at, token in enumerate(row) if token.start < span.end and span.start < token.end]
        if inside:
            block = line(row, words, known)
            yield from _beside(block, inside)
            for at in inside:
                yield from _word(block, at, said)
            yield from _places(block, inside)
            if learnt is not None:
                yield from _learnt([row[at] for at in inside], learnt)


def _verdict(reading: Reading, span: Span, learnt: Learnt | None) -> Iterator[str]:
    """What the recogniser makes of the stretch, and how sure it is."""
    found = [
        each
        for each in recognise(reading, learnt)
        if each.span.start < span.end and span.start < each.span.end
    ]
    if not found:
        yield "teikit finds no name here today"
    for mention in found:
        words = mention.span.of(reading.text)
        yield f"“{words}” is {SAID[mention.type]}: ahead of all else by {mention.sure:.1f} in the weights"
        yield from _others(reading, mention, learnt)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _others(reading: Reading, mention: Mention, learnt: Learnt | None) -> Iterator[str]:
    """How often the same words are a name elsewhere in the text."""
    name = tuple(token.folded for token in mention.words)
    same = [each for each in recognise(reading, learnt) if tuple(t.folded for t in each.words) == name]
    if len(same) > 1:
        yield f"the same words are a name {len(same)} times in this text, and the mean of all decides"


def _beside(block: Line, inside: Sequence[int]) -> Iterator[str]:
    for side, at in (("before", inside[0] - 1), ("behind", inside[-1] + 1)):
        if 0 <= at < len(block.tokens):
            token, kind = block.tokens[at], block.kinds[at]
            if kind.cue in CUES:
                yield f"{side} it: “{token.text}” {CUES[kind.cue]}"
            elif kind.titles:
                yield f"{side} it: “{token.text}” is a title or a rank"


def _word(block: Line, at: int, said: TextEvidence) -> Iterator[str]:
    """What the lists and the text itself say of one word."""
    token, kind = block.tokens[at], block.kinds[at]
    if not token.capital:
        return
    listed = [words for bearer, words in BEARERS if bearer in kind.bearer]
    what = ", ".join(listed) or _by_role(kind)
    yield f"“{token.text}” {what}; as a word it is {COMMON[block.ranks[at]]}"
    times = [
        (said.capital[token.folded], "with a capital within sentences"),
        (said.lower[token.folded], "without"),
        (said.determined[token.folded], "behind an article"),
    ]
    counted = ", ".join(f"{count} times {where}" for count, where in times if count)
    if counted:
        yield f"“{token.text}” stands in this text {counted}"
    for held, where in (
        (said.titled, "behind a title"),
        (said.surname, "behind a forename or an initial"),
        (said.located, "behind a word such as in or from"),
    ):
        if token.folded in held:
            yield f"“{token.text}” stands {where} somewhere in this text"


def _by_role(kind: Kind) -> str:
    return f"is a {ROLES[kind.role]}" if kind.role in ROLES else "is in no list of names"


ROLES = {
    Role.TITLE: "title",
    Role.RANK: "rank, an office or kin",
    Role.PEOPLE: "people, a creed or an adjective of a place",
    Role.TIME: "time",
    Role.BODY: "word for a body or an event",
    Role.PLACE_WORD: "word for a kind of place",
    Role.INITIAL: "initial",
}
"""What words with a capital do that are no names by themselves."""


def _places(block: Line, inside: Sequence[int]) -> Iterator[str]:
    """What the gazetteer has of the words."""
    for match in dict.fromkeys(found for at in inside if (found := block.found[at]) is not None):
        name = " ".join(token.text for token in block.tokens[match.first : match.last + 1])
        known, others = place(match.entry.key), len(match.entry.candidates) - 1
        if known:
            more = f"; {others} other{'s have' if others > 1 else ' has'} that name" if others else ""
            where = f" in {known.country}" if known.country and known.kind != "country" else ""
            has = f"has what “{name}” is like but for a letter" if match.entry.like else f"has “{name}”"
            yield f"the gazetteer {has}: {known.name}, {known.kind}{where}{more}"


def _learnt(words: Sequence[Token], learnt: Learnt) -> Iterator[str]:
    kinds = {"P": "of persons", "L": "of places", "PL": "of persons and places"}
    for token in words:
        if kind := kinds.get(learnt.known.get(token.folded, "")):
            yield f"“{token.text}” is part of names {kind} in the texts that the model was trained on"
