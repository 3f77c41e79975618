"""Whether a text is Markdown: what only Markdown has, in more than one kind or more than once."""

from __future__ import annotations

import re

HEADER = re.compile(
    r"\A---[ \t]*\n(?:[^\n]*\n)*?[A-Za-z_-]+:[^\n]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
"""A block of metadata in YAML, as pandoc, Jekyll and Hugo have it."""

CLEAR = (
    re.compile(r"\[\^[^\]\s]+\](?!:)"),
    re.compile(r"^\[\^[^\]\s]+\]:", re.MULTILINE),
    re.compile(r"(?<!\w)\[[^\]\n]+\]\([^()\s]+\)"),
    re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*$", re.MULTILINE),
    re.compile(r"^(?:```|~~~)[\w-]*[ \t]*$", re.MULTILINE),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?![\w*])"),
    re.compile(r"\\[\[\]*_#'\"]"),
)
HEADING = re.compile(r"^#{1,6}[ \t]+(?![^\n]*\(#\d+\)[ \t]*#)\S", re.MULTILINE)
"""A heading, which is no mark of a page as HathiTrust has it."""

SEEN = 200_000
"""Characters that are looked at."""


def has_header(text: str) -> bool:
    """Whether the text begins with a block of metadata."""
    return HEADER.match(text) is not None


def is_markdown(text: str) -> bool:
    """Whether a text has at least two kinds of what only Markdown has, or a header of metadata."""
    text = text[:SEEN].replace("\r\n", "\n")
    headings = min(2, len(HEADING.findall(text)))
    return has_header(text) or headings + sum(each.search(text) is not None for each in CLEAR) >= 2
