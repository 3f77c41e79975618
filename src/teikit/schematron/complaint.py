"""What Saxon says of a stylesheet that it cannot compile, at the place in the sheet that is at fault."""

from __future__ import annotations

import html
import re
from typing import Final

from teikit.schematron.failure import SchematronError

MESSAGE: Final = re.compile(r"on line (\d+).*?\n\s*(\w+)\s+(.*?)(?:\n\s*Error |\Z)", re.DOTALL)
EXPRESSION: Final = re.compile(r"Error (?:in|near) \{(.*?)\} at char")
ORIGIN: Final = re.compile(r':at="(\d+)#([^"]*)"')


def explain(said: str, stylesheet: str) -> SchematronError:
    """The error of a compilation, with file and line of the sheet where they are known."""
    found = MESSAGE.search(said)
    if found is None:
        return SchematronError(f"the sheet cannot be compiled: {' '.join(said.split())}")
    number, code, reason = int(found.group(1)), found.group(2), " ".join(found.group(3).split())
    lines = stylesheet.split("\n")
    quoted = EXPRESSION.search(said)
    expression = f' in "{quoted.group(1)}"' if quoted else ""
    for line in reversed(lines[:number]):
        if origin := ORIGIN.search(line):
            path = html.unescape(origin.group(2))
            return SchematronError(f"{reason}{expression} ({code})", path, int(origin.group(1)))
    return SchematronError(f"{reason}{expression} ({code})")
