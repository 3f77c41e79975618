"""The smallest ODD that a corpus satisfies: elements and attributes that it uses, values where they are few.

Each choice says what it rests on, in a comment before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape



from teikit.tei.names import TEI
from teikit.tei.odd import effective
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.effective import Attribute
from teikit.tei.odd.specification import Specification
from teikit.tei.odd.usage import OTHER, Usage

ENUMERATED = frozenset({"teidata.enumerated", "teidata.word", "data.enumerated", "data.word"})
"""Datatypes of which a list of values may be made; pointers, dates and numbers are no lists."""
SEEN, REPEATED, MOST = 20, 8, 12
"""A list is clear where an attribute was seen so often, each value so often on average, and no more values."""
FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
 <teiHeader>
  <fileDesc>
   <titleStmt><title>{ident}: a schema by example</title></titleStmt>
   <publicationStmt><p>Unpublished.</p></publicationStmt>
   <sourceDesc><p>Made by teikit of {files} files.</p></sourceDesc>
  </fileDesc>
 </teiHeader>
 <text>
  <body>
   <schemaSpec ident="{ident}" start="{start}"{source}>
{inside}
   </schemaSpec>
  </body>
 </text>
</TEI>
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The ODD as a text, and what of the corpus it cannot say."""

    odd: str
    remarks: tuple[str, ...]


def by_example(usage: Usage, everything: Specification, ident: str, source: str = "") -> Example:
    """An ODD for what was used, taking from a source that has `everything`."""
    maker = _Maker(usage, everything)
    lines = [*maker.modules(), *maker.classes(), *maker.changes()]
    roots = [name.rpartition("}")[2] for name, _ in usage.roots.most_common() if name in maker.names]
    named = f' source="{escape(source)}"' if source else ""
    inside = "\n".join(f"    {line}" for line in lines)
    text = FRAME.format(ident=ident, files=usage.files, start=" ".join(roots) or "TEI", source=named, inside=inside)
    return Example(text, tuple(maker.remarks()))


class _Maker:
    def __init__(self, usage: Usage, everything: Specification) -> None:
        self.usage, self.everything = usage, everything
        self.names = {f"{{{each.namespace}}}{each.ident}": each for each in everything.elements}
        self.used = [each for name, each in self.names.items() if usage.elements[name]]
        self.attributes = {each.ident: effective.attributes(each, everything) for each in self.used}

    def remarks(self) -> Iterator[str]:
        """What the corpus has and no source describes."""
        for name, count in self.usage.elements.most_common():
            if name not in self.names:
                yield f"{_often(count)} the element {name.rpartition('}')[2]} ({name[1:].partition('}')[0] or 'no namespace'}), which the source does not have"

    def modules(self) -> Iterator[str]:
        """Which elements of which modules."""
        by_module: dict[str, list[Declaration]] = {}
        for each in self.everything.elements:
            by_module.setdefault(each.module, []).append(each)
        classes = dict.fromkeys(each.module for each in self.everything.declarations if each.kind != "element")
        for module in dict.fromkeys((*classes, *by_module)):
            every = by_module.get(module, [])
            taken = [each for each in every if each in self.used]
            if every and not taken and module != "tei":
                continue
            yield f"<!-- {_of_module(module, every, taken, self._count)} -->"
            kept, left = (
                " ".join(sorted(each.ident for each in every if (each in taken) is wanted)) for wanted in (True, False)
            )
            limit = "" if not left else f' include="{kept}"' if len(kept) <= len(left) + 2 else f' except="{left}"'
            yield f'<moduleRef key="{module}"{limit}/>'

    def classes(self) -> Iterator[str]:
        """Which attributes of which classes nobody uses: the class goes, or the attributes do."""
        gone: set[str] = set()
        for ident, found in self.everything.attribute_classes.items():
            own = [each for each in effective.of_class(found, self.everything) if each.origin == ident]
            holders = self._holders(ident)
            if not own or not holders:
                continue
            idle = [each for each in own if not any(self._uses(holder, each.name) for holder in holders)]
            required = [each for each in own if each.required]
            if not idle or required:
                continue
            above = [each.get("key", "") for each in found.memberships if each.get("key") in self.everything.attribute_classes]
            if len(idle) == len(own) and not above and not self._has_below(ident):
                gone.add(ident)
                yield f"<!-- none of {len(own)} attributes is used by any of {len(holders)} elements -->"
                yield f'<classSpec ident="{ident}" type="atts" mode="delete"/>'
            else:
                yield f"<!-- {len(own) - len(idle)} of {len(own)} attributes are used -->"
                deleted = "".join(f'<attDef ident="{escape(each.definition.get("ident", ""))}" mode="delete"/>' for each in idle)
                yield f'<classSpec ident="{ident}" type="atts" mode="change"><attList>{deleted}</attList></classSpec>'

    def changes(self) -> Iterator[str]:
        """Attributes of elements that are not used, and values that are few."""
        for element in self.used:
            lines = [line for each in self.attributes[element.ident] for line in self._attribute(element, each)]
            if lines:
                yield f'<elementSpec ident="{element.ident}" mode="change"><attList>'
                yield from (f" {line}" for line in lines)
                yield "</attList></elementSpec>"

    def _attribute(self, element: Declaration, given: Attribute) -> Iterator[str]:
        ident = escape(given.definition.get("ident", ""))
        pair = f"{{{element.namespace}}}{element.ident}", given.name
        if not given.origin and not self.usage.attributes[pair] and not given.required:
            yield f'<attDef ident="{ident}" mode="delete"/><!-- never used -->'
        elif values := self._list(given, pair):
            seen = sum(values.values())
            yield f"<!-- @{ident}: {_often(seen)}, {len(values)} values -->"
            yield f'<attDef ident="{ident}" mode="change"><valList type="closed" mode="replace">'
            quoted = ((escape(each, {'"': "&quot;"}), count) for each, count in sorted(values.items()))
            yield from (f' <valItem ident="{each}"/><!-- {_often(count)} -->' for each, count in quoted)
            yield "</valList></attDef>"

    def _list(self, given: Attribute, pair: tuple[str, str]) -> dict[str, int]:
        """The values of an attribute, if it is one of those that have a list and the evidence is clear."""
        values = self.usage.values.get(pair, {})
        seen = sum(values.values())
        kinds = {each.get("key") for each in given.definition.iter(f"{{{TEI}}}dataRef")}
        most = given.definition.find(f"{{{TEI}}}datatype")
        several = most is not None and most.get("maxOccurs", "1") != "1"
        if several or not kinds & ENUMERATED or given.closed is not None:
            return {}
        if OTHER in values or seen < SEEN or len(values) > MOST or seen < REPEATED * len(values):
            return {}
        return {} if any(len(each.split()) != 1 for each in values) else dict(values)

    def _holders(self, ident: str) -> list[Declaration]:
        """The used elements that have attributes of a class."""
        return [each for each in self.used if any(one.origin == ident for one in self.attributes[each.ident])]

    def _has_below(self, ident: str) -> bool:
        """Whether other classes are members of a class, so that it cannot go alone."""
        return any(each.kind == "class" for each in self.everything.members(ident))

    def _uses(self, element: Declaration, attribute: str) -> bool:
        return self.usage.attributes[f"{{{element.namespace}}}{element.ident}", attribute] > 0

    def _count(self, element: Declaration) -> int:
        return self.usage.elements[f"{{{element.namespace}}}{element.ident}"]


def _of_module(module: str, every: list[Declaration], taken: list[Declaration], count: object) -> str:
    if not every:
        return f"{module}: classes, macros and datatypes"
    total = sum(count(each) for each in taken) if callable(count) else 0
    return f"{module}: {len(taken)} of {len(every)} elements are used, {_often(total)} in all"


def _often(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


