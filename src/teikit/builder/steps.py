"""What is written of a text, step by step, and how it looks as XML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from teikit.markup import escape, quote
from teikit.text import Annotation


class Open(NamedTuple):
    """A start tag; `apart` where no words may stand beside it, so that a line of its own says nothing."""

    element: str
    attributes: Mapping[str, str]
    apart: bool
    claim: Annotation | None = None


class Close(NamedTuple):
    """An end tag; `apart` where no words may stand before it."""

    element: str
    apart: bool


class Words(NamedTuple):
    """Characters."""

    text: str


Step = Open | Close | Words
More = Callable[[Annotation], Mapping[str, str]]
"""Attributes of a claim that are known only when everything is built, such as pointers to the register."""


def render(steps: Iterable[Step], more: More) -> str:
    """The steps as XML. Line feeds stand only where they say nothing: the source has none of them."""
    return "".join(_strings(steps, more))


def _strings(steps: Iterable[Step], more: More) -> Iterator[str]:
    waiting = ""
    for step in steps:
        match step:
            case Words(text):
                yield waiting
                waiting = ""
                yield escape(text)
            case Open(element, attributes, apart, claim):
                yield waiting
                said = attributes if claim is None else {**attributes, **more(claim)}
                tag = "".join(f" {name}={quote(value)}" for name, value in said.items())
                if apart or (element in ("lb", "pb", "cb") and attributes.get("break") != "no"):
                    yield "\n"
                waiting = f"<{element}{tag}"
                yield waiting
                waiting = ">"
            case Close(element, apart):
                if waiting:
                    yield "/>"
                    waiting = ""
                else:
                    yield f"\n</{element}>" if apart else f"</{element}>"
    yield waiting
