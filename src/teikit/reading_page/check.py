"""Whether a page is whole: no free checker of HTML is at hand everywhere, so teikit looks itself.

The page is well-formed XML beside its scripts and styles, which is more than HTML asks for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote
from xml.parsers import expat

from teikit.package import Receipt, Verdict

NAME = (
    "teikit's own check of a page: elements close and fit, ids are given once, links land, nothing is fetched"
)
OURS = re.compile(rb"(<(script|style)[^>]*>).*?(</\2>)", re.DOTALL)
STYLES = re.compile(rb"<style.*?</style>", re.DOTALL)
OUTSIDE = re.compile(rb"@import|url\(\s*+['\"]?+(?!data:|#)")
PHRASES = frozenset("abbr b bdi cite code em i mark p q s small span strong sub sup time u".split())
"""What holds words alone; a browser ends a paragraph where a block begins in it."""
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main nav ol p pre section table ul".split()
)
HOLDS = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
}
"""What holds nothing but these, and no words."""
WITHIN = {child: {name for name, held in HOLDS.items() if child in held} for child in ("li", "td", "tr")}
"""What stands in these alone."""
FETCHING = frozenset({"link", "iframe", "object", "embed", "base", "form"})
ALONE = FETCHING | {"img", "html"}
"""Elements that are looked at whatever they stand in."""
FETCHED = frozenset({"action", "background", "data", "formaction", "ping", "poster", "src", "srcset"})
MOST = 20
"""Complaints of one kind that are told."""


def check(data: bytes) -> Receipt:
    """The verdict on a page."""
    page = _Page()
    try:
        page.parser.Parse(OURS.sub(rb"\1\3", data), True)
    except expat.ExpatError as error:
        return Receipt("", Verdict.INVALID, remarks=(f"not well-formed: {error}",))
    remarks = list(page.complaints())
    if any(OUTSIDE.search(each[0]) for each in STYLES.finditer(data)):
        remarks.append("a style that fetches something")
    counts = {"ids": len(page.ids), "links": len(page.links)}
    return Receipt("", Verdict.INVALID if remarks else Verdict.VALID, remarks=tuple(remarks), counts=counts)


class _Page:
    """What is seen of a page while it is read."""

    def __init__(self) -> None:
        self.parser = parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        self.ids: Counter[str] = Counter()
        self.links: set[str] = set()
        self._wrong: Counter[str] = Counter()
        self._stack = [""]
        self._phrases = self._links = 0

    def complaints(self) -> Iterator[str]:
        """What is wrong."""
        twice = [each for each, count in self.ids.items() if count > 1]
        yield from (f'the id "{each}" is given more than once' for each in sorted(twice)[:MOST])
        lost = [each for each in self.links if each not in self.ids and unquote(each) not in self.ids]
        yield from (f'"#{each}" leads nowhere' for each in sorted(lost)[:MOST])
        yield from (f"{what}, {count} times" for what, count in self._wrong.items() if count)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        above = self._stack[-1]
        self._stack.append(name)
        if self._phrases and name in BLOCKS:
            self._wrong[f"a block within words: {name} in {above}"] += 1
        if (above in HOLDS and name not in HOLDS[above]) or (name in WITHIN and above not in WITHIN[name]):
            self._wrong[f"out of place: {name} in {above}"] += 1
        if name in PHRASES:
            self._phrases += 1
        elif name == "a":
            self._wrong["a link in a link"] += bool(self._links)
            self._links += 1
        if name in HOLDS:
            self.parser.CharacterDataHandler = self._words
        elif above in HOLDS:
            self.parser.CharacterDataHandler = None
        if attributes:
            self._attributes(name, attributes)
        if name in ALONE:
            self._look(name, attributes)

    def _look(self, name: str, attributes: dict[str, str]) -> None:
        if name == "img":
            self._wrong["a picture without words for it"] += "alt" not in attributes
        elif name == "html":
            self._wrong["the page has no language"] += not attributes.get("lang")
        else:
            self._wrong[f"something that is fetched: {name}"] += 1

    def _attributes(self, name: str, attributes: dict[str, str]) -> None:
        if key := attributes.get("id"):
            self.ids[key] += 1
        if (there := attributes.get("href", "")).startswith("#") and len(there) > 1:
            self.links.add(there[1:])
        if not FETCHED.isdisjoint(attributes):
            for each in sorted(FETCHED & attributes.keys()):
                if name != "img" or not attributes[each].startswith("data:"):
                    self._wrong[f"something that is fetched: {each} of {name}"] += 1

    def _end(self, name: str) -> None:
        self._stack.pop()
        if name in PHRASES:
            self._phrases -= 1
        elif name == "a":
            self._links -= 1
        if self._stack[-1] in HOLDS:
            self.parser.CharacterDataHandler = self._words
        elif name in HOLDS:
            self.parser.CharacterDataHandler = None

    def _words(self, words: str) -> None:
        if not words.isspace():
            self._wrong[f"loose words in {self._stack[-1]}"] += 1
