"""A place in the tokens of a compact schema: what stands there, what was expected, what is made of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NoReturn

from teikit.relaxng.compact.environment import Environment
from teikit.relaxng.compact.escapes import ESCAPED_NEWLINE, Characters
from teikit.relaxng.compact.tokens import END, LITERAL, NAMES, PREFIXED, WRONG, tokenize
from teikit.relaxng.syntax.node import Node, SchemaError

_SHOWN = 40


class Cursor:
    """The tokens of one file, read from the first to the last, in the environment of its declarations."""

    __slots__ = (
        "_characters",
        "_offsets",
        "_path",
        "_prefixes",
        "annotated",
        "annotations",
        "beside",
        "environment",
        "index",
        "kinds",
        "texts",
    )

    def __init__(self, characters: Characters, path: str, *, annotated: bool = False) -> None:
        tokens = tokenize(characters)
        self.kinds, self.texts, self._offsets = tokens.kinds, tokens.texts, tokens.offsets
        self.index = 0
        self.beside: int | None = (
            None  # where the annotations are that the pattern just read has for siblings
        )
        self.environment = Environment()
        self.annotated = annotated
        self.annotations: list[Node] = []  # where they are kept, those that the next node is to hold
        self._prefixes: Mapping[str, str] = {}
        self._characters = characters
        self._path = path

    @property
    def kind(self) -> str:
        """The kind of the token at hand."""
        return self.kinds[self.index]

    def take(self, kind: str) -> str:
        """Pass a token that must be of a kind, and return its text."""
        if self.kinds[self.index] != kind:
            self.expect(f'"{kind}"')
        self.index += 1
        return self.texts[self.index - 1]

    def close(self, kind: str, opener: int, otherwise: str = "") -> None:
        """Pass the bracket that closes the one at token `opener`; `otherwise` can stand there too."""
        if self.kind == kind:
            self.index += 1
            return
        line, _ = self._characters.place(self._offsets[opener])
        closes = f' to close the "{self.texts[opener]}" of line {line}' if self.kind == END else ""
        self.expect(f'{otherwise}"{kind}"', closes)

    def identifier(self, what: str, kinds: Set[str] = NAMES) -> str:
        """Pass an identifier, or where nothing else can stand a keyword, and return it."""
        if self.kind not in kinds:
            self.expect(what)
        self.index += 1
        return self.texts[self.index - 1]

    def literal(self, what: str = "a literal") -> str:
        """Pass literal segments that `~` joins, and return what they say together."""
        if self.kind != LITERAL:
            self.expect(what)
        segments = [self.take(LITERAL)]
        while self.kind == "~":
            self.index += 1
            if self.kind != LITERAL:
                self.expect("a literal")
            segments.append(self.take(LITERAL))
        return "".join(segments).replace(ESCAPED_NEWLINE, "\n")

    def prefixed(self) -> tuple[str | None, str]:
        """Pass a name with a prefix, and return its namespace and local name."""
        prefix, _, local = self.take(PREFIXED).partition(":")
        return self.namespace(prefix, self.index - 1), local

    def namespace(self, prefix: str, index: int) -> str | None:
        """The namespace that a prefix used at a token is declared for; None is `inherit`."""
        if prefix not in self.environment.namespaces:
            self.fail(f'namespace prefix "{prefix}" is not declared', index)
        return self.environment.namespaces[prefix]

    def declared(self) -> None:
        """Say that the declarations are over, so that nodes can be made."""
        self._prefixes = self.environment.prefixes()

    def node(
        self,
        name: str,
        index: int,
        attributes: dict[str, str] | None = None,
        children: list[Node] | None = None,
        text: str = "",
    ) -> Node:
        """A node that begins at a token. What is in scope is what its own attributes say: no parent's do."""
        line, column = self._characters.place(self._offsets[index])
        attributes = attributes or {}
        if self.annotations:
            children = [*self.pending(), *(children or [])]
        return Node(
            name,
            attributes,
            line,
            column,
            [] if children is None else children,
            text,
            attributes.get("ns", ""),
            attributes.get("datatypeLibrary", ""),
            self._prefixes,
            self._path,
            self._path,
        )

    def annotation(self, name: tuple[str, str] | None, index: int, text: str = "") -> Node:
        """An annotation element, its name as `{namespace}local`; or with no name a text in one."""
        line, column = self._characters.place(self._offsets[index])
        full = f"{{{name[0]}}}{name[1]}" if name else ""
        return Node(full, {}, line, column, text=text, prefixes=self._prefixes, path=self._path)

    def pending(self) -> list[Node]:
        """The annotations kept since the last node was made."""
        pending, self.annotations = self.annotations, []
        return pending

    def followed(self, node: Node) -> Node:
        """The node with the annotations kept after it, which belong to its parent."""
        return self.around("group", [node, *self.pending()]) if self.annotations else node

    def around(self, name: str, children: list[Node]) -> Node:
        """A node that begins where its first child does."""
        node = self.node(name, 0, children=children)
        node.line, node.column = children[0].line, children[0].column
        return node

    def expect(self, what: str, purpose: str = "") -> NoReturn:
        """Raise a SchemaError that says what should stand where the cursor is."""
        if self.kind == WRONG:
            self.fail(self._wrong(), self.index)
        after = f" after {_quote(self.texts[self.index - 1])}" if self.index else ""
        found = "the end of the file" if self.kind == END else _quote(self.texts[self.index])
        self.fail(f"expected {what}{after}{purpose}, not {found}", self.index)

    def fail(self, reason: str, index: int) -> NoReturn:
        """Raise a SchemaError at a token."""
        raise SchemaError(reason, self._path, *self._characters.place(self._offsets[index]))

    def _wrong(self) -> str:
        character = self.texts[self.index]
        if character not in "\"'":
            shown = f'"{character}"' if character.isprintable() else f"U+{ord(character):04X}"
            return f"unexpected character {shown}"
        previous = self._offsets[self.index - 1] if self.index else -1
        if self._characters.text.startswith(2 * character, previous) and not self.texts[self.index - 1]:
            return f"the literal that {3 * character} opens is not closed"
        return f"the literal that {character} opens is not closed on its line"


def _quote(text: str) -> str:
    line = text.replace(ESCAPED_NEWLINE, "\n").partition("\n")[0]
    short = line if len(line) == len(text) and len(line) <= _SHOWN else line[:_SHOWN] + "…"
    return f'"{short}"' if '"' not in short else f"'{short}'"
