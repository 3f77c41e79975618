"""Nests claims: of two that cross, one is cut or dropped, so that what is left is a tree.

Layout wins over taggers, structure over phrases, certain claims over uncertain ones, then the longer.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby

from teikit.builder import grammar
from teikit.tei.text.breaks import BREAK, PART
from teikit.text import Annotation, Document, Span

BODY = "#body"
"""The pseudo-element of a stretch that is read elsewhere, such as the second part of a note."""
TOP = "text"
BREAKS = frozenset({"lb", "pb", "cb"})
"""Milestones that stand for line ends and form feeds of the source."""
READ = frozenset({"supplied", "figDesc"})
"""Elements whose words are not in the source: `reads` has them."""
PICTURE = frozenset({"graphic", "figDesc"})
"""What stands for nothing in the source, inside of a figure that may have a caption."""
CUT = frozenset({"hi"})
"""What only says how words look may be cut where something else ends."""
REPAIRS = {"corr": "sic", "reg": "orig", "expan": "abbr"}
"""Readings in place of the source's own, and what holds the source's own beside them (TEI P5 3.5)."""
DEEPEST = 80
CERTAINTY = {"high": 3, "medium": 2, "low": 1, "unknown": 0}


@dataclass(slots=True, eq=False)
class Branch:
    """A claim, or a piece of one, in its place in the tree; `owner` is the claim that a BODY is read in."""

    claim: Annotation
    span: Span
    children: list[Branch] = field(default_factory=list)
    owner: Annotation | None = None

    @property
    def element(self) -> str:
        """The name of the TEI element; BODY for a stretch read elsewhere."""
        return self.claim.element

    @property
    def weight(self) -> tuple[bool, bool, int, int]:
        """How strong the claim is against one that it cannot share its place with."""
        claim = self.claim
        sure = CERTAINTY.get(claim.attributes.get("cert", "high"), 0)
        structure = claim.element == BODY or claim.element in grammar.structure()
        return not claim.by.startswith("taggers/"), structure, sure, len(claim.span)

    def parts(self) -> list[Branch | Span]:
        """What it holds, in order: its children, and the spans of plain text between them."""
        parts: list[Branch | Span] = []
        done = self.span.start
        for child in self.children:
            if child.span.start > done:
                parts.append(Span(done, child.span.start))
            parts.append(child)
            done = child.span.end
        if self.span.end > done:
            parts.append(Span(done, self.span.end))
        return parts


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that was not built, and why."""

    claim: Annotation
    reason: str


def nest(document: Document, excluded: Mapping[int, str]) -> tuple[Branch, dict[int, Dropped]]:
    """The tree of a document's claims, and those that have no place in it.

    Both are known by the id() of the claim; `excluded` are those dropped from the start, with the reason.
    """
    nesting = _Nesting(document)
    for claim in document.claims:
        reason = excluded.get(id(claim)) or _impossible(document.text, claim)
        if reason:
            nesting.dropped[id(claim)] = Dropped(claim, reason)
        else:
            nesting.admit(claim)
    nesting.sweep()
    return nesting.root, nesting.dropped


def walk(branch: Branch) -> Iterator[Branch]:
    """The branches below one, outer before inner, in order."""
    stack = list(reversed(branch.children))
    while stack:
        child = stack.pop()
        yield child
        stack += reversed(child.children)


def outermost(element: str) -> str:
    """The element that is written where one is claimed."""
    return "anchor" if element == BODY else "choice" if element in REPAIRS else element


def name(element: str) -> str:
    """What messages call an element."""
    return "note that goes on elsewhere" if element == BODY else element


class _Nesting:
    """One pass over the claims in the order of their places."""

    def __init__(self, document: Document) -> None:
        whole = Span(0, len(document.text))
        self.root = Branch(Annotation(whole, TOP), whole)
        self.stack = [self.root]
        self.dropped: dict[int, Dropped] = {}
        self.branches: list[Branch] = []
        self.later: list[tuple[int, int, int, Branch]] = []
        self.turns = count()

    def admit(self, claim: Annotation) -> None:
        """Take a claim, and the stretches that are read in it."""
        self.branches.append(Branch(claim, claim.span))
        for span in claim.body:
            if span != claim.span:
                body = Annotation(span, BODY, by=claim.by)
                self.branches.append(Branch(body, span, owner=claim))

    def sweep(self) -> None:
        """Hang each branch under the innermost one around it."""
        waiting = iter(_ordered(self.branches))
        branch = next(waiting, None)
        while branch is not None or self.later:
            if self.later and (branch is None or self.later[0][:2] < (branch.span.start, -branch.span.end)):
                self._place(heapq.heappop(self.later)[-1])
            elif branch is not None:
                self._place(branch)
                branch = next(waiting, None)

    def _place(self, branch: Branch) -> None:
        while len(self.stack) > 1 and self.stack[-1].span.end <= branch.span.start:
            if branch.element in PICTURE and self.stack[-1].element == "figure":
                break
            self.stack.pop()
        while (rival := self.stack[-1]).span.end < branch.span.end:
            if branch.element in CUT:
                self._postpone(branch, Span(rival.span.end, branch.span.end))
                branch.span = Span(branch.span.start, rival.span.end)
            elif rival.element in CUT:
                self._postpone(rival, Span(branch.span.start, rival.span.end))
                rival.span = Span(rival.span.start, branch.span.start)
                self.stack.pop()
            elif rival.weight >= branch.weight:
                self._drop(branch, f"crosses a {name(rival.element)}")
                return
            else:
                self._unhang(branch)
        if len(self.stack) > DEEPEST:
            self._drop(branch, f"{DEEPEST} elements stand around it")
            return
        self.stack[-1].children.append(branch)
        self.stack.append(branch)

    def _postpone(self, branch: Branch, rest: Span) -> None:
        piece = Branch(branch.claim, rest)
        heapq.heappush(self.later, (rest.start, -rest.end, next(self.turns), piece))

    def _unhang(self, winner: Branch) -> None:
        """Drop the innermost open branch; what it holds is its parent's."""
        rival = self.stack.pop()
        self.stack[-1].children[-1:] = rival.children
        self._drop(rival, f"crosses a stronger {name(winner.element)}")

    def _drop(self, branch: Branch, reason: str) -> None:
        claim = branch.owner or branch.claim
        if branch.owner is not None:
            reason = f"a part of its text {reason}"
        self.dropped.setdefault(id(claim), Dropped(claim, reason))


def _ordered(branches: Sequence[Branch]) -> Iterator[Branch]:
    """Outer before inner, a claim on nothing before what begins at its place, but a picture in its figure.

    Of claims on the same words, those of one craft stand in the order in which it made them; between crafts,
    the one that can stand higher up is outside.
    """

    def place(branch: Branch) -> tuple[int, bool, int]:
        return branch.span.start, bool(len(branch.span)), -branch.span.end

    pictures = _pictures(branches)
    inner = {id(picture) for those in pictures.values() for picture in those}
    others = sorted((branch for branch in branches if id(branch) not in inner), key=place)
    for _, same in groupby(others, key=place):
        group = list(same)
        if len(group) > 1:
            by_craft: dict[str, list[Branch]] = {}
            for branch in group:
                by_craft.setdefault(branch.claim.by, []).append(branch)
            crafts = by_craft.values()
            group = list(heapq.merge(*crafts, key=lambda branch: grammar.place(outermost(branch.element))))
        for branch in group:
            yield branch
            yield from pictures.get(id(branch), ())


def _pictures(branches: Sequence[Branch]) -> Mapping[int, list[Branch]]:
    """The files and descriptions at the beginning of a figure, by its id(): the last claimed before them."""
    found: dict[int, list[Branch]] = {}
    figure: Branch | None = None
    for branch in branches:
        if branch.element == "figure":
            figure = branch
        elif branch.element in PICTURE and figure is not None and figure.span.start == branch.span.start:
            found.setdefault(id(figure), []).append(branch)
    return found


def _impossible(text: str, claim: Annotation) -> str:
    """Why a claim cannot be built anywhere, or nothing."""
    element, width = claim.element, len(claim.span)
    if element not in grammar.depths():
        return f"the profile has no {element} in the text"
    if element in BREAKS:
        if PART.sub("", claim.span.of(text)) or (width and not BREAK.search(claim.span.of(text))):
            return f"a {element} stands for the end of a line or a page, not for words"
        if not width and element == "lb":
            return "there is no line end for the lb to stand for"
    elif width and (element in READ or (grammar.is_empty(element) and element != "g")):
        return f"a {element} stands between characters, not for them"
    elif not width and not claim.body and not _may_be_empty(claim):
        return f"there is nothing in the source for the {element} to stand for"
    elif element == "g" and width != 1:
        return "a g stands for one character"
    return _impossible_body(claim)


def _may_be_empty(claim: Annotation) -> bool:
    """Whether a claim on no characters says something: a reader knows of empty cells."""
    return claim.element in READ or grammar.is_empty(claim.element) or claim.by.startswith("readers/")


def _impossible_body(claim: Annotation) -> str:
    if claim.body and claim.element != "note":
        return "only a note may have its text elsewhere"
    if claim.body and len(claim.span) and claim.span != claim.body[0]:
        return "its text does not begin with the words that it stands at"
    if len(set(claim.body)) < len(claim.body) or not all(map(len, claim.body)):
        return "a part of its text is empty or comes twice"
    return ""
