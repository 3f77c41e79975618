"""The line of a file that a diagnostic is about, cut around the place where it is long."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.source import FileError, Source
from teikit.workspace import Workspace

PLACE = re.compile(r"""<[/?]?[\w:.-]+|[\w:.-]+\s*=\s*(?:"[^"]*"?|'[^']*'?)|.""")
BEFORE = 20
"""Characters before the place that are shown of a long line."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a line, the place in it (start and end), and whether there is more on either side."""

    text: str
    start: int
    end: int
    more_before: bool
    more_after: bool


class Excerpts:
    """Excerpts of the files of a workspace; the file that was asked for last is at hand."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._source = Source("", b"")

    def of(self, path: str, line: int, column: int, width: int) -> Excerpt | None:
        """At most `width` characters of a line around a place: a tag, an attribute or a character.

        None where the file cannot be read again, such as standard input.
        """
        if path != self._source.path:
            try:
                self._source = self.workspace.source(path)
            except FileError:
                return None
        lines = self._source.lines
        if not line <= len(lines):
            return None
        length, at = lines.length(line), column - 1
        start = max(0, min(at - BEFORE, length - width))
        text = lines.text(line, start + 1, start + 1 + width)
        found = PLACE.match(text, at - start)
        size = len(found.group()) if found else 1
        end = max(at - start + 1, min(at - start + size, width))
        return Excerpt(text.expandtabs(1), at - start, end, start > 0, start + width < length)
