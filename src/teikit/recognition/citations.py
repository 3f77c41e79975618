"""Authors in notes: the surnames before a title, as in `See Bihl, Die Kaukasus-Politik` or `Smith et al.`"""

from __future__ import annotations

from teikit.recognition.labelling import PERSON, SURE, UNLIKE, Labelled

INTRODUCES = frozenset("see also cf siehe vgl voir".split())
JOINS = frozenset("and und et".split())
RARE = 2
"""How common a word may be that no list of names has."""


def cited(block: Labelled) -> None:
    """Mark the authors cited in a note."""
    tokens, at = block.line.tokens, 0
    while at < len(tokens):
        opening = at == 0 or tokens[at - 1].text == ";" or tokens[at - 1].folded.rstrip(".") in INTRODUCES
        if tokens[at].kind == "number" and at == 0:
            at += 1
            opening = True
        authors, end = _authors(block, at) if opening else ([], at)
        for first, last in authors:
            if not (block.labels[first] == PERSON and block.labels[last] == PERSON + (last > first)):
                block.mark(first, last, PERSON)
        at = max(end, at + 1)


def _authors(block: Labelled, at: int) -> tuple[list[tuple[int, int]], int]:
    """The authors of a list that begins here and that a title or a number follows; else none."""
    tokens = block.line.tokens
    authors: list[tuple[int, int]] = []
    while at < len(tokens):
        last = _author(block, at)
        if last is None:
            break
        authors.append((at, last))
        after = [token.folded.rstrip(".") for token in tokens[last + 1 : last + 4]] + ["", "", ""]
        if after[0] == "et" and after[1] == "al":
            return authors, last + 3
        if after[0] == "," and _author(block, last + 2) is not None:
            at = last + 2
        elif after[0] == "," and after[1] in JOINS:
            at = last + 3
        elif after[0] in JOINS:
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
    while (
        last < len(tokens)
        and (kinds[last] == "X." or kinds[last].startswith("g"))
        and block.adjacent(last + 1)
    ):
        last += 1
    if (
        last >= len(tokens)
        or not tokens[last].capital
        or kinds[last] in UNLIKE
        or tokens[last].text.isupper()
    ):
        return None
    match = block.line.found[last]
    if match is not None and (match.entry.weight == SURE or match.last > last):
        return None
    unknown = kinds[last] == "Capital"
    return None if unknown and block.line.ranks[last] > RARE else last


def _work(block: Labelled, at: int) -> bool:
    """Whether a title, a volume or a page begins here."""
    tokens = block.line.tokens
    if at >= len(tokens):
        return False
    token = tokens[at]
    mark = token.folded.rstrip(".")
    return token.capital or token.kind in ("number", "elision") or token.text in '“"«‘' or mark in WORKS


WORKS = frozenset("ed eds hrsg vol vols op p pp s ibid art bd no nr".split())
