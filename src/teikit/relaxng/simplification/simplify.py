"""Simplification: from the tree of a schema to its simple form (RELAX NG 4.5 to 4.21)."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.relaxng.datatypes import DatatypeError, datatype
from teikit.relaxng.simplification.definitions import Definition, Grammar, collect
from teikit.relaxng.simplification.element_names import name_class
from teikit.relaxng.simplification.simple_form import EMPTY, NOT_ALLOWED, TEXT, Simple, Table
from teikit.relaxng.syntax.node import Node
from teikit.relaxng.syntax.shape import error
from teikit.relaxng.syntax.sources import Sources
from teikit.relaxng.trampoline import Walk, run

_ROWS = {"empty": EMPTY, "notAllowed": NOT_ALLOWED, "text": TEXT}


def simplify(root: Node, sources: Sources) -> Simple:
    """The simple form of a schema whose root is given; raises SchemaError for what section 4 forbids."""
    return _Simplifier(sources).schema(root)


class _Simplifier:
    """The table under construction, and what is still to be done: bodies of elements, unused definitions."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.table = Table()
        self.bodies: list[tuple[int, list[Node], Grammar | None, str, tuple[str, ...]]] = []
        self.grammars: list[Grammar] = []
        self.reachable = True
        self.datatypes: dict[object, int] = {}

    def schema(self, root: Node) -> Simple:
        simple = self.table.simple
        simple.places[:3] = [self.table.place(root)] * 3
        simple.start = run(self.pattern(root, None, "", (root.path,)))
        self.finish()
        count = len(simple.elements)
        self.reachable = False  # what follows is only looked through for mistakes
        for grammar in self.grammars:
            for name in list(grammar.definitions):
                run(self.definition(grammar, name))
                self.finish()
        del simple.elements[count:], simple.element_places[count:]
        return simple

    def finish(self) -> None:
        while self.bodies:
            element, nodes, grammar, ns, chain = self.bodies.pop()
            body = run(self.group(nodes, grammar, ns, chain))
            self.table.simple.elements[element] = self.table.simple.elements[element][0], body

    def group(self, nodes: list[Node], grammar: Grammar | None, ns: str, chain: tuple[str, ...]) -> Walk[int]:
        """Section 4.12: several patterns where one belongs are a group."""
        members = yield from self.members(nodes, "group", grammar, ns, chain)
        return self.table.sequence("group", members, nodes[0])

    def members(
        self, nodes: list[Node], kind: str, grammar: Grammar | None, ns: str, chain: tuple[str, ...]
    ) -> Walk[list[int]]:
        """The rows of patterns, those of the same kind directly inside being members too."""
        rows: list[int] = []
        for node in _flat(nodes, kind):
            row = self.known(node, grammar)
            rows.append((yield self.pattern(node, grammar, ns, chain)) if row is None else row)
        return rows

    def known(self, node: Node, grammar: Grammar | None) -> int | None:
        """The row of a pattern that needs no looking inside, as most are; None for another."""
        if node.name == "ref" and grammar and (found := grammar.definitions.get(node.attributes["name"])):
            return found.row
        return _ROWS.get(node.name)

    def pattern(self, node: Node, grammar: Grammar | None, ns: str, chain: tuple[str, ...]) -> Walk[int]:  # noqa: C901  (a case a kind of pattern)
        """The row of a pattern; `ns` is what a referring schema gives, `chain` the files on the way."""
        table = self.table
        row: int
        match node.name:
            case "ref":
                if grammar is None:
                    raise error(node, f'reference to "{node.attributes["name"]}" outside a grammar')
                row = yield self.reference(node, grammar)
                return row
            case "parentRef":
                if grammar is None or grammar.parent is None:
                    raise error(node, f'parentRef to "{node.attributes["name"]}" outside a nested grammar')
                row = yield self.reference(node, grammar.parent)
                return row
            case "element":
                return self.element(node, grammar, ns, chain)
            case "attribute":
                names, rest = name_class(node, ns)
                value = (yield self.group(rest, grammar, ns, chain)) if rest else TEXT
                return NOT_ALLOWED if value == NOT_ALLOWED else table.row(("attribute", names, value), node)
            case "choice" | "group" | "interleave":
                members = yield from self.members(node.children, node.name, grammar, ns, chain)
                if node.name == "choice":
                    return table.choice(members, node)
                return table.sequence(node.name, members, node)
            case "optional" | "zeroOrMore" | "oneOrMore" | "mixed" | "list" as name:
                return self.repeat(name, (yield from self.group(node.children, grammar, ns, chain)), node)
            case "data":
                row = yield self.data(node, grammar, ns, chain)
                return row
            case "value":
                return self.value(node, ns)
            case "empty" | "notAllowed" | "text" as name:
                return _ROWS[name]
            case "externalRef":
                path, root = self.sources.refer(node)
                if path in chain:
                    raise error(node, f'externalRef to "{path}" leads back to itself')
                inherited = node.attributes.get("ns", node.ns or ns)
                row = yield self.pattern(root, None, inherited, (*chain, path))
                return row
            case "grammar":
                inner = collect(node, grammar, ns, chain, self.sources)
                self.grammars.append(inner)
                if "" not in inner.definitions:
                    raise error(node, "the grammar has no start")
                row = yield self.definition(inner, "")
                return row
        raise error(node, f'"{node.name}" is not a pattern')

    def repeat(self, name: str, member: int, node: Node) -> int:
        table = self.table
        match name:
            case "oneOrMore":
                return table.one_or_more(member, node)
            case "mixed":
                return table.sequence("interleave", [TEXT, member], node)
            case "list":
                return NOT_ALLOWED if member == NOT_ALLOWED else table.row(("list", member), node)
            case "zeroOrMore":
                member = table.one_or_more(member, node)
        return table.choice([EMPTY, member], node)

    def element(self, node: Node, grammar: Grammar | None, ns: str, chain: tuple[str, ...]) -> int:
        names, body = name_class(node, ns)
        simple = self.table.simple
        number = len(simple.elements)
        simple.elements.append((names, NOT_ALLOWED))
        simple.element_places.append(self.table.place(node))
        self.bodies.append((number, body, grammar, ns, chain))
        return self.table.row(("element", number), node)

    def reference(self, node: Node, grammar: Grammar) -> Walk[int]:
        name = node.attributes["name"]
        if name not in grammar.definitions:
            raise error(node, f'reference to "{name}", which is not defined')
        definition = grammar.definitions[name]
        if definition.row is None and definition.open:
            if self.reachable:
                raise error(node, f'"{name}" refers to itself without an element between')
            return NOT_ALLOWED
        row: int = yield self.definition(grammar, name)
        return row

    def definition(self, grammar: Grammar, name: str) -> Walk[int]:
        """Section 4.17: the definitions of one name, combined."""
        definition: Definition = grammar.definitions[name]
        if definition.row is not None:
            return definition.row
        definition.open = True
        members = []
        for node, ns, chain in definition.bodies:
            members.append((yield self.group(node.children, grammar, ns, chain)))
        definition.open = False
        first = definition.bodies[0][0]
        if definition.combine == "interleave":
            definition.row = self.table.sequence("interleave", members, first)
        else:
            definition.row = self.table.choice(members, first)
        return definition.row

    def data(self, node: Node, grammar: Grammar | None, ns: str, chain: tuple[str, ...]) -> Walk[int]:
        params = tuple(
            (child.attributes["name"], child.text) for child in node.children if child.name == "param"
        )
        kind = self.datatype(node, node.datatype_library, node.attributes["type"], params)
        but = -1
        if node.children and node.children[-1].name == "except":
            members = yield from self.members(node.children[-1].children, "choice", grammar, ns, chain)
            but = self.table.choice(members, node.children[-1])
        return self.table.row(("data", kind, -1 if but == NOT_ALLOWED else but), node)

    def value(self, node: Node, ns: str) -> int:
        """Section 4.4: a value without a type is a token of the built-in library."""
        typed = "type" in node.attributes
        library, name = (node.datatype_library, node.attributes["type"]) if typed else ("", "token")
        kind = self.datatype(node, library, name, ())
        context = {**node.prefixes, "": node.attributes.get("ns", node.ns or ns)}
        checked = datatype(library, name, ())
        if reason := checked.reason(node.text, context):
            raise error(node, f'value "{node.text}" {reason}')
        prefixes = tuple(sorted(context.items())) if checked.contextual else ()
        return self.table.row(("value", kind, node.text, prefixes), node)

    def datatype(self, node: Node, library: str, name: str, params: tuple[tuple[str, str], ...]) -> int:
        key = library, name, params
        if key not in self.datatypes:
            try:
                datatype(*key)
            except DatatypeError as reason:
                raise error(node, reason.reason) from reason
            self.datatypes[key] = self.table.datatype(key)
        return self.datatypes[key]


def _flat(nodes: list[Node], kind: str) -> Iterator[Node]:
    """The members of a choice, group or interleave, with those of the same kind directly inside it."""
    stack = nodes[::-1]
    while stack:
        child = stack.pop()
        if child.name == kind:
            stack.extend(reversed(child.children))
        else:
            yield child
