"""The little of XPath's lexical grammar that a transpiler needs: variables, and what lies outside strings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

TOKEN = re.compile(
    r"""(?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
    |(?P<uri>Q\{[^{}]*\})
    |(?P<comment>\(:)
    |(?P<variable>\$\s*(?:Q\{[^{}]*\})?[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?)
    |(?P<other>[^"'$Q(]+|.)""",
    re.VERBOSE | re.DOTALL,
)
COMMENT = re.compile(r"\(:|:\)")


def tokens(expression: str) -> Iterator[tuple[str, str]]:
    """The kind and the text of every token; a comment may nest and is one token. Nothing is lost."""
    position = 0
    while found := TOKEN.match(expression, position):
        start, position, kind = position, found.end(), found.lastgroup or "other"
        if kind == "comment":
            depth = 1
            while depth and (mark := COMMENT.search(expression, position)):
                depth += 1 if mark.group() == "(:" else -1
                position = mark.end()
            if depth:
                position = len(expression)
        yield kind, expression[start:position]


def rename(expression: str, names: Mapping[str, str]) -> str:
    """The expression with variables renamed; what it binds itself under such a name is renamed along."""
    if "$" not in expression or not names:
        return expression
    return "".join(
        f"${names[name]}" if kind == "variable" and (name := text[1:].strip()) in names else text
        for kind, text in tokens(expression)
    )


def steps(pattern: str) -> str:
    """A match pattern without predicates, strings and comments: what tells the kinds of node it takes."""
    depth, kept = 0, []
    for kind, text in tokens(pattern):
        if kind != "other":
            continue
        for character in text:
            depth += (character == "[") - (character == "]")
            if not depth and character != "]":
                kept.append(character)
    return "".join(kept)
