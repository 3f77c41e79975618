"""What a run remembers of the last one: the findings of a file, as long as what they rest on is the same.

That is the file, the settings, the program itself, and every answer of the workspace and of the project.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from teikit.checking.fingerprint import program, today
from teikit.diagnostic import Diagnostic, Edit, Severity
from teikit.place import Place, Region
from teikit.project import Project
from teikit.project.answers import hold
from teikit.project.cache import Result
from teikit.workspace import Answers
from teikit.workspace.trace import UNSETTLED
from teikit.workspace.workspace import digest

ENVIRONMENT = ("XML_CATALOG_FILES", "TEIKIT_CACHE")
"""What of the environment decides where schemas lie."""


@dataclass(eq=False)
class Memory:
    """The findings of earlier runs over a project under the same settings."""

    project: Project
    settings: str

    def recall(self, path: Path) -> tuple[list[Diagnostic], list[str], tuple[str, ...], Rests] | None:
        """The findings and remarks of a file, what it was held to and rests on, if they still hold."""
        known = self._known.get(str(path))
        if known is None or known.digest != self.project.files.digest(str(path)):
            return None
        if not hold(self.project, known.rests_on):
            return None
        try:
            found, remarks, held = json.loads(known.found)
            rests_on = known.digest, known.rests_on
            diagnostics = [diagnostic(str(path), each) for each in found]
            return diagnostics, list(map(str, remarks)), tuple(map(str, held)), rests_on
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    def keep(
        self,
        path: Path,
        rests_on: Rests,
        found: Sequence[Diagnostic],
        remarks: Sequence[str],
        held: Sequence[str],
    ) -> None:
        """Remember what was found in a file, and what that rests on, if nothing changed meanwhile."""
        content, known = rests_on
        if any(answer == UNSETTLED for _, _, answer in known):
            return
        told = [[row(str(path), each) for each in found], list(remarks), list(held)]
        written = json.dumps(told, separators=(",", ":"))
        self.project.cache.keep_result(self.settings, str(path), Result(content, known, written))

    def flush(self) -> None:
        """Write what was kept; no results where the program was exchanged while it was being loaded."""
        cache = self.project.cache
        cache.flush(with_results=cache.has_results and today() == program())

    @cached_property
    def _known(self) -> Mapping[str, Result]:
        return self.project.cache.results(self.settings)


Rests = tuple[str, Answers]
"""The hash of a file, and the answers that its findings rest on."""


def settings_of(*settings: object) -> str:
    """A hash of settings, by what they say of themselves, of the program that is run, and where it is run.

    Paths in settings, and in what is said, start from there.
    """
    seen = [program(), str(Path.cwd()), *(f"{name}={os.environ.get(name)}" for name in ENVIRONMENT)]
    seen += (repr(each) for each in settings)
    return digest("\n".join(seen).encode("utf-8", "surrogateescape"))


def row(path: str, each: Diagnostic) -> list[Any]:
    """A finding as JSON; one in a part of a file has the path of that from the file."""
    part = "" if each.path == path else os.path.relpath(each.path, os.path.dirname(path) or ".")  # noqa: PTH120
    edits = [[edit.start, edit.end, edit.replacement.decode("latin-1")] for edit in each.edits]
    return [
        [each.place.start, each.place.end],
        [each.line, each.column, each.region.end_line, each.region.end_column],
        each.rule,
        int(each.severity),
        each.message,
        each.hint,
        edits,
        each.expected,
        each.safe,
        part,
        each.failed,
    ]


def diagnostic(path: str, row: list[Any]) -> Diagnostic:
    """The finding in a file that a row tells of. Raises ValueError or TypeError for another row."""
    place, region, rule, severity, message, hint, edits, expected, safe, part, failed = row
    return Diagnostic(
        os.path.normpath(os.path.join(os.path.dirname(path), part)) if part else path,  # noqa: PTH118, PTH120
        Place(*place),
        Region(*region),
        rule,
        Severity(severity),
        message,
        hint,
        tuple(Edit(start, end, text.encode("latin-1")) for start, end, text in edits),
        tuple(expected),
        safe,
        failed,
    )
