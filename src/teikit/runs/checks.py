"""The work of validate: the outline of each file, then its findings, with the index for what lies beyond."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern
from typing import Any

from teikit.checking.memory import diagnostic, row, settings_of
from teikit.checking.rulebook import NOT_WELL_FORMED
from teikit.checking.run import Checked, Checker, Run
from teikit.diagnostic import Diagnostic, Severity
from teikit.place import Place, Region
from teikit.project import Project
from teikit.project.files import begins_as_xml
from teikit.project.graph import tree
from teikit.runs import reduce
from teikit.runs.corpus import Around
from teikit.runs.made import Do, Made
from teikit.runs.remembering import Remembering
from teikit.runs.shards import Input
from teikit.source import AbsentError, FileError
from teikit.tei.references.index import index
from teikit.tei.references.outline import outline
from teikit.tei.references.resolution import Outcome
from teikit.workspace import GONE, Workspace
from teikit.workspace.buckets import shown
from teikit.workspace.trace import BYTES


@dataclass(frozen=True, slots=True)
class Outlines:
    """What other files ask of each file."""

    around: Around

    def prepared(self, inputs: list[Input]) -> Do:  # noqa: ARG002  (the signature is that of all work)
        """Look at files one by one."""
        project = self.around.project(Workspace())
        kinds = project.kinds

        def look(path: Path) -> Made:
            project.files.forget()
            if not project.files.has(project.files.real(str(path))):
                return Made(facts={"outcome": Outcome.OUTSIDE.name})
            digest = ""
            try:
                source = project.workspace.source(path)
                digest = source.digest
                if not begins_as_xml(source.data[:64]):
                    return Made(digest, facts={"outcome": Outcome.FILE.name})
            except AbsentError:
                return Made(facts={"outcome": Outcome.MISSING_FILE.name})
            except FileError:
                return Made(digest, facts={"outcome": Outcome.UNKNOWN.name})
            tei, declared = tree(source, project.files)
            facts: dict[str, Any] = {"state": f"{digest} {declared}"} if declared else {}
            if tei is None:
                return Made(digest, facts=facts | {"outcome": Outcome.UNKNOWN.name})
            return Made(digest, facts=facts | {"outline": json.loads(outline(index(tei.root, kinds)).dump())})

        return look

    def spoilt(self, path: Path, reason: str) -> Made:  # noqa: ARG002
        """Nothing is known of it; the check will say why."""
        return Made(facts={"outcome": Outcome.UNKNOWN.name})


@dataclass(frozen=True, slots=True)
class Checks:
    """What is wrong with each file. `index` is that of a run; none where nothing is followed.

    `memory` is the place where it is remembered; nothing is where it is empty.
    """

    run: Run
    around: Around
    index: tuple[str, int] | None
    memory: str = ""

    def prepared(self, inputs: list[Input]) -> Do:
        """Check files one by one, with the schemas read once. Raises FileError."""
        workspace = Workspace()
        if self.index:
            around: Project = self.around.corpus(workspace, reduce.index(*self.index))
        else:
            around = self.around.project(workspace)
        checker = Checker(replace(self.run, workspace=workspace, around=around))
        checker.warm(Path(inputs[0].path))

        def check(path: Path) -> Made:
            around.files.forget()
            return made(checker.load(path))

        def digest_of(path: Path) -> str:
            if self.index:
                return around.state(around.files.real(str(path)))
            try:
                return workspace.apart().source(path).digest
            except FileError:
                return GONE

        if not self.memory or not self.run.can_be_remembered:
            return check
        told = self.run.settings, self.run.project, self.run.schema, self.around, around.odd
        return Remembering(check, around, self.memory, settings_of(*told), digest_of)

    def spoilt(self, path: Path, reason: str) -> Made:
        """That it could not be checked."""
        error = FileError(str(path), reason, hint="look whether it is what it seems to be")
        told = Diagnostic(
            str(path),
            Place(0, 0),
            Region(1, 1, 1, 1),
            NOT_WELL_FORMED,
            Severity.ERROR,
            error.reason,
            error.hint,
            failed=True,
        )
        return made(Checked(str(path), (told,), str(error), held=("nothing",)))


def schemas_of(run: Run, around: Around, path: Path) -> dict[str, str]:
    """The hashes of what is read to check a file, beside it. Raises FileError for what cannot be had."""
    workspace = Workspace()
    with workspace.trace() as trace:
        Checker(replace(run, workspace=workspace, around=around.project(workspace))).warm(path)
    own = os.path.abspath(path)  # noqa: PTH100 - links are not followed
    read = {
        about: answer for (kind, about), answer in trace.answers.items() if kind == BYTES and answer != GONE
    }
    return {os.path.relpath(about): answer for about, answer in sorted(read.items()) if about != own}


def made(checked: Checked) -> Made:
    """What was found in a file, as its line in a result has it."""
    facts = {
        "found": [row(checked.path, each) for each in checked.found],
        "remarks": list(checked.remarks),
        "held": list(checked.held),
    }
    digest, rests_on = checked.rests_on
    return Made(digest, facts=facts, failure=checked.failure, rests_on=rests_on)


def checked(record: Mapping[str, Any]) -> Checked:
    """What a line of a result says was found."""
    path = record["path"]
    found = [_named(diagnostic(path, each)) for each in record.get("found", ())]
    remarks, rests_on = tuple(map(shown, record.get("remarks", ()))), (record["sha256"], ())
    failure = shown(record.get("failure", ""))
    return Checked(path, found, failure, remarks, rests_on=rests_on, held=record.get("held", ()))


def _named(each: Diagnostic) -> Diagnostic:
    """A finding that calls objects in stores by their URLs; what many findings say is held once."""
    return replace(
        each,
        path=intern(shown(each.path)),
        rule=intern(each.rule),
        message=intern(shown(each.message)),
        hint=intern(shown(each.hint)),
        expected=tuple(map(intern, each.expected)),
    )
