"""The tokens of a compact schema (compact syntax A.2.5), found by one regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.relaxng.compact.escapes import Characters

# fmt: off
KEYWORDS = frozenset((
    "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include",
    "inherit", "list", "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token",
))
# fmt: on
# A kind is the keyword or the sign itself, or one of these.
IDENTIFIER, PREFIXED, NAMESPACE, LITERAL = "identifier", "prefixed name", "name:*", "literal"
DOCUMENTATION, END, WRONG = "documentation", "end", "wrong"

NAMES = KEYWORDS | {IDENTIFIER}

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NCNAME = f"[{_START}][{_START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*+"
_TOKEN = re.compile(
    rf"""
    (?: [ \t\n\0]++ | \#(?!\#)[^\n\0]*+ )*+
    (?: (?P<name> {_NCNAME} (?: : (?: \* | {_NCNAME} ) )? )
      | (?P<sign> [|&]= | >> | [{{}}()\[\],|&*+?=~-] )
      | (?P<long> \"""(?: "{{0,2}} [^"] )*+\""" | '''(?: '{{0,2}} [^'] )*+''' )
      | (?P<short> "[^"\n]*+" | '[^'\n]*+' )
      | (?P<documentation> \#\#[^\n\0]*+ )
      | (?P<quoted> \\{_NCNAME} )
      | (?P<end> \Z )
      | (?P<wrong> . )
    )""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens in parallel lists: their kinds, the text that each stands for, and where it begins.

    The last token is of kind END, at the end of what is written, or WRONG, at a character that begins none.
    """

    kinds: list[str]
    texts: list[str]
    offsets: list[int]


def tokenize(characters: Characters) -> Tokens:
    """Split a schema into tokens. Separators and comments are left out, literals have lost their quotes."""
    kinds: list[str] = []
    texts: list[str] = []
    offsets: list[int] = []
    written = 0
    for match in _TOKEN.finditer(characters.text):
        kind = match.lastgroup or END
        text = match[kind]
        start = match.start(kind)
        if kind == "name":
            if text in KEYWORDS:
                kind = text
            elif ":" not in text:
                kind = IDENTIFIER
            else:
                kind = NAMESPACE if text[-1] == "*" else PREFIXED
        elif kind == "sign":
            kind = text
        elif kind in ("short", "long"):
            text = text[1:-1] if kind == "short" else text[3:-3]
            kind = LITERAL
        elif kind == "quoted":
            kind, text = IDENTIFIER, text[1:]
        elif kind == END:
            start = written
        kinds.append(kind)
        texts.append(text)
        offsets.append(start)
        if kind in (END, WRONG):
            break
        written = match.end()
    return Tokens(kinds, texts, offsets)
