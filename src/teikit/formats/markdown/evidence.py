"""Whether a text is Markdown: what only Markdown has, in more than one kind or more than once."""

from __future__ import annotations

import re

TITLE_BLOCK = re.compile(r"%(?: [^\n]*)?(?:\n [^\n]*)*\n%(?: [^\n]*)?(?:\n [^\n]*)*(?:\n%[^\n]*)?\n[ \t]*\n")
"""A title, authors and perhaps a date behind signs of per cent."""
KEY = re.compile(r"[A-Za-z_-]+:")
LONGEST_HEADER = 200
"""Lines that a block of metadata has at most."""

CLEAR = (
    re.compile(r"\[\^[^\]\s]{1,60}\](?!:)"),
    re.compile(r"^\[\^[^\]\s]{1,60}\]:", re.MULTILINE),
    re.compile(r"(?<!\w)\[[^\]\n]{1,200}\]\([^()\s]{1,500}\)"),
    re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*$", re.MULTILINE),
    re.compile(r"^(?:```|~~~)[\w-]*[ \t]*$", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*(?![\w*])"),
    re.compile(r"\\[\[\]*_#'\"]"),
    re.compile(r"\w[.,;]?\^\[[^\]\n]"),
    re.compile(r"^:{3,}[ \t]*\{[.#][^{}\n]*\}", re.MULTILINE),
    re.compile(r"^\+(?:[-=:]{3,}\+){2,}[ \t]*$", re.MULTILINE),
)
HEADING = re.compile(r"^#{1,6}[ \t]+(?![^\n]*\(#\d+\)[ \t]*#)\S", re.MULTILINE)
"""A heading, which is no mark of a page as HathiTrust has it."""

SEEN = 200_000
"""Characters that are looked at."""


def has_header(text: str) -> bool:
    """Whether the text begins with metadata in YAML, as Jekyll has them, too, or as pandoc's title block."""
    if TITLE_BLOCK.match(text):
        return True
    first, *lines = text[:SEEN].splitlines()[:LONGEST_HEADER] or [""]
    if first.rstrip() != "---":
        return False
    end = next((number for number, line in enumerate(lines) if line.rstrip() in {"---", "..."}), 0)
    return any(KEY.match(line) for line in lines[:end])


def is_markdown(text: str) -> bool:
    """Whether a text has at least two kinds of what only Markdown has, or a header of metadata."""
    text = text[:SEEN].replace("\r\n", "\n")
    headings = min(2, len(HEADING.findall(text)))
    return has_header(text) or headings + sum(each.search(text) is not None for each in CLEAR) >= 2
