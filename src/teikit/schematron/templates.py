"""Patterns, rules and assertions as templates of one mode (ISO 19757-3 5.4, 6.5).

`xsl:next-match` hands a node on to the next pattern; a tunnel parameter keeps it from the later rules of the
same one. What cannot be evaluated is caught where it happens, and is a result like a failure.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from teikit.schematron import message, xpath
from teikit.schematron.failure import ROLES
from teikit.schematron.namespaces import ERROR, SCHEMA, XSLT, own, sch
from teikit.schematron.sheet_files import fault
from teikit.schematron.stylesheet import Check, Stylesheet

EXTRAS = (("diagnostic", "diagnostics"), ("property", "properties"))


def attempt(sheet: Stylesheet, parent: etree._Element, check: Check) -> etree._Element:
    """A `try` whose failing is reported as that of a check."""
    tried = sheet.add(parent, "try")
    made = etree.SubElement(sheet.add(tried, "catch", errors="*"), own("error"))
    made.set("check", str(len(sheet.checks)))
    made.set("at", f"{{${sheet.name('at')}}}")
    made.set("step", f"{{{sheet.name('step')}(.)}}")
    made.set("attribute", "{self::attribute()!name()}")
    made.set("code", f"{{local-name-from-QName(${sheet.prefix[ERROR]}:code)}}")
    sheet.add(made, "value-of", select=f"${sheet.prefix[ERROR]}:description")
    sheet.checks.append(check)
    return tried


def extras(sheet: Stylesheet, made: etree._Element, assertion: etree._Element) -> None:
    """The diagnostics and properties that an assertion refers to."""
    for kind, attribute in EXTRAS:
        for identifier in assertion.get(attribute, "").split():
            source = next((d for d in sheet.schema.iter(sch(kind)) if d.get("id") == identifier), None)
            if source is None:
                raise fault(f'no {kind} "{identifier}"', assertion)
            extra = etree.SubElement(made, own(kind))
            extra.set("id", identifier)
            message.write(source, extra)


def failure(sheet: Stylesheet, parent: etree._Element, assertion: etree._Element) -> None:
    """The result of a failed assertion: where it lies, its text, its diagnostics and properties."""
    rule = assertion.getparent()
    subject = assertion.get("subject") or ("" if rule is None else rule.get("subject", ""))
    at, node = f"${sheet.name('at')}", "."
    if subject:
        name = sheet.name("subject")
        sheet.add(parent, "variable", assertion, name=name, select=f"({subject})[. instance of node()][1]")
        at, node = f"if (${name}) then {sheet.name('ordinal')}(${name}) else {at}", f"(${name}, .)[1]"
    made = etree.SubElement(parent, own("failure"))
    made.set("check", str(len(sheet.checks) - 1))
    made.set("at", f"{{{at}}}")
    made.set("step", f"{{{sheet.name('step')}({node})}}")
    made.set("attribute", f"{{{node}/self::attribute()!name()}}")
    message.write(assertion, etree.SubElement(made, own("text")))
    extras(sheet, made, assertion)


def assertion(sheet: Stylesheet, parent: etree._Element, source: etree._Element, pattern: str) -> None:
    """One `assert` or `report`."""
    rule = source.getparent()
    around: Mapping[str, str] = {} if rule is None else {str(k): str(v) for k, v in rule.attrib.items()}
    test = source.get("test", "").strip()
    if not test:
        raise fault(f'"{etree.QName(source).localname}" without "test"', source)
    flag = source.get("flag") or around.get("flag", "")
    role = ROLES.get((source.get("role") or around.get("role") or flag).strip().lower(), "error")
    tried = attempt(
        sheet, parent, Check(pattern, around.get("id", ""), source.get("id", ""), test, role, flag)
    )
    choose = sheet.add(tried, "choose")
    tried.insert(0, choose)
    when = sheet.add(choose, "when", source, test=test)
    failure(sheet, when if source.tag == sch("report") else sheet.add(choose, "otherwise"), source)


def rule(
    sheet: Stylesheet,
    source: etree._Element,
    identifier: str,
    number: int,
    priority: int,
    shared: Mapping[str, str],
) -> None:
    """One rule; `number` is that of its pattern, `shared` the hidden names of the pattern's variables."""
    context = source.get("context", "").strip()
    if not context:
        raise fault('"rule" without "context"', source)
    mode, at, done = sheet.name("check"), sheet.name("at"), sheet.name("done")
    template = sheet.add(
        sheet.root, "template", source, match=xpath.rename(context, shared), mode=mode, priority=str(priority)
    )
    for name in (at, done):
        sheet.add(template, "param", name=name, as_=f"{sheet.prefix[SCHEMA]}:integer", tunnel="yes")
    body = sheet.add(template, "if", test=f"${done} ne {number}")
    for name, hidden in shared.items():
        sheet.add(body, "variable", name=name, select=f"${hidden}")
    caught = None
    if lets := source.findall(sch("let")):
        values = "; ".join(f"${let.get('name')} := {let.get('value', '')}" for let in lets)
        tried = attempt(sheet, body, Check(identifier, source.get("id", ""), "", values, "error", ""))
        caught = tried[0]
        body = tried
    for child in source.iterchildren(etree.Element):
        if child.tag == sch("let"):
            sheet.variable(body, child, child.get("name", ""))
        elif child.tag in (sch("assert"), sch("report")):
            assertion(sheet, body, child, identifier)
        elif etree.QName(child).namespace == XSLT:
            sheet.copy(body, child)
    if caught is not None:
        body.append(caught)
    onward = sheet.add(template, "next-match")
    sheet.add(onward, "with-param", name=done, select=str(number), tunnel="yes")


def pattern(sheet: Stylesheet, source: etree._Element, number: int, first: int) -> int:
    """One pattern, its rules with priorities from `first` downward. Returns how many they are.

    Its variables are global ones under a hidden name, since patterns may use the same names.
    """
    shared: dict[str, str] = {}
    for let in source.findall(sch("let")):
        name = let.get("name", "")
        hidden = sheet.name(f"p{number}.{name.replace(':', '.')}")
        variable = sheet.variable(sheet.root, let, hidden if name else "")
        if let.get("value") is not None:
            variable.set("select", xpath.rename(let.get("value", ""), shared))
        shared[name] = hidden
    rules = source.findall(sch("rule"))
    for index, each in enumerate(rules):
        rule(sheet, each, source.get("id", ""), number, first - index, shared)
    return len(rules)
