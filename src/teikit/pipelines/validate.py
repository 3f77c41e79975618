"""The pipeline of validate: a file is parsed, its grammar and every rule are checked, findings get a place.

A rule knows neither its name nor its severity nor the file; they are stamped on here.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.config import Config
from teikit.diagnostic import Diagnostic, Finding, Severity
from teikit.files import fits
from teikit.registry import UnknownCraftError, constant, craft, names
from teikit.source import FileError, Source

if TYPE_CHECKING:
    from teikit.project.view import View
    from teikit.schemas import Schemas
    from teikit.tei.document import Tei

NOT_WELL_FORMED = "not-well-formed"
GRAMMAR = "grammar"
SCHEMATRON = "schematron"
UNUSED_SUPPRESSION = "unused-suppression"
BUILT_IN = {
    NOT_WELL_FORMED: """The file is not well-formed XML.

An XML parser stops at this place, so nothing behind it can be checked, and no other program can read it.
Mend the place that is named: most often a tag is not closed, or `&` or `<` stands in the text without being
written as `&amp;` or `&lt;`.""",
    GRAMMAR: """The file does not follow its schema.

The schema is the one given with --schema, else that of the configuration, else the one that the file names
in `<?xml-model?>`, else teikit's own profile. An element stands where the schema does not allow it, a
required one is missing, or the value of an attribute is not what the schema asks for. A schema that the file
names and that is not on this machine is said here too, since nothing was proved then.""",
    SCHEMATRON: """The file breaks a Schematron rule of its schema.

The rules stand in a .sch file, named with --schema, in the configuration or in `<?xml-model?>`, or inside the
RELAX NG schema of the file. The message is that of the rule, and so is the severity (`role`). Rules are run
where teikit[schematron] is installed; --no-schematron leaves them out.""",
    UNUSED_SUPPRESSION: """A `<?teikit allow RULE?>` silences nothing.

What it allowed has been mended, or its rule has another name: then it silences nothing today, and hides a
true finding tomorrow. `--fix` removes it, or the rule from it. Only rules that are run are judged so.""",
}
WARNINGS = (
    "unused-suppression orphan-note note-order note-number-mismatch shared-note-reference "
    "one-way-continuation broken-part page-number-out-of-order repeated-page-number "
    "line-number-out-of-order repeated-line-number zone-outside-surface shared-authority "
    "contradicted-date event-before-birth deprecated-language-tag unknown-language missing-title "
    "missing-responsibility missing-publisher missing-publication-date missing-licence missing-identifier "
    "missing-source missing-language missing-encoding-description missing-revision "
    "pointer-outside-project"
)
HINTS = (
    "unused-prefix "
    "untidy-pointer one-way-note page-number-gap miscounted-line unaccounted-witness unlinked-name "
    "undeclared-language date-without-normal-form unused-person unused-place unused-organization "
    "unused-bibliography unused-witness unused-zone unused-category unused-rendition unused-hand "
    "unused-change"
)
SEVERITIES = dict.fromkeys(WARNINGS.split(), Severity.WARNING) | dict.fromkeys(HINTS.split(), Severity.HINT)
"""What is not an error."""


CLEARER = frozenset({"impossible-date", "invalid-id", "duplicate-id"})
"""Rules that say what the grammar says too, and say it better."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user decides: the rules or groups to run (none: all rules of no group), those to leave out,
    the options of rules, their severities, and the rules left out in files of `folder` that fit a pattern.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    folder: Path = field(default_factory=Path)

    @classmethod
    def of_project(cls, project: Config, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Settings:
        """The settings of the configuration; the rules that are given take the place of its own."""
        return cls(
            tuple(select) or project.select,
            tuple(ignore) or project.ignore,
            project.options,
            {rule: Severity[name.upper()] for rule, name in project.severity.items()},
            project.per_file_ignores,
            project.folder,
        )

    def rules(self) -> tuple[str, ...]:
        """The names of the rules that are run. Raises UnknownCraftError for one that there is not."""
        known = rules()
        named = (name for left_out in self.per_file_ignores.values() for name in left_out)
        for name in (*self.select, *self.ignore, *named, *self.severities):
            if name not in known and name not in groups():
                raise UnknownCraftError("rules", name, (*known, *groups()))
        ignored = set(_members(self.ignore))
        chosen = _members(self.select) if self.select else (name for name in known if not group(name))
        return tuple(name for name in dict.fromkeys(chosen) if name not in ignored)

    def rules_for(self, path: str) -> tuple[str, ...]:
        """The names of the rules that are run on a file. Raises UnknownCraftError as above."""
        ignored: set[str] = set()
        for pattern, left_out in self.per_file_ignores.items():
            if fits(path, pattern, self.folder):
                ignored.update(_members(left_out))
        return tuple(name for name in self.rules() if name not in ignored)

    def severity(self, rule: str, finding: Finding) -> Severity:
        """How much a finding matters: as the user says, or its schema, or its rule."""
        return self.severities.get(rule) or finding.severity or SEVERITIES.get(rule, Severity.ERROR)


def rules() -> tuple[str, ...]:
    """The names of all rules: well-formedness, what the schemas say, and the crafts of the folder."""
    return (*BUILT_IN, *names("rules"))


def group(rule: str) -> str:
    """The group of a rule that is run only where it, or the group, is selected; empty for other rules.

    A craft says it in its module constant GROUP.
    """
    return "" if rule in BUILT_IN else constant("rules", rule, "GROUP")


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """The groups and their rules: what `--select archive` stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules():
        if name := group(rule):
            found[name] = (*found.get(name, ()), rule)
    return found


def scores(selected: Iterable[str], found: Iterable[Diagnostic]) -> Mapping[str, tuple[int, int]]:
    """How many rules of each group that is run as a whole hold in all files, and how many it has."""
    run, fired = set(selected), {each.rule for each in found}
    return {
        name: (len(members) - len(fired.intersection(members)), len(members))
        for name, members in groups().items()
        if run.issuperset(members)
    }


def _members(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (name,) if name in rules() else groups()[name]


def manual(rule: str) -> str:
    """The manual page of a rule. Raises UnknownCraftError."""
    if rule in BUILT_IN:
        return BUILT_IN[rule]
    if rule not in rules():
        raise UnknownCraftError("rules", rule, rules())
    return craft("rules", rule).manual


def validate(
    source: Source, settings: Settings, schemas: Schemas, around: View | None = None
) -> list[Diagnostic]:
    """What is wrong with one file, in order of place. Raises FileError where its schema cannot be had.

    `around` are the files that its pointers lead to; without it, those of its folder.
    """
    from teikit.pipelines.suppressions import silences, suppressions, unused
    from teikit.project.view import View
    from teikit.tei.document import parse  # slow to import, and a run that remembers never comes here

    selected = settings.rules_for(source.path)
    try:
        tei = parse(source)
    except FileError as error:
        if not error.line:
            raise
        place = max(error.line, 1), max(error.column, 1)
        finding = Finding(place, error.reason, hint=error.hint)
        return (
            [_stamp(source, None, NOT_WELL_FORMED, finding, settings)] if NOT_WELL_FORMED in selected else []
        )
    view = around or View.alone(source.path)
    tei.around, view.tei = view, tei
    allowed = suppressions(tei)
    found = [
        _stamp(source, tei, rule, finding, settings)
        for rule in selected
        for finding in _findings(tei, rule, settings, schemas)
        if not silences(allowed, rule, tei, finding)
    ]
    if UNUSED_SUPPRESSION in selected:
        idle = unused(allowed, tei, rules(), [rule for rule in selected if rule != UNUSED_SUPPRESSION])
        found += [
            _stamp(source, tei, UNUSED_SUPPRESSION, finding, settings)
            for finding in idle
            if not silences(allowed, UNUSED_SUPPRESSION, tei, finding)
        ]
    return sorted(_said_once(found), key=lambda each: (each.line, each.column, each.rule, each.message))


def _said_once(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics without those of the grammar that a rule says better at the same place."""
    better = {(each.line, each.column) for each in found if each.rule in CLEARER}
    return (each for each in found if each.rule != GRAMMAR or (each.line, each.column) not in better)


def _findings(tei: Tei, rule: str, settings: Settings, schemas: Schemas) -> Iterator[Finding]:
    """What a rule finds; where it fails, that is said of the file, and others are still checked."""
    try:
        if rule == GRAMMAR:
            yield from schemas.violations(tei)
        elif rule == SCHEMATRON:
            yield from schemas.failures(tei)
        elif rule not in BUILT_IN:
            yield from craft("rules", rule).run(tei, **settings.options.get(f"rules/{rule}", {}))
    except FileError:
        raise
    except Exception as error:
        *_, (frame, line) = traceback.walk_tb(error.__traceback__)
        place = f"{Path(frame.f_code.co_filename).name}:{line}"
        reason = f'the rule "{rule}" failed with {type(error).__name__}: {error} ({place})'
        raise FileError(tei.path, reason, hint=f"that is its fault; go on with --ignore {rule}") from error


def _stamp(source: Source, tei: Tei | None, rule: str, finding: Finding, settings: Settings) -> Diagnostic:
    if isinstance(finding.at, tuple) or tei is None:
        line, column = finding.at
    else:
        line, column = tei.position(finding.at, finding.attribute)
    return Diagnostic(
        source.path,
        line,
        column,
        rule,
        settings.severity(rule, finding),
        finding.message,
        finding.hint,
        finding.edits,
        finding.expected,
        finding.safe,
    )
