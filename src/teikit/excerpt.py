"""The line of a file that a diagnostic is about, cut around the place where it is long."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.place import Region
from teikit.source import FileError, Source
from teikit.workspace import Workspace

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

    def of(self, path: str, region: Region, width: int) -> Excerpt | None:
        """At most `width` characters of the line in which a place begins, around it.

        None where the file cannot be read again, such as standard input.
        """
        if path != self._source.path:
            try:
                self._source = self.workspace.source(path)
            except FileError:
                return None
        lines = self._source.lines
        if not region.line <= len(lines):
            return None
        length, at = lines.length(region.line), region.column - 1
        size = (region.end_column - 1 if region.end_line == region.line else length) - at
        start = max(0, min(at - BEFORE, length - width))
        end = max(at - start + 1, min(at - start + size, width))
        shown = lines.text(region.line, start + 1, start + 1 + width).expandtabs(1)
        return Excerpt(shown, at - start, end, start > 0, start + width < length)
