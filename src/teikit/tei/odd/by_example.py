"""The smallest ODD that a corpus satisfies: elements and attributes that it uses, values where they are few.

Each choice says what it rests on, in a comment before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teikit.markup import escape, quote
from teikit.tei.names import TEI
from teikit.tei.odd import effective
from teikit.tei.odd.beyond import Beyond
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.effective import Attribute
from teikit.tei.odd.specification import Specification
from teikit.tei.odd.usage import OTHER, Usage

ENUMERATED = frozenset({"teidata.enumerated", "teidata.word", "data.enumerated", "data.word"})
"""Datatypes of which a list of values may be made; pointers, dates and numbers are no lists."""
SEEN, REPEATED, MOST = 20, 8, 12
"""A list is clear where its attribute was seen so often, each value so often, and no more values."""
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


@dataclass(eq=False)
class ByExample:
    """Makes an ODD for what was used, taking from a source that has `everything`."""

    usage: Usage
    everything: Specification
    beyond: Beyond = field(default_factory=Beyond)

    def __post_init__(self) -> None:
        self.names = {f"{{{each.namespace}}}{each.ident}": each for each in self.everything.elements}
        self.used = [each for name, each in self.names.items() if self.usage.elements[name]]
        self.foreign = [name for name in self.usage.elements if name not in self.names]
        self.attributes = {each.ident: effective.attributes(each, self.everything) for each in self.used}

    def odd(self, ident: str, source: str = "") -> str:
        """The ODD as a text."""
        lines = [*self.modules(), *self.classes(), *self.changes(), *self.additions()]
        roots = [self._key(name) for name, _ in self.usage.roots.most_common()]
        return FRAME.format(
            ident=ident,
            files=self.usage.files,
            start=" ".join(roots),
            source=f' source="{escape(source)}"' if source else "",
            inside="\n".join(f"    {line}" for line in lines),
        )

    def modules(self) -> Iterator[str]:
        """Which elements of which modules, and which classes of modules that give attributes only."""
        by_module: dict[str, list[Declaration]] = {}
        for each in self.everything.elements:
            by_module.setdefault(each.module, []).append(each)
        for module in dict.fromkeys(each.module for each in self.everything.declarations):
            every = by_module.get(module, [])
            taken = [each for each in every if self.usage.elements[f"{{{each.namespace}}}{each.ident}"]]
            if taken or not every:
                yield f"<!-- {self._said(module, every, taken)} -->"
                yield f'<moduleRef key="{module}"{_limit(every, taken)}/>'
            else:
                for ident, found in self.everything.attribute_classes.items():
                    if found.module == module and (count := self._seen(ident)):
                        yield f"<!-- its attributes: {_often(count)} -->"
                        yield f'<classRef key="{ident}"/>'

    def classes(self) -> Iterator[str]:
        """Which attributes of which classes nobody uses: the class goes, or the attributes do."""
        for ident, found in self.everything.attribute_classes.items():
            own = [each for each in effective.of_class(found, self.everything) if each.origin == ident]
            holders = self._holders(ident)
            idle = [each for each in own if not any(self._uses(one, each.name) for one in holders)]
            if not holders or not idle or any(each.required for each in own) or not self._is_taken(found):
                continue
            above = [
                each for each in found.memberships if each.get("key") in self.everything.attribute_classes
            ]
            if len(idle) == len(own) and not above and not self._has_below(ident):
                yield f"<!-- {ident}: nothing of it is used by the {len(holders)} elements that have it -->"
                yield f'<classSpec ident="{ident}" type="atts" mode="delete"/>'
            else:
                yield f"<!-- {len(own) - len(idle)} of {len(own)} attributes are used -->"
                deleted = "".join(f'<attDef ident="{_ident(each)}" mode="delete"/>' for each in idle)
                change = f'<classSpec ident="{ident}" type="atts" mode="change">'
                yield f"{change}<attList>{deleted}</attList></classSpec>"

    def changes(self) -> Iterator[str]:
        """Attributes of elements that are not used, values that are few, and what goes beyond the source."""
        for element in self.used:
            name = f"{{{element.namespace}}}{element.ident}"
            lines = [line for each in self.attributes[element.ident] for line in self._attribute(name, each)]
            lines += self._added(name, [each for one, each in sorted(self.beyond.attributes) if one == name])
            content = [self._content(name)] if name in self.beyond.contents else []
            if lines or content:
                yield f'<elementSpec ident="{element.ident}" mode="change">'
                yield from (f" <!-- its content goes beyond the source -->{each}" for each in content)
                if lines:
                    yield " <attList>"
                    yield from (f"  {line}" for line in lines)
                    yield " </attList>"
                yield "</elementSpec>"

    def additions(self) -> Iterator[str]:
        """The elements that the source does not have."""
        for name in self.foreign:
            space, _, plain = name[1:].rpartition("}")
            key = self._key(name)
            other = f"<altIdent>{plain}</altIdent>" if key != plain else ""
            yield f"<!-- not in the source: {_often(self.usage.elements[name])} -->"
            yield f'<elementSpec ident="{key}" ns="{escape(space)}" mode="add">{other}{self._content(name)}'
            names = [each for one, each in self.usage.attributes if one == name]
            if names:
                yield " <attList>"
                yield from (f"  {line}" for line in self._added(name, sorted(names)))
                yield " </attList>"
            yield "</elementSpec>"

    def _attribute(self, name: str, given: Attribute) -> Iterator[str]:
        pair = name, given.name
        if pair in self.beyond.values:
            yield f"<!-- @{given.name} has values beyond its datatype -->"
            yield (
                f'<attDef ident="{_ident(given)}" mode="change"><datatype><dataRef name="string"/></datatype>'
                '<valList mode="delete"/></attDef>'
            )
        elif not given.origin and not self.usage.attributes[pair] and not given.required:
            yield f'<attDef ident="{_ident(given)}" mode="delete"/><!-- never used -->'
        elif values := self._list(given, pair):
            yield f"<!-- @{given.name}: {_often(sum(values.values()))}, {len(values)} values -->"
            yield f'<attDef ident="{_ident(given)}" mode="change"><valList type="closed" mode="replace">'
            for each, count in sorted(values.items()):
                yield f" <valItem ident={quote(each)}/><!-- {_often(count)} -->"
            yield "</valList></attDef>"

    def _added(self, name: str, attributes: list[str]) -> Iterator[str]:
        """Attributes that the source does not give the element."""
        for each in attributes:
            space, _, plain = each.removeprefix("{").rpartition("}")
            inside = f' ns="{escape(space)}"' if space else ""
            yield f"<!-- @{plain} is not in the source: {_often(self.usage.attributes[name, each])} -->"
            datatype = '<datatype><dataRef name="string"/></datatype>'
            yield f'<attDef ident="{escape(plain)}"{inside} mode="add">{datatype}</attDef>'

    def _content(self, name: str) -> str:
        """All that was seen in an element, in any order."""
        parts = ["<textNode/>"] * (name in self.usage.texts)
        parts += [f'<elementRef key="{self._key(each)}"/>' for each in sorted(self.usage.inside[name])]
        if not parts:
            return "<content><empty/></content>"
        return (
            f'<content><alternate minOccurs="0" maxOccurs="unbounded">{"".join(parts)}</alternate></content>'
        )

    def _key(self, name: str) -> str:
        """The ident of an element; one that shares its name with an element of the source gets another."""
        plain = name.rpartition("}")[2]
        return plain if name in self.names or f"{{{TEI}}}{plain}" not in self.names else f"{plain}.other"

    def _list(self, given: Attribute, pair: tuple[str, str]) -> dict[str, int]:
        """The values of an attribute, if it is one of those that have a list and the evidence is clear."""
        values: Mapping[str, int] = self.usage.values.get(pair, {})
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

    def _seen(self, ident: str) -> int:
        """How often the attributes of a class were used."""
        return sum(
            self.usage.attributes[f"{{{each.namespace}}}{each.ident}", one.name]
            for each in self._holders(ident)
            for one in self.attributes[each.ident]
            if one.origin == ident
        )

    def _is_taken(self, found: Declaration) -> bool:
        """Whether a class comes into the schema, by its module or by itself."""
        every = [each for each in self.everything.elements if each.module == found.module]
        return not every or any(each in self.used for each in every) or self._seen(found.ident) > 0

    def _has_below(self, ident: str) -> bool:
        """Whether other classes are members of a class, so that it cannot go alone."""
        return any(each.kind == "class" for each in self.everything.members(ident))

    def _uses(self, element: Declaration, attribute: str) -> bool:
        return self.usage.attributes[f"{{{element.namespace}}}{element.ident}", attribute] > 0

    def _said(self, module: str, every: list[Declaration], taken: list[Declaration]) -> str:
        if not every:
            return f"{module}: classes, macros and datatypes"
        total = sum(self.usage.elements[f"{{{each.namespace}}}{each.ident}"] for each in taken)
        return f"{module}: {len(taken)} of {len(every)} elements are used, {_often(total)} in all"


def _limit(every: list[Declaration], taken: list[Declaration]) -> str:
    """What is included or excepted, whichever is shorter."""
    kept = " ".join(sorted(each.ident for each in taken))
    left = " ".join(sorted(each.ident for each in every if each not in taken))
    if not left:
        return ""
    return f' include="{kept}"' if len(kept) <= len(left) else f' except="{left}"'


def _ident(given: Attribute) -> str:
    return escape(given.definition.get("ident", ""))


def _often(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
