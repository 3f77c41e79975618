"""The rules that there are: their names, groups, severities and manuals, and which of them a user has run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from teikit.config import SEVERITIES, Config
from teikit.diagnostic import Diagnostic, Finding, Severity
from teikit.gathering import fits
from teikit.registry import UnknownCraftError, constant, craft, fault, names, origin

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
WARNINGS = frozenset({UNUSED_SUPPRESSION})
"""Those of them that are no errors."""


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
        chosen = _members(self.select) if self.select else usual()
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
        return self.severities.get(rule) or finding.severity or severity(rule)


def rules() -> tuple[str, ...]:
    """The names of all rules: well-formedness, what the schemas say, and the crafts of the folder."""
    return (*BUILT_IN, *names("rules"))


def group(rule: str) -> str:
    """The group of a rule that is run only where it, or the group, is selected; empty for other rules.

    A craft says it in its module constant GROUP.
    """
    return "" if rule in BUILT_IN else constant("rules", rule, "GROUP")


@cache
def severity(rule: str) -> Severity:
    """How much the findings of a rule matter, where nobody says otherwise; errors are the usual thing.

    A craft says it in its module constant SEVERITY.
    """
    if rule in BUILT_IN:
        return Severity.WARNING if rule in WARNINGS else Severity.ERROR
    said = constant("rules", rule, "SEVERITY", "error")
    if said not in SEVERITIES:
        reason = f'has the SEVERITY "{said}", which is none of {", ".join(SEVERITIES)}'
        raise fault("rules", rule, origin("rules", rule).module, reason)
    return Severity[said.upper()]


def usual() -> tuple[str, ...]:
    """The rules that are run where nothing is selected: those of no group."""
    return tuple(name for name in rules() if not group(name))


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
