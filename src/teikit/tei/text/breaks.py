"""What lb, pb and cb stand for: the line ends, form feeds and blanks of the source, named in @rend.

An lb without @rend is the line end that the header declares for all of them; a pb without it is nothing.
"""

from __future__ import annotations

import re

CHARACTERS = {"LF": "\n", "CR": "\r", "CRLF": "\r\n", "FF": "\f", "SP": " ", "TAB": "\t"}
NAMES = {characters: name for name, characters in CHARACTERS.items()}
LINE_END = re.compile(r"\r\n|\r|\n")
BREAK = re.compile(r"\r\n|\r|\n|\f")
PART = re.compile(r"\r\n|[\r\n\f \t]")


def rend(characters: str, default: str) -> dict[str, str]:
    """The @rend of a break that stands for `characters`, none where they are the default ones."""
    if characters == default:
        return {}
    return {"rend": " ".join(NAMES[part] for part in PART.findall(characters))}


def characters(rend: str | None, default: str) -> str:
    """What a break with this @rend stands for. Raises KeyError for a name that is not in CHARACTERS."""
    return default if rend is None else "".join(CHARACTERS[name] for name in rend.split())


def usual_line_end(text: str) -> str:
    """The line end that a text has most of; a line feed where it has none."""
    ends = LINE_END.findall(text)
    return max(sorted(set(ends)), key=ends.count, default="\n")
