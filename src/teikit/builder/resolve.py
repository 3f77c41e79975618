"""Nests claims: whatever crafts claimed, what comes out is a tree, and what did not fit says why.

Layout wins over taggers, certain claims over uncertain ones, and longer ones over shorter ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from teikit.text import Annotation, Document, Span

BODY = "#body"
"""The pseudo-element of a stretch that is read elsewhere, such as the second part of a note."""

BLOCKS = frozenset({"p", "head", "ab"})
NAMES = frozenset({"persName", "placeName", "orgName", "date"})
BREAKS = frozenset({"lb", "pb"})
PHRASES = NAMES | {"ref", "hi", "foreign", "title", "seg"}
MARKS = BREAKS | {"fw", "note", "pc", "corr", "supplied", "anchor", BODY}
EMPTY = BREAKS | {"anchor", "supplied"}
TOP = ""
HOLDS: dict[str, frozenset[str]] = {
    TOP: BLOCKS | PHRASES | MARKS,
    "note": PHRASES | MARKS | {"label"},
    "fw": frozenset({"lb", "pc", "corr", "supplied"}),
    "label": frozenset({"lb"}),
    "corr": BREAKS | {"pc", "fw", "note", BODY},
    "pc": frozenset(),
    **dict.fromkeys(EMPTY, frozenset()),
    **dict.fromkeys(BLOCKS, PHRASES | MARKS),
    **dict.fromkeys(PHRASES, (PHRASES | MARKS) - NAMES - {"ref"}),
}
HOLDS["note"] -= {"note"}
HOLDS[BODY] = HOLDS["note"]
"""Which elements may stand directly in which, as the profile has it; a page's notes may interrupt a name."""

OUTER_FIRST = (*sorted(BLOCKS), "note", BODY, "fw", "ref", *sorted(PHRASES), "corr", "label", "pc")
DEPTH = {element: depth for depth, element in enumerate(OUTER_FIRST)}
CERTAINTY = {"high": 3, "medium": 2, "low": 1, "unknown": 0}


@dataclass(slots=True, eq=False)
class Branch:
    """A claim in its place in the tree; `owner` is the claim whose content a BODY branch is."""

    claim: Annotation
    children: list[Branch] = field(default_factory=list)
    owner: Annotation | None = None
    dropped: str = ""

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.claim.span

    @property
    def element(self) -> str:
        """The name of the TEI element; BODY for a stretch read elsewhere; TOP for the root."""
        return self.claim.element


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that was not built, and why."""

    claim: Annotation
    reason: str


def resolve(document: Document) -> tuple[Branch, tuple[Dropped, ...]]:
    """The tree of a document's claims, and the claims that found no place in it."""
    root = Branch(Annotation(Span(0, len(document.text)), TOP))
    branches = sorted(_branches(document), key=_place)
    stack = [root]
    for branch in branches:
        while len(stack) > 1 and stack[-1].span.end <= branch.span.start:
            stack.pop()
        branch.dropped = _conflict(document.text, branch, stack)
        if not branch.dropped:
            stack.append(branch)
    while _hang(root, branches):
        pass
    return root, tuple(
        Dropped(branch.claim, branch.dropped)
        for branch in branches
        if branch.dropped and branch.owner is None
    )


def _branches(document: Document) -> Iterator[Branch]:
    for claim in document.claims:
        yield Branch(claim)
        for span in claim.body:
            if span != claim.span:
                yield Branch(Annotation(span, BODY, by=claim.by), owner=claim)


def _place(branch: Branch) -> tuple[int, bool, int, int]:
    """Sort key: outer before inner, and a claim on nothing before what begins at its place."""
    span = branch.span
    return span.start, bool(len(span)), -span.end, DEPTH.get(branch.element, len(DEPTH))


def _weight(branch: Branch) -> tuple[bool, bool, int, int]:
    """How strong a claim is against one that it cannot share its place with."""
    claim = branch.claim
    sure = CERTAINTY.get(claim.attributes.get("cert", "high"), 0)
    return not claim.by.startswith("taggers/"), claim.element not in PHRASES, sure, len(claim.span)


def _impossible(text: str, branch: Branch) -> str:
    """Why a claim cannot be built anywhere, or nothing."""
    element, width = branch.element, len(branch.span)
    if element not in HOLDS:
        return f"teikit does not build {element}"
    if element in BREAKS and branch.span.of(text).strip("\r\n\f"):
        return f"a {element} stands for the end of a line or a page, not for words"
    if not width and not branch.claim.body and element not in EMPTY - {"lb"}:
        return f"there is nothing in the source for the {element} to stand for"
    if width and element in EMPTY - BREAKS:
        return f"a {element} stands between characters, not for them"
    return _impossible_body(branch.claim)


def _impossible_body(claim: Annotation) -> str:
    if claim.body and claim.element != "note":
        return "only a note may have its text elsewhere"
    if claim.body and len(claim.span) and claim.span != claim.body[0]:
        return "its text does not begin with the words that it stands at"
    if len(set(claim.body)) < len(claim.body) or not all(map(len, claim.body)):
        return "a part of its text is empty or comes twice"
    return ""


def _conflict(text: str, branch: Branch, stack: list[Branch]) -> str:
    """Why a claim cannot be built inside the open ones; weaker ones in its way are dropped instead."""
    if reason := _impossible(text, branch):
        return reason
    while rivals := list(_rivals(branch, stack)):
        for rival, reason in rivals:
            if rival is stack[0] or _weight(rival) >= _weight(branch):
                return reason
        for rival, _ in rivals:
            rival.dropped = f"crosses or holds a stronger {_name(branch)}"
            stack.remove(rival)
    return ""


def _rivals(branch: Branch, stack: list[Branch]) -> Iterator[tuple[Branch, str]]:
    """The open claims that this one cannot be built with, and why."""
    inside = stack[0]
    for one in stack[1:]:
        if one.span.end < branch.span.end:
            yield one, f"crosses a {_name(one)}"
        else:
            inside = one
    if branch.element not in HOLDS[inside.element]:
        yield inside, f"may not stand in a {_name(inside)}"
    elif around := _forbidden_around(branch, stack):
        yield around, f"may not stand in a {_name(around)}"


def _forbidden_around(branch: Branch, stack: list[Branch]) -> Branch | None:
    """The name that a name stands in, or the note that a note stands in, however deep."""
    for one in reversed(stack):
        if one.span.end < branch.span.end:
            continue
        if branch.element == "note" and one.element in {"note", BODY}:
            return one
        if branch.element in NAMES and one.element in {"note", BODY}:
            return None  # a footnote in the middle of a name has names of its own
        if branch.element in NAMES and one.element in NAMES:
            return one
    return None


def _name(branch: Branch) -> str:
    return "note that goes on elsewhere" if branch.element == BODY else branch.element or "text"


def _hang(root: Branch, branches: list[Branch]) -> bool:
    """Put every kept branch under the innermost kept one around it; whether some had to be dropped for it.

    One that loses what it stood in may have nowhere to stand; the text of a dropped note stays in its place.
    """
    before = sum(bool(branch.dropped) for branch in branches)
    gone = {id(branch.claim) for branch in branches if branch.dropped}
    torn = {id(branch.owner) for branch in branches if branch.dropped and branch.owner}
    lost = {f"#{branch.claim.attributes.get('xml:id')}" for branch in branches if branch.dropped}
    root.children, stack = [], [root]
    for branch in branches:
        branch.children = []
        while len(stack) > 1 and stack[-1].span.end <= branch.span.start:
            stack.pop()
        if not branch.dropped and branch.element not in HOLDS[stack[-1].element]:
            branch.dropped = f"what it stood in was dropped, and it may not stand in a {_name(stack[-1])}"
        if not branch.dropped and id(branch.owner) in gone:
            branch.dropped = "the note that it belongs to was dropped"
        if not branch.dropped and id(branch.claim) in torn:
            branch.dropped = "a part of its text has no place"
        if not branch.dropped and branch.claim.attributes.get("target", "") in lost:
            branch.dropped = "what it points at was dropped"
        if not branch.dropped:
            stack[-1].children.append(branch)
            stack.append(branch)
    return sum(bool(branch.dropped) for branch in branches) > before
