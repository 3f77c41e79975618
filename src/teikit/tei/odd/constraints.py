"""The Schematron of a specification: its constraints, and warnings of what is deprecated (TEI P5 22.5.2,
22.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from teikit.tei.names import TEI, XML_LANG, tag
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.namespaces import EXAMPLES, SCHEMATRON, XSLT, children, elements, local, space
from teikit.tei.odd.specification import Specification

SCHEMES = ("schematron", "isoschematron")
SCH, XSL = f"{{{SCHEMATRON}}}", f"{{{XSLT}}}"
WITHOUT_RULE = frozenset({"assert", "report", "extends"})
USUAL = {TEI: "tei", EXAMPLES: "teix"}

PREFIXES: dict[str, str] = {None: SCHEMATRON, "xsl": XSLT}  # type: ignore[dict-item]  # the default one


def sheet(schema: Specification, language: str = "en") -> etree._Element:
    """The Schematron schema of a specification; it has no pattern where there is nothing to check."""
    return _Sheet(schema, language).made()


def constraint_specs(declaration: Declaration, language: str) -> Iterator[etree._Element]:
    """The Schematron constraints of a declaration, without those in another language than one beside them."""
    for each in declaration.written.iter(tag("constraintSpec")):
        if any(around.tag == tag("exemplum") for around in each.iterancestors()):
            continue
        is_meant = each.get("scheme", "schematron") in SCHEMES and each.get("mode") != "delete"
        if is_meant and _speaks(each, language):
            yield each


def _speaks(written: etree._Element, language: str) -> bool:
    """Whether a constraint is in a language, or in none, or no other one beside it is."""
    if written.get(XML_LANG, language).partition("-")[0] == language:
        return True
    parent = written.getparent()
    beside = [] if parent is None else list(parent.iterchildren(written.tag))
    return not any(each.get(XML_LANG, language).partition("-")[0] == language for each in beside)


class _Sheet:
    """A sheet that grows by one constraint after another."""

    def __init__(self, schema: Specification, language: str) -> None:
        self.schema, self.language = schema, language
        self.root = etree.Element(f"{SCH}schema", nsmap=PREFIXES)
        self.root.set("queryBinding", self._binding())
        title = etree.SubElement(self.root, f"{SCH}title")
        title.text = f"Rules of {schema.ident}" if schema.ident else "Rules"
        self.namespaces: dict[str, str] = {"tei": TEI}
        self.keys: dict[bytes, etree._Element] = {}
        self.top: list[etree._Element] = []
        self.patterns: list[etree._Element] = []
        self.ids: set[str] = set()

    def _binding(self) -> str:
        declared = (
            self.schema.schema.getroottree().getroot().find(f".//{tag('constraintDecl')}[@queryBinding]")
        )
        return "xslt2" if declared is None else declared.get("queryBinding", "xslt2")

    def made(self) -> etree._Element:
        specs = [
            (each, written)
            for each in self.schema.declarations
            for written in constraint_specs(each, self.language)
        ]
        loose = [(None, each) for each in self.schema.constraints if each.get("mode") != "delete"]
        written = [*specs, *loose]
        for _, spec in written:
            self._declare(spec)
        for declaration, spec in written:
            for constraint in children(spec, "constraint"):
                if _speaks(constraint, self.language):
                    self.patterns += self._constraint(constraint, spec, declaration)
        for declaration in self.schema.declarations:
            self.patterns += self._deprecated(declaration)
        for prefix, uri in self.namespaces.items():
            etree.SubElement(self.root, f"{SCH}ns", prefix=prefix, uri=uri)
        self.root.extend(self.keys.values())
        self.root.extend(sorted(self.top, key=lambda each: space(each) == SCHEMATRON))
        self.root.extend(self.patterns)
        return self.root

    def _declare(self, spec: etree._Element) -> None:
        """Take the namespaces and the keys, wherever in the constraint they stand."""
        for each in spec.iter(f"{SCH}ns"):
            self.namespaces.setdefault(each.get("prefix", ""), each.get("uri", ""))
        for each in spec.iter(f"{XSL}key"):
            key = _plain(each)
            self.keys.setdefault(etree.tostring(key, method="c14n"), key)

    def _constraint(
        self, constraint: etree._Element, spec: etree._Element, owner: Declaration | None
    ) -> Iterator[etree._Element]:
        inside = [each for each in elements(constraint) if space(each) in (SCHEMATRON, XSLT)]
        kinds = {local(each) for each in inside if space(each) == SCHEMATRON}
        kept = [made for each in inside if (made := _cleaned(each)) is not None]
        if "pattern" in kinds or not kinds & ({"rule"} | WITHOUT_RULE):
            for each in kept:
                if each.tag != f"{SCH}pattern":
                    self.top.append(each)
                elif any(True for _ in each.iter(f"{SCH}rule")) or each.get("is-a"):
                    each.set("id", each.get("id") or self._id(spec, owner))
                    yield each
                else:
                    self.top.extend(elements(each))  # a pattern of lets alone means them for all patterns
            return
        pattern = etree.Element(f"{SCH}pattern", id=self._id(spec, owner))
        if "rule" in kinds:
            for each in kept:
                if (
                    each.tag == f"{SCH}rule"
                    and "context" not in each.attrib
                    and each.get("abstract") != "true"
                ):
                    each.set("context", self._context(constraint, owner))
                pattern.append(each)
        else:
            rule = etree.SubElement(pattern, f"{SCH}rule", context=self._context(constraint, owner))
            rule.extend(kept)
        yield pattern

    def _id(self, spec: etree._Element, owner: Declaration | None) -> str:
        parts = [self.schema.ident, owner.ident if owner else "", spec.get("ident", "")]
        name = re.sub(r"[^\w.-]", "", "-".join(filter(None, parts))) or "constraint"
        name = name if re.match(r"[^\W\d]", name) else f"c-{name}"
        found, number = name, 1
        while found in self.ids:
            number += 1
            found = f"{name}-{number}"
        self.ids.add(found)
        return found

    def _context(self, constraint: etree._Element, owner: Declaration | None) -> str:
        """What a rule without a context is about: the attribute or element whose declaration it stands in."""
        definition = next(constraint.iterancestors(tag("attDef")), None)
        if owner is None:
            return "/"
        attribute = "" if definition is None else self._attribute(definition)
        if owner.kind == "element":
            name = self._prefixed(owner.namespace, owner.ident, owner.written)
            return f"{name}/{attribute}" if attribute else name
        return attribute or "*"

    def _attribute(self, definition: etree._Element) -> str:
        return "@" + self._prefixed(definition.get("ns", ""), definition.get("ident", ""), definition)

    def _prefixed(self, namespace: str, name: str, written: etree._Element) -> str:
        """A name as XPath has it, under a prefix that the sheet then declares."""
        if not namespace or ":" in name:
            return name
        usual = USUAL.get(namespace)
        prefix = next((known for known, uri in self.namespaces.items() if uri == namespace), usual)
        if prefix is None:
            bound: Mapping[str | None, str] = written.nsmap
            prefix = next((each for each, uri in bound.items() if uri == namespace and each), None)
        if prefix is None or self.namespaces.get(prefix, namespace) != namespace:
            prefix = f"ns{len(self.namespaces)}"
        self.namespaces[prefix] = namespace
        return f"{prefix}:{name}"

    def _deprecated(self, declaration: Declaration) -> Iterator[etree._Element]:
        """Warnings of what will go away at a day that @validUntil gives (TEI P5 22.5.4)."""
        for each in declaration.written.iter(tag("attDef"), tag("valItem"), declaration.written.tag):
            until = each.get("validUntil")
            if until is None or any(around.tag == tag("exemplum") for around in each.iterancestors()):
                continue
            rule = self._use(each, declaration)
            if rule is not None:
                context, test, what = rule
                pattern = etree.Element(f"{SCH}pattern", id=self._id(each, declaration))
                made = etree.SubElement(pattern, f"{SCH}rule", context=context)
                report = etree.SubElement(made, f"{SCH}report", test=test, role="nonfatal")
                report.text = f"{what} is deprecated and will be removed on {until}"
                yield pattern

    def _use(self, written: etree._Element, owner: Declaration) -> tuple[str, str, str] | None:
        """Where a deprecated thing is used, how that is seen, and what it is called."""
        ident = written.get("ident", "")
        if owner.kind == "element":
            element = self._prefixed(owner.namespace, owner.ident, owner.written)
            if local(written) == "valItem":
                definition = next(written.iterancestors(tag("attDef")), None)
                if definition is None:
                    return None
                value = ident.replace("'", "''")
                return (
                    element,
                    f"{self._attribute(definition)} eq '{value}'",
                    f'the value "{ident}" of @{definition.get("ident")}',
                )
            if local(written) == "attDef":
                return element, self._attribute(written), f"the attribute @{ident} of {owner.ident}"
            return element, "true()", f"the element {owner.ident}"
        if owner.kind == "class" and local(written) == "attDef":
            members = [each for each in self.schema.members(owner.ident) if each.kind == "element"]
            names = [self._prefixed(each.namespace, each.ident, each.written) for each in members]
            context = "tei:*" if "global" in owner.ident else "|".join(names)
            return (context, self._attribute(written), f"the attribute @{ident}") if context else None
        return None


def _cleaned(written: etree._Element) -> etree._Element | None:
    """A part of a constraint without what is hoisted to the top of the sheet."""
    if written.tag in (f"{SCH}ns", f"{SCH}key", f"{XSL}key"):
        return None
    made = _plain(written)
    for each in list(made.iter(f"{SCH}ns", f"{SCH}key", f"{XSL}key")):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    return made


def _plain(written: etree._Element) -> etree._Element:
    made = deepcopy(written)
    made.tail = None
    etree.strip_tags(made, etree.Comment)
    return made
