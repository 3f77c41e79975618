"""The elements of a text in the making, and the claims that become of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teikit.formats.identifiers import Names
from teikit.formats.omissions import Omissions
from teikit.text import Annotation, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around words in a line: a link, an italic, an insertion."""

    element: str
    attributes: tuple[tuple[str, str], ...] = ()
    reads: str | None = None


def mark(element: str, attributes: Mapping[str, str] | None = None, *, reads: str | None = None) -> Mark:
    """A mark with those of these attributes that say something."""
    return Mark(element, tuple(sorted((k, v) for k, v in (attributes or {}).items() if v)), reads)


LABEL = Mark("label", reads="")
SIMPLE = frozenset({"item", "cell", "note"})
"""What needs no `p` around its words where it has one paragraph only."""


@dataclass(slots=True, eq=False)
class Element:
    """An element that has been opened; it starts with its first word, and is none where it has no words."""

    element: str
    attributes: dict[str, str] = field(default_factory=dict)
    reads: str | None = None
    mark: Mark | None = None
    start: int | None = None
    end: int = -1
    level: int = 0
    keys: set[str] = field(default_factory=set)
    blocks: list[Element] = field(default_factory=list)
    labelled: bool = False
    needless: bool = False

    @property
    def keys_meant(self) -> list[str]:
        """The keys of the places in the text that it points at."""
        target = self.attributes.get("target", "")
        return [key[1:] for key in target.split()] if target.startswith("#") else []


def claims(elements: Iterable[Element], left_out: Omissions, *, keep: bool = False) -> Iterator[Annotation]:
    """The claims of these elements, in the order in which they ended; outer ones come before inner ones.

    A pointer to a key that nothing has is no pointer, and reported.
    """
    done = [each for _, each in sorted(enumerate(elements), key=_place) if not each.needless]
    wanted = {key for each in done for key in (each.keys if keep else each.keys_meant)}
    names = Names(wanted)
    ids = [names.give(each.keys) for each in done]
    for each, name in zip(done, ids, strict=True):
        said = dict(each.attributes)
        target = said.pop("target", "")
        if each.keys_meant:
            missing = [key for key in each.keys_meant if not names.known(key)]
            for key in missing:
                left_out.add("pointers to places that are not there", key)
            target = " ".join(f"#{names.known(key)}" for key in each.keys_meant if key not in missing)
        if each.element == "ref" and not target:
            continue
        said |= {key: value for key, value in (("target", target), ("xml:id", name)) if value}
        yield Annotation(Span(each.start or 0, each.end), each.element, said, reads=each.reads)


def _place(numbered: tuple[int, Element]) -> tuple[int, int, int]:
    """Sort key: of elements with the same words the outer one ended last; empty ones keep their order."""
    number, each = numbered
    start = each.start or 0
    return start, -each.end, number if start == each.end else -number


def simplify(each: Element, only: Element) -> None:
    """An item, a cell or a note that is one paragraph and nothing else needs no `p`."""
    if only.attributes or (only.start != each.start and not each.labelled):
        return
    if each.end - only.end <= (each.element == "cell"):
        each.keys |= only.keys
        only.needless = True
