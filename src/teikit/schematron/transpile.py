"""A phase of a sheet becomes one XSLT 3 stylesheet that goes over the document once.

Every rule is a template in one mode, ordered by priority; `xsl:next-match` hands the node to the next pattern,
and a tunnel parameter keeps the later rules of the same pattern away from it (ISO 19757-3 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from . import message, phases, xpath
from .failure import ROLES, Role
from .names import ERROR, OWN, SCHEMA, XSLT, own, sch, xsl
from .source import fault, place


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of an assertion (or of the variables of a rule) before anything is run."""

    pattern: str
    rule: str
    assertion: str
    test: str
    role: Role
    flag: str
    fires: bool


@dataclass(frozen=True, slots=True)
class Program:
    """A stylesheet, the checks that it numbers, and a stylesheet that lists the documents to run it on."""

    stylesheet: str
    checks: tuple[Check, ...]
    documents: str = ""


def prefixes(schema: etree._Element) -> dict[str, str]:
    """The prefixes of the stylesheet: those of `sch:ns`, those in scope on the schema, and our own two."""
    bound = {prefix: uri for prefix, uri in schema.nsmap.items() if prefix}
    for ns in schema.iter(sch("ns")):
        if not ns.get("uri"):
            raise fault('"ns" without "uri"', ns)
        bound[ns.get("prefix", "").strip()] = ns.get("uri", "").strip()
    bound.pop("", None)
    bound.pop("xml", None)
    bound.setdefault("xs", SCHEMA)
    for wanted, uri in (("xsl", XSLT), ("own", OWN), ("err", ERROR)):
        while bound.get(wanted, uri) != uri:
            wanted += "_"
        bound[wanted] = uri
    return bound


class Writer:
    """The stylesheet in the making: one for the patterns that run over the same documents."""

    def __init__(self, schema: etree._Element, lets: list[etree._Element]) -> None:
        self.schema = schema
        self.checks: list[Check] = []
        self.globals: dict[str, str] = {}
        self.bound = prefixes(schema)
        self.own = next(prefix for prefix, uri in self.bound.items() if uri == OWN)
        self.err = next(prefix for prefix, uri in self.bound.items() if uri == ERROR)
        self.root = etree.Element(xsl("stylesheet"), nsmap=self.bound)
        self.root.set("version", "3.0")
        default = [ns.get("uri", "") for ns in schema.iter(sch("ns")) if not ns.get("prefix", "").strip()]
        if default:
            self.root.set("xpath-default-namespace", default[-1])
        self.root.set("exclude-result-prefixes", "#all")
        self.declarations(lets)

    def add(
        self, parent: etree._Element, kind: str, at: etree._Element | None = None, /, **attributes: str
    ) -> etree._Element:
        """A new instruction that remembers the place in the sheet which it comes from."""
        made = etree.SubElement(parent, xsl(kind))
        for key, value in attributes.items():
            made.set(key.rstrip("_").replace("_", "-"), value)
        if at is not None:
            path, line = place(at)
            made.set(own("at"), f"{line}#{path}")
        return made

    def declarations(self, lets: list[etree._Element]) -> None:
        """Write the output, the XSLT at the top of the schema and the variables of schema and phase."""
        self.add(self.root, "output", method="xml", encoding="UTF-8", indent="no", omit_xml_declaration="yes")
        for element in self.schema.iterchildren(etree.Element):
            if etree.QName(element).namespace == XSLT:
                copy = deepcopy(element)
                copy.tail = None
                for inner in copy.iter(etree.Element):
                    path, line = place(element)
                    inner.set(own("at"), f"{inner.sourceline or line}#{path}")
                self.root.append(copy)
        inner_names = {let.get("name") for let in lets}
        for let in [
            let for let in self.schema.findall(sch("let")) if let.get("name") not in inner_names
        ] + lets:
            self.variable(self.root, let, let.get("name", ""))

    def variable(self, parent: etree._Element, let: etree._Element, name: str) -> None:
        """A `let` as a variable; its value is an expression or, in ISO 19757-3:2016, its content."""
        if not name:
            raise fault('"let" without "name"', let)
        variable = self.add(parent, "variable", let, name=name)
        if let.get("as") is not None:
            variable.set("as", let.get("as", ""))
        if let.get("value") is not None:
            variable.set("select", let.get("value", ""))
        else:
            variable.text = let.text
            variable.extend(deepcopy(child) for child in let)

    def error(self, parent: etree._Element, check: Check) -> None:
        """What happens when an expression cannot be evaluated: the check is reported with the reason."""
        caught = self.add(parent, "catch", errors="*")
        made = etree.SubElement(caught, own("error"))
        made.set("check", str(len(self.checks)))
        made.set("at", f"{{${self.own}:at}}")
        made.set("location", "{path(.)}")
        self.add(made, "value-of", select=f"${self.err}:description")
        self.checks.append(check)

    def failure(self, parent: etree._Element, assertion: etree._Element, subject: str) -> None:
        """The result element of a failed assertion: where it lies, its text, its diagnostics and properties."""
        made = etree.SubElement(parent, own("failure"))
        made.set("check", str(len(self.checks)))
        if subject:
            self.add(
                parent,
                "variable",
                assertion,
                name=f"{self.own}:subject",
                select=f"({subject})[. instance of node()][1]",
            )
            parent.append(made)
            node = f"(${self.own}:subject, .)[1]"
            made.set(
                "at",
                f"{{if (${self.own}:subject) then {self.own}:ordinal(${self.own}:subject) else ${self.own}:at}}",
            )
        else:
            node = "."
            made.set("at", f"{{${self.own}:at}}")
        made.set("location", f"{{path({node})}}")
        made.set("attribute", f"{{({node})[. instance of attribute()]!name()}}")
        text = etree.SubElement(made, own("text"))
        message.write(assertion, text)
        for kind, plural in (("diagnostic", "diagnostics"), ("property", "properties")):
            for identifier in assertion.get(plural, "").split():
                source = next((d for d in self.schema.iter(sch(kind)) if d.get("id") == identifier), None)
                if source is None:
                    raise fault(f'no {kind} "{identifier}"', assertion)
                extra = etree.SubElement(made, own(kind))
                extra.set("id", identifier)
                message.write(source, extra)
        for inner in made.iter(xsl("value-of"), xsl("text")):
            path, line = place(assertion)
            inner.set(own("at"), f"{line}#{path}")

    def assertion(self, parent: etree._Element, source: etree._Element, pattern: str) -> None:
        """One `assert` or `report`."""
        rule = source.getparent()
        test = source.get("test", "").strip()
        if not test:
            raise fault(f'"{etree.QName(source).localname}" without "test"', source)
        reports = source.tag == sch("report")
        attempt = self.add(parent, "try")
        choose = self.add(attempt, "choose")
        when = self.add(choose, "when", source, test=test)
        outcome = when if reports else self.add(choose, "otherwise")
        self.failure(outcome, source, source.get("subject", "") or rule.get("subject", ""))
        flag = source.get("flag", "") or rule.get("flag", "")
        role = ROLES.get((source.get("role") or rule.get("role") or flag).strip().lower(), "error")
        self.error(
            attempt, Check(pattern, rule.get("id", ""), source.get("id", ""), test, role, flag, reports)
        )

    def rule(self, source: etree._Element, pattern: etree._Element, priority: int, number: int) -> None:
        """One rule as a template; `number` is that of its pattern."""
        context = source.get("context", "").strip()
        if not context:
            raise fault('"rule" without "context"', source)
        match = xpath.rename(context, self.globals)
        template = self.add(
            self.root, "template", source, match=match, mode=f"{self.own}:check", priority=str(priority)
        )
        for name in ("at", "done"):
            self.add(template, "param", name=f"{self.own}:{name}", as_="xs:integer", tunnel="yes")
        self.bind_integer(template)
        body = self.add(template, "if", test=f"${self.own}:done ne {number}")
        lets = source.findall(sch("let"))
        for name, hidden in self.globals.items():
            self.add(body, "variable", name=name, select=f"${hidden}")
        identifier = pattern.get("id", "")
        attempt = self.add(body, "try") if lets else body
        for child in source.iterchildren(etree.Element):
            if child.tag == sch("let"):
                self.variable(attempt, child, child.get("name", ""))
            elif child.tag in (sch("assert"), sch("report")):
                self.assertion(attempt, child, identifier)
            elif etree.QName(child).namespace == XSLT:
                copy = deepcopy(child)
                copy.tail = None
                attempt.append(copy)
        if lets:
            values = "; ".join(f"${let.get('name')} := {let.get('value', '')}" for let in lets)
            self.error(attempt, Check(identifier, source.get("id", ""), "", values, "error", "", True))
        onward = self.add(template, "next-match")
        self.add(onward, "with-param", name=f"{self.own}:done", select=str(number), tunnel="yes")

    def bind_integer(self, template: etree._Element) -> None:
        """Say `xs:integer` by the prefix that XML Schema has here, where a sheet gives `xs` another meaning."""
        prefix = next((p for p, uri in self.bound.items() if uri == SCHEMA), "")
        for parameter in template.findall(xsl("param")):
            if prefix:
                parameter.set("as", f"{prefix}:integer")
            else:
                del parameter.attrib["as"]

    def pattern(self, source: etree._Element, number: int, first: int) -> int:
        """One pattern; its variables are global under a name of its own. Returns the number of its rules."""
        rules = source.findall(sch("rule"))
        self.globals = {}
        for let in source.findall(sch("let")):
            hidden = f"{self.own}:p{number}.{let.get('name', '').replace(':', '.')}"
            self.variable(self.root, let, hidden)
            variable = self.root[-1]
            if "select" in variable.attrib:
                variable.set("select", xpath.rename(variable.get("select", ""), self.globals))
            self.globals[let.get("name", "")] = hidden
        for index, rule in enumerate(rules):
            self.rule(rule, source, first - index, number)
        return len(rules)

    def walk(self) -> None:
        """The start: hand every node that a rule may match to the rules, with the ordinal of its element."""
        kinds = xpath.steps(" ".join(t.get("match", "") for t in self.root.findall(xsl("template"))))
        children = "text() | comment() | processing-instruction()"
        named = any(word in kinds for word in ("text(", "comment(", "processing-instruction(", "node("))
        inside = ", ".join(
            ["."]
            + ["@*"] * ("@" in kinds or "attribute" in kinds or "node(" in kinds)
            + [f"({children})"] * named
        )
        self.add(
            self.root, "mode", name=f"{self.own}:check", on_no_match="deep-skip", warning_on_no_match="no"
        )
        start = self.add(self.root, "template", match="document-node()", priority="1")
        results = etree.SubElement(start, own("results"))
        top = self.add(
            results,
            "apply-templates",
            select="., comment(), processing-instruction()",
            mode=f"{self.own}:check",
        )
        each = self.add(results, "for-each", select="descendant::*")
        inner = self.add(each, "apply-templates", select=inside, mode=f"{self.own}:check")
        for apply, ordinal in ((top, "1"), (inner, "position()")):
            self.add(apply, "with-param", name=f"{self.own}:at", select=ordinal, tunnel="yes")
            self.add(apply, "with-param", name=f"{self.own}:done", select="-1", tunnel="yes")
        stop = self.add(
            self.root, "template", match="document-node()", mode=f"{self.own}:check", priority="-1000000"
        )
        stop.text = None
        self.ordinals()

    def ordinals(self) -> None:
        """The ordinal of any node's element, for the `subject` of an assertion; counted once for a document."""
        if not any(e.get("subject") for e in self.schema.iter(etree.Element)):
            return
        counter = self.add(self.root, "accumulator", name=f"{self.own}:ordinal", initial_value="0")
        self.add(counter, "accumulator-rule", match="*", select="$value + 1")
        function = self.add(self.root, "function", name=f"{self.own}:ordinal")
        self.add(function, "param", name="node")
        count = f"accumulator-before('{self.own}:ordinal')"
        self.add(function, "sequence", select=f"(($node/ancestor-or-self::*)[last()]!{count}, 1)[1]")
        self.add(self.root, "mode", use_accumulators="#all")

    def text(self) -> str:
        """The stylesheet, one element on a line: a line number of the compiler leads back to the sheet."""
        lines = etree.tostring(self.root, encoding="unicode")
        return lines.replace("><", ">\n<") if "<![CDATA[" not in lines else lines


def listing(schema: etree._Element, lets: list[etree._Element], pattern: etree._Element) -> str:
    """A stylesheet that lists what `pattern documents` names, for the document that is validated."""
    writer = Writer(schema, lets)
    start = writer.add(writer.root, "template", match="document-node()", priority="1")
    results = etree.SubElement(start, own("results"))
    each = writer.add(results, "for-each", pattern, select=pattern.get("documents", ""))
    writer.add(etree.SubElement(each, own("document")), "value-of", select="string(.)")
    return writer.text()


def transpile(schema: etree._Element, phase: str | None) -> Iterator[Program]:
    """The programs of a phase of an expanded schema: one for the document, and one for each pattern that asks
    for other documents. Raises SchematronError, also where the phase is not there."""
    patterns, lets = phases.select(schema, phase)
    elsewhere = [pattern for pattern in patterns if pattern.get("documents") is not None]
    here = [pattern for pattern in patterns if pattern.get("documents") is None]
    for group in [here, *([pattern] for pattern in elsewhere)]:
        writer = Writer(schema, lets)
        first = sum(len(pattern.findall(sch("rule"))) for pattern in group)
        for number, pattern in enumerate(group):
            first -= writer.pattern(pattern, number, first)
        writer.walk()
        if writer.checks:
            listed = listing(schema, lets, group[0]) if group[0].get("documents") is not None else ""
            yield Program(writer.text(), tuple(writer.checks), listed)
