"""Authors in notes: the surnames before a title, as in `See Bihl, Die Kaukasus-Politik` or `Smith et al.`"""

from __future__ import annotations

from teikit.language import Cue
from teikit.recognition.kinds import Label, NameType, Role
from teikit.recognition.labelling import SURE, Labelled

RARE = 2
"""How common a word may be that no list of names has."""


def mark_authors(block: Labelled) -> None:
    """Mark the authors cited in a note."""
    tokens, cues, at = block.line.tokens, block.line.cues, 0
    while at < len(tokens):
        opening = (
            at == 0 or tokens[at - 1].text == ";" or tokens[at - 1].folded.rstrip(".") in cues.introducing
        )
        if tokens[at].kind == "number" and at == 0:
            at += 1
            opening = True
        authors, end = _authors(block, at) if opening else ([], at)
        for first, last in authors:
            ends = (Label.PERSON, Label.PERSON if first == last else Label.PERSON_INSIDE)
            if (block.labels[first], block.labels[last]) != ends:
                block.mark(first, last, NameType.PERSON)
        at = max(end, at + 1)


def _authors(block: Labelled, at: int) -> tuple[list[tuple[int, int]], int]:
    """The authors of a list that begins here and that a title or a number follows; else none."""
    tokens, cues = block.line.tokens, block.line.cues
    authors: list[tuple[int, int]] = []
    while at < len(tokens):
        last = _author(block, at)
        if last is None:
            break
        authors.append((at, last))
        after = [token.folded.rstrip(".") for token in tokens[last + 1 : last + 4]] + ["", "", ""]
        if cues.classes.get(after[0]) is Cue.AND and after[1] in cues.and_others:
            return authors, last + 3
        if after[0] == "," and _author(block, last + 2) is not None:
            at = last + 2
        elif after[0] == "," and cues.classes.get(after[1]) is Cue.AND:
            at = last + 3
        elif cues.classes.get(after[0]) is Cue.AND:
            at = last + 2
        elif after[0] == "," and _work(block, last + 2):
            return authors, last + 2
        else:
            break
    if len(authors) > 1 and _work(block, authors[-1][0]) and tokens[authors[-1][0] - 1].text == ",":
        return authors[:-1], authors[-1][0]
    return [], at


def _author(block: Labelled, at: int) -> int | None:
    """The last word of an author that begins here: forenames or initials, and a surname."""
    tokens, kinds = block.line.tokens, block.line.kinds
    last = at
    while last < len(tokens) and kinds[last].forename and block.adjacent(last + 1):
        last += 1
    if (
        last >= len(tokens)
        or not tokens[last].capital
        or kinds[last].no_surname
        or tokens[last].text.isupper()
    ):
        return None
    match = block.line.found[last]
    if match is not None and (match.entry.weight == SURE or match.last > last):
        return None
    unknown = kinds[last].role is Role.CAPITAL
    return None if unknown and block.line.ranks[last] > RARE else last


def _work(block: Labelled, at: int) -> bool:
    """Whether a title, a volume or a page begins here."""
    tokens = block.line.tokens
    if at >= len(tokens):
        return False
    token = tokens[at]
    mark = token.folded.rstrip(".")
    return (
        token.capital
        or token.kind in ("number", "elision")
        or token.text in '“"«‘'
        or mark in block.line.cues.works
    )
