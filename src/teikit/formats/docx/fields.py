"""Fields of a DOCX file (ISO 29500-1 17.16): what they show is text, the codes behind it are not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.formats.elements import Mark, mark

WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
CROSS_REFERENCES = {"REF", "PAGEREF", "NOTEREF"}


@dataclass(slots=True)
class Field:
    """A field that has begun: its code so far, whether its result has begun, what the result points at."""

    code: str = ""
    shown: bool = False
    link: Mark | None = None


class Fields:
    """The fields that are open, the outermost first."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The link that the words stand in by the innermost field that is one."""
        links = [each.link for each in self._open if each.link]
        return tuple(links[-1:])

    @property
    def is_code(self) -> bool:
        """Whether what comes now is no text but part of a code."""
        return any(not each.shown for each in self._open)

    def turn(self, kind: str) -> str:
        """A field begins, its result begins, or it ends; its code, where that ends here."""
        if kind == "begin":
            self._open.append(Field())
        elif self._open and kind == "separate":
            self._open[-1].shown = True
            self._open[-1].link = link(self._open[-1].code)
            return self._open[-1].code
        elif self._open and kind == "end":
            ended = self._open.pop()
            return "" if ended.shown else ended.code
        return ""

    def tell(self, code: str) -> None:
        """More of the code of the field that began last."""
        for each in reversed(self._open):
            if not each.shown:
                each.code += code
                return


def link(code: str) -> Mark | None:
    """What the result of a field with this code points at."""
    words = [quoted or plain for quoted, plain in WORD.findall(code)]
    if not words:
        return None
    kind, *rest = words
    if kind.upper() in CROSS_REFERENCES and r"\h" in rest and rest[0] != r"\h":
        return mark("ref", {"type": "link", "target": f"#{rest[0]}"})
    if kind.upper() != "HYPERLINK":
        return None
    target, bookmark = "", ""
    arguments = iter(rest)
    for each in arguments:
        if each == r"\l":
            bookmark = next(arguments, "")
        elif each in {r"\o", r"\t"}:
            next(arguments, "")
        elif not each.startswith("\\"):
            target = target or each
    return address(target, bookmark)


def address(target: str, bookmark: str = "") -> Mark | None:
    """A link to an address, or to a bookmark of the file where there is no address."""
    whole = f"{target}#{bookmark}" if bookmark else target
    whole = re.sub(r"\s", "%20", whole.strip())
    return mark("ref", {"type": "link", "target": whole}) if whole and whole != "#" else None
