"""Style sheets of web pages: what a class says of the looks of words is told with the element itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
CONDITION = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SELECTOR = re.compile(r"(span|font|a|i|b|em)?\.([\w-]+)")
LOOK = re.compile(r"(?:font-(?:style|weight|variant[a-z-]*)|text-decoration[a-z-]*|vertical-align)\s*:[^;]*")
WORDS = ("span", "font", "a", "i", "b")


def apply(root: etree._Element, sheets: Iterable[str]) -> None:
    """Give words the looks that style sheets have for their classes; a sheet hides nothing from a reader."""
    looks: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        for selectors, declared in RULE.findall(CONDITION.sub("", COMMENT.sub("", sheet))):
            found = "; ".join(LOOK.findall(declared.lower()))
            for selector in selectors.split(",") if found else ():
                if named := SELECTOR.fullmatch(selector.strip()):
                    looks[named[1] or "", named[2].lower()] = found
    for element in root.iter(*WORDS) if looks else ():
        keys = [
            (tag, name) for name in element.get("class", "").lower().split() for tag in ("", str(element.tag))
        ]
        if said := [looks[key] for key in keys if key in looks]:
            element.set("style", "; ".join([*said, element.get("style", "")]))


def own_sheets(root: etree._Element) -> list[str]:
    """The style sheets that a page holds."""
    return ["".join(map(str, each.itertext())) for each in root.iter("style")]
