"""Fits the tree of claims into the grammar of the profile: each element goes where the grammar takes it.

What words need around them is put there (a paragraph, a division); what the grammar does not take is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from teikit.builder import grammar
from teikit.builder.grammar import WORDS
from teikit.builder.nest import BODY, BREAKS, READ, REPAIRS, TOP, Branch, Dropped, outermost, walk
from teikit.builder.steps import Close, Open, Step, Words
from teikit.characters import ILLEGAL
from teikit.relaxng.automaton.positions import Position, Start
from teikit.relaxng.name_class import SEPARATOR
from teikit.tei.names import TEI, XML
from teikit.tei.text.breaks import rend
from teikit.text import Annotation, Span

SPECIAL = re.compile(f"\r\n|[\r\n]|{ILLEGAL}")
"""Line ends, form feeds, and what XML 1.0 has no place for (2.2): no text of XML has them as they stand."""

TIGHT = frozenset({"choice", "sic", "corr", "orig", "reg", "abbr", "expan"})
"""Elements that hold elements only, but stand in the midst of a line."""

Attributes = Callable[[Annotation], Mapping[str, str]]
"""The attributes that a claim has in the TEI, by their written names."""


@dataclass(frozen=True, slots=True)
class Made:
    """An empty element that nobody claimed: a line end, a character that XML cannot carry, a note's turn."""

    element: str
    attributes: Mapping[str, str]


Part = Branch | Span | Made


@dataclass(slots=True)
class Implied:
    """An element put around parts that need it: all up to `solid` must stand in it, `loose` may leave it."""

    element: str
    start: Start
    solid: int
    inside: Position
    loose: list[Part] = field(default_factory=list)


def glyph(character: str) -> str:
    """The identifier of the declaration of a character that XML cannot carry."""
    return f"char-{ord(character):04X}"


class Fitting:
    """One text in the fitting: `steps` is what is written of it, `dropped` what the grammar does not take."""

    def __init__(
        self, source: str, root: Branch, line_end: str, attributes: Attributes, anchors: Mapping[int, str]
    ) -> None:
        """`line_end` is what an lb without @rend stands for.

        `anchors` are the identifiers of the places whose text is read elsewhere, by the id() of their claims.
        """
        self.source, self.line_end, self.attributes, self.anchors = source, line_end, attributes, anchors
        self.steps: list[Step] = []
        self.dropped: list[Dropped] = []
        self.elsewhere = {
            (id(branch.owner), branch.span): branch for branch in walk(root) if branch.owner is not None
        }
        self.refusal = ""
        top = _Content(self, root, grammar.inside(TOP))
        is_whole = top.write(root.parts()) is not None
        if not is_whole and top.blamed is None:
            raise ValueError(f"the profile has no place for this text: it {self.refusal}")
        self.blamed = None if is_whole else top.blamed
        """The claim for whose sake words found no place in the text: it has to go."""

    def part(self, part: Part, here: Position) -> Position | None:
        """Write a part; the position after it, or None, with nothing written, where it may not stand."""
        match part:
            case Span():
                words = part.of(self.source)
                self.steps.append(Words(words))
                return here.words(words)
            case Made(element, attributes):
                return self._element(here, element, attributes, None, lambda inside: inside)
        mark, dropped = len(self.steps), len(self.dropped)
        after = self._branch(part, here)
        if after is None:
            del self.steps[mark:], self.dropped[dropped:]
        return after

    def pieces(self, span: Span) -> list[Part]:
        """Words cut where something stands among them that XML cannot carry; [] where nothing does."""
        pieces: list[Part] = []
        done = span.start
        for found in SPECIAL.finditer(self.source, span.start, span.end):
            if found.start() > done:
                pieces.append(Span(done, found.start()))
            pieces.append(self._special(found.group()))
            done = found.end()
        if pieces and done < span.end:
            pieces.append(Span(done, span.end))
        return pieces

    def _special(self, characters: str) -> Made:
        if characters == "\f":
            return Made("pb", rend(characters, ""))
        if characters in ("\n", "\r", "\r\n"):
            return Made("lb", rend(characters, self.line_end))
        return Made("g", {"ref": f"#{glyph(characters)}"})

    def _branch(self, branch: Branch, here: Position) -> Position | None:
        claim, element = branch.claim, branch.element
        if element == BODY:
            named = {"xml:id": self.anchors[id(claim)], "type": "continued"}
            return self._element(here, "anchor", named, claim, lambda inside: inside)
        attributes = self.attributes(claim)
        reads = claim.reads or ""

        def held(inside: Position) -> Position | None:
            return _Content(self, branch, inside).write(self._parts(branch))

        def read(inside: Position) -> Position | None:
            self.steps.append(Words(reads))
            return inside.words(reads)

        def choice(inside: Position) -> Position | None:
            middle = self._element(inside, REPAIRS[element], {}, None, held)
            return self._element(middle, element, attributes, claim, read) if middle else None

        if element in BREAKS:
            default = self.line_end if element == "lb" else ""
            broken = {**attributes, **rend(branch.span.of(self.source), default)}
            return self._element(here, element, broken, claim, lambda inside: inside)
        if element == "g":
            named = {"ref": f"#{glyph(branch.span.of(self.source))}"}
            return self._element(here, element, named, claim, lambda inside: inside)
        if element in REPAIRS:
            return self._element(here, "choice", {}, None, choice)
        return self._element(here, element, attributes, claim, read if element in READ else held)

    def _element(
        self,
        here: Position,
        element: str,
        attributes: Mapping[str, str],
        claim: Annotation | None,
        content: Callable[[Position], Position | None],
    ) -> Position | None:
        """Write an element; the position after it, or None where the grammar does not take it."""
        start = here.start(TEI, element)
        if start is None:
            self.refusal = f"may not stand where it is claimed: no {element} may stand there"
            return None
        named = {_expanded(name): value for name, value in attributes.items()}
        inside = start.content(named)
        if inside is None:
            self.refusal = _attribute_refused(start, named)
            return None
        self.steps.append(Open(element, attributes, here.takes_elements_only and element not in TIGHT, claim))
        end = content(inside)
        if end is None:
            return None
        self.steps.append(Close(element, end.takes_elements_only and element not in TIGHT))
        after = start.end(end)
        if after is None:
            wanted = end.expected()
            self.refusal = f"needs a {wanted[0]} in it" if len(wanted) == 1 else "has too little in it"
        return after

    def _parts(self, branch: Branch) -> list[Part]:
        """What an element holds: a note may go on with what stands elsewhere in the source."""
        parts: list[Part] = []
        for span in branch.claim.body or (branch.span,):
            if span == branch.span:
                parts += branch.parts()
            elif rest := self.elsewhere.get((id(branch.claim), span)):
                pointer = f"#{self.anchors[id(rest.claim)]}"
                parts.append(Made("milestone", {"unit": "page", "type": "continued", "corresp": pointer}))
                parts += rest.parts()
        return parts


class _Content:
    """What one element holds, in the writing; `around` are the implied elements that are open now."""

    def __init__(self, fitting: Fitting, owner: Branch, inside: Position) -> None:
        self.fitting, self.owner, self.here = fitting, owner, inside
        self.around: list[Implied] = []
        self.blamed: Annotation | None = None
        if owner.element == TOP and not any(child.element in ("front", "body") for child in owner.children):
            self._imply("body")

    def write(self, parts: Sequence[Part]) -> Position | None:
        """The position at the end of all parts; None where the element cannot hold them."""
        waiting = list(reversed(parts))
        while waiting or self.around or self._wants_body():
            if not waiting:
                waiting += reversed(self._close())
                continue
            part = waiting.pop()
            if isinstance(part, Span) and (pieces := self.fitting.pieces(part)):
                waiting += reversed(pieces)
                continue
            kind = self._kind(part)
            found = self._place(kind)
            if found is None:
                if not isinstance(part, Branch) or self._yields_to(part):
                    self.fitting.refusal = f"may not hold {'words' if kind == WORDS else f'a {kind}'}"
                    return None
                self._drop(part, f"may not stand in a {self.owner.element}", waiting)
            elif not self._put(part, kind, *found, waiting):
                return None
        return self.here

    def _put(
        self, part: Part, kind: str | None, level: int, chain: tuple[str, ...], waiting: list[Part]
    ) -> bool:
        """Write a part where so many implied elements stay open and these are opened; whether it goes on."""
        if isinstance(part, Branch) and (level < len(self.around) or not self.around):
            self.blamed = part.owner or part.claim
        if level < len(self.around):
            waiting.append(part)
            waiting += reversed(self._close())
            return True
        mark, before = len(self.fitting.steps), self.here
        for element in chain:
            self._imply(element)
        after = self.fitting.part(part, self.here)
        if after is not None:
            self._settle(part, kind, after, first=bool(chain))
            return True
        del self.fitting.steps[mark:], self.around[len(self.around) - len(chain) :]
        self.here = before
        if isinstance(part, Branch):
            self._drop(part, self.fitting.refusal, waiting)
        return isinstance(part, Branch)

    def _wants_body(self) -> bool:
        """Whether the text has no body yet; then one is implied."""
        if self.owner.element != TOP or self.here.is_complete:
            return False
        self._imply("body")
        return True

    def _kind(self, part: Part) -> str | None:
        """The name of an element, WORDS, or None for blanks, which may stand anywhere."""
        if isinstance(part, Span):
            return WORDS if part.of(self.fitting.source).strip(" \t") else None
        return outermost(part.element)

    def _place(self, kind: str | None) -> tuple[int, tuple[str, ...]] | None:
        """How many of the implied elements stay open around a part, and which must be opened for it."""
        if kind is None or grammar.takes(self.here, kind):
            return len(self.around), ()
        positions = self._positions()
        for level, position in reversed(positions[:-1]):
            if grammar.takes(position, kind):
                return level, ()
        chains = [(level, grammar.implied(position, kind)) for level, position in positions]
        return min(
            ((level, chain) for level, chain in chains if chain), key=lambda each: len(each[1]), default=None
        )

    def _positions(self) -> list[tuple[int, Position]]:
        """Where one is if only so many of the implied elements stay open, as far as they may be closed."""
        positions = [(len(self.around), self.here)]
        for level in range(len(self.around) - 1, -1, -1):
            after = self.around[level].start.end(positions[-1][1])
            if after is None:
                break
            positions.append((level, after))
        return positions[::-1]

    def _imply(self, element: str) -> None:
        start = self.here.start(TEI, element)
        content = start.content({}) if start else None
        if start is None or content is None:
            raise ValueError(f"the profile does not take the {element} that it asked for")
        steps = self.fitting.steps
        steps.append(Open(element, {}, self.here.takes_elements_only))
        self.here = content
        self.around.append(Implied(element, start, len(steps), content))

    def _settle(self, part: Part, kind: str | None, after: Position, *, first: bool) -> None:
        """Note whether the innermost implied element must hold the part that was just written."""
        self.here = after
        if not self.around:
            return
        implied = self.around[-1]
        outside = implied.start.end(after) if after.takes_words and not first else None
        if outside is not None and (kind is None or grammar.takes(outside, kind)):
            implied.loose.append(part)
        else:
            implied.solid, implied.inside = len(self.fitting.steps), after
            implied.loose.clear()

    def _close(self) -> list[Part]:
        """Close the innermost implied element; what may as well stand behind it is written anew there."""
        implied = self.around.pop()
        steps = self.fitting.steps
        if implied.loose:
            del steps[implied.solid :]
            self.here = implied.inside
        after = implied.start.end(self.here)
        if after is None:  # it must hold something, and nothing came
            self._imply(grammar.implied_at_least(self.here))
            self._close()
            after = implied.start.end(self.here)
        if after is None:
            raise ValueError(f"the profile wants more in an empty {implied.element} than teikit knows")
        steps.append(Close(implied.element, self.here.takes_elements_only))
        self.here = after
        return implied.loose

    def _yields_to(self, part: Branch) -> bool:
        """Whether the element that cannot hold a part is the weaker of the two."""
        return self.owner.element != TOP and self.owner.weight < part.weight

    def _drop(self, part: Branch, reason: str, waiting: list[Part]) -> None:
        claim = part.owner or part.claim
        self.fitting.dropped.append(Dropped(claim, reason))
        waiting += reversed(part.parts())


def _expanded(name: str) -> str:
    return f"{XML}{SEPARATOR}{name[4:]}" if name.startswith("xml:") else name


def _attribute_refused(start: Start, attributes: Mapping[str, str]) -> str:
    if refused := start.refused(attributes):
        shown = refused.replace(f"{XML}{SEPARATOR}", "xml:")
        return f'the profile does not take its attribute {shown}="{attributes[refused]}"'
    missing = [name for name in start.missing() if name not in attributes]
    return f"needs the attribute {missing[0]}" if missing else "needs other attributes"
