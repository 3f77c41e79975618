"""Collecting the rules that stand inside another schema (RELAX NG, TEI ODD) into one `sch:schema`.

A loose rule becomes a pattern of its own; a loose assertion gets the element around it as its context.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.schematron.failure import SchematronError
from teikit.schematron.namespaces import RELAX_NG, SCHEMATRON, TEI, XSLT, own, sch
from teikit.schematron.sheet_files import Files, fault, place, resolve

RNG = f"{{{RELAX_NG}}}"
INCLUDING = (f"{RNG}include", f"{RNG}externalRef")
OLD = "http://www.ascc.net/xml/schematron"
DECLARATIONS = frozenset({"ns", "let", "phase", "diagnostics", "properties", "rules"})


def rng(name: str) -> str:
    """`name` in the RELAX NG namespace."""
    return RNG + name


def tei(name: str) -> str:
    """`name` in the TEI namespace."""
    return f"{{{TEI}}}{name}"


def example_or_deleted(element: etree._Element) -> bool:
    """Whether what stands inside is shown and not meant: `egXML`, or a constraint that an ODD takes away."""
    if element.tag == tei("constraintSpec"):
        return element.get("mode") == "delete"
    return etree.QName(element).namespace == "http://www.tei-c.org/ns/Examples"


def loose(root: etree._Element, files: Files) -> Iterator[etree._Element]:
    """The Schematron and XSLT elements that stand in elements of neither vocabulary, in document order.

    Those of the grammars that a grammar includes too, unless they stand in a definition that is overridden.
    """
    waiting = [(root, frozenset[str]())]
    while waiting:
        element, overridden = waiting.pop()
        if etree.QName(element).namespace in (SCHEMATRON, XSLT):
            if element.get(own("file")) is None:
                element.set(own("file"), place(element)[0])
            yield element
        elif not example_or_deleted(element) and defines(element) not in overridden:
            waiting += [(child, overridden) for child in reversed(list(element.iterchildren(etree.Element)))]
            if element.tag in INCLUDING and (other := files.grammar(element)) is not None:
                resolve(other, files)
                own_names = {defines(child) for child in element.iter(rng("define"), rng("start"))}
                waiting.append((other, overridden | own_names))


def defines(element: etree._Element) -> str:
    """What a definition of a grammar defines: a name, "start", or for any other element nothing."""
    if element.tag == rng("define"):
        return f"define {element.get('name', '').strip()}"
    return "start" if element.tag == rng("start") else ""


def name_of(element: etree._Element) -> str | None:
    """The one name that a RELAX NG element or attribute pattern gives, as `Q{namespace}local`."""
    name, at = element.get("name"), element
    if name is None and (child := element.find(rng("name"))) is not None:
        name, at = (child.text or "").strip(), child
    if not name:
        return None
    prefix, _, local = name.rpartition(":")
    if prefix:
        return f"Q{{{at.nsmap.get(prefix, '')}}}{local}"
    if element.tag == rng("attribute") and element.get("name") is not None:
        return f"Q{{{element.get('ns', '')}}}{local}"
    namespace = next((a.get("ns", "") for a in (at, *at.iterancestors()) if "ns" in a.attrib), "")
    return f"Q{{{namespace}}}{local}"


def declared(element: etree._Element) -> Iterator[str]:
    """From inside out, the element and attribute names that the declarations around `element` define."""
    for around in element.iterancestors():
        match around.tag:
            case tag if tag == rng("element") and (name := name_of(around)):
                yield name
            case tag if tag == rng("attribute") and (name := name_of(around)):
                yield f"@{name}"
            case tag if tag == tei("attDef"):
                yield f"@Q{{{around.get('ns', '')}}}{around.get('ident', '')}"
            case tag if tag == tei("elementSpec"):
                schema = next(around.iterancestors(tei("schemaSpec")), None)
                inherited = TEI if schema is None else schema.get("ns", TEI)
                yield f"Q{{{around.get('ns', inherited)}}}{around.get('ident', '')}"


def context(assertion: etree._Element) -> str:
    """The context of an assertion outside any rule: what the declaration around it declares."""
    match list(declared(assertion)):
        case [attribute, element, *_] if attribute.startswith("@") and not element.startswith("@"):
            return f"{element}/{attribute}"
        case [name, *_]:
            return name
    raise fault("an assertion outside any rule, and no declaration around it to give a context", assertion)


def beside_assertions(let: etree._Element) -> bool:
    """Whether a variable stands among assertions outside any rule: then it is of the rule that they make."""
    around = let.getparent()
    return around is not None and any(
        each.tag in (sch("assert"), sch("report")) for each in around.iterchildren(etree.Element)
    )


def title(element: etree._Element) -> str:
    """The identifier that a loose rule is known by: that of its `constraintSpec`, else none."""
    spec = next(element.iterancestors(tei("constraintSpec")), None)
    return "" if spec is None else spec.get("ident", "")


def gather(root: etree._Element, files: Files) -> etree._Element:
    """The sheet inside a schema of another language; empty when there is none. Raises SchematronError."""
    path = place(root)[0]
    prefixes = {"tei": TEI} if etree.QName(root).namespace == TEI else {}
    prefixes |= {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    sheet = etree.Element(sch("schema"), nsmap=prefixes)
    sheet.set("queryBinding", "xslt3")
    sheet.set(own("file"), path)
    home: tuple[etree._Element | None, etree._Element | None] = (None, None)
    for element in list(loose(root, files)):
        around = element.getparent()
        kind = etree.QName(element).localname
        is_loose_let = kind == "let" and beside_assertions(element)
        is_declared = kind in DECLARATIONS | {"pattern"} and not is_loose_let
        if around is None or etree.QName(element).namespace == XSLT or is_declared:
            if not element.get("id") and kind == "pattern" and title(element):
                element.set("id", title(element))
            sheet.append(element)
        elif kind == "schema":
            sheet.extend(list(element.iterchildren(etree.Element)))
        elif kind in ("rule", "assert", "report", "extends", "let"):
            pattern = home[1]
            if pattern is None or home[0] is not around:
                pattern = etree.SubElement(sheet, sch("pattern"))
                if identifier := title(element):
                    pattern.set("id", identifier)
                home = (around, pattern)
            if kind == "rule":
                pattern.append(element)
                continue
            rule = pattern[-1] if len(pattern) and own("bare") in pattern[-1].attrib else None
            if rule is None:
                rule = etree.SubElement(pattern, sch("rule"))
                rule.set("context", context(element))
                rule.set(own("bare"), "")
            rule.append(element)
    return sheet


def sheet(root: etree._Element, files: Files) -> etree._Element:
    """The `sch:schema` of a file: its root, or what is embedded in it. Raises SchematronError."""
    if root.tag == sch("schema"):
        return root
    space = etree.QName(root).namespace or ""
    if etree.QName(root).localname == "schema" and space not in (OLD, "http://www.w3.org/2001/XMLSchema"):
        raise fault(f'its root is "schema" in the namespace "{space}", not in "{SCHEMATRON}"', root)
    if space not in (SCHEMATRON, RELAX_NG, TEI, OLD):
        raise fault(f'no Schematron: its root is "{etree.QName(root).localname}"', root)
    if etree.QName(root).namespace == SCHEMATRON:
        raise fault(f'"{etree.QName(root).localname}" cannot be the root of a sheet, which is "schema"', root)
    if etree.QName(root).namespace == OLD:
        raise SchematronError("Schematron 1.x, which ISO Schematron has replaced since 2006", *place(root))
    return gather(root, files)
