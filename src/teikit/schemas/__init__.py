"""Which schemas a file is held to, where they lie, and what they say of it.

The user or the configuration chooses them, or the file names them in <?xml-model?>, or it is our own profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.config import Config
from teikit.diagnostic import Finding
from teikit.place import at
from teikit.schemas import catalog, packaged, rules
from teikit.schemas.association import BY_NAMESPACE, BY_SUFFIX, Kind, Named, chosen, named, root
from teikit.schemas.locate import locate
from teikit.source import FileError
from teikit.tei import profile
from teikit.tei.names import TEI

if TYPE_CHECKING:
    from teikit.relaxng import Schema
    from teikit.schemas.specifications import Compiled
    from teikit.schematron import Sheet
    from teikit.tei.document import Tei

__all__ = ["Choice", "Schemas"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The schemas that a file is held to: grammars, sheets of rules with the phase, and what there is not.

    `made_of` are the files of the ODDs that grammars were made of.
    """

    grammars: tuple[Path, ...]
    sheets: tuple[tuple[Path, str | None], ...]
    missing: tuple[tuple[Kind, FileError], ...]
    made_of: tuple[Path, ...] = ()


@dataclass(slots=True)
class Schemas:
    """The schemas of a run, each read once.

    `chosen` are those of the user, whatever files name; else the first of `patterns` that fits the path of a
    file below `folder` chooses. `tell` gets each remark once, such as which rules were not run.
    """

    chosen: tuple[Named, ...] = ()
    patterns: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)
    folder: Path = Path()
    catalogs: Sequence[Path] = ()
    tell: Callable[[str], None] = lambda _remark: None
    _told: set[str] = field(default_factory=set)
    _paths: dict[tuple[str, Path, bool], Path] = field(default_factory=dict)
    _grammars: dict[Path, Schema] = field(default_factory=dict)
    _has_rules: dict[Path, bool] = field(default_factory=dict)
    _sheets: dict[Path, Sheet] = field(default_factory=dict)
    _odds: dict[Path, Compiled] = field(default_factory=dict)

    @classmethod
    def of_project(cls, names: Sequence[str], project: Config, tell: Callable[[str], None]) -> Schemas:
        """The schemas of a run: what the user names, then what the configuration says. Raises FileError."""
        by = str(project.path or "")
        patterns = {**project.schemas, **({"*": project.schema} if project.schema else {})}
        return cls(
            chosen(names, Path()),
            {pattern: chosen(each, project.folder, by) for pattern, each in patterns.items()},
            project.folder,
            catalog.around([project.folder / each for each in project.catalog]),
            tell,
        )

    def violations(self, tei: Tei) -> Iterator[Finding]:
        """What the grammars of a file say of it. Raises FileError where one cannot be used."""
        from teikit.schemas import grammar

        choice = self.of(tei)
        yield from _missing(tei, choice, {Kind.RELAX_NG, Kind.UNKNOWN})
        for path in choice.grammars:
            if path not in self._grammars:
                loaded = self._grammars[path] = grammar.load(path, self.catalogs)
                if unsound := loaded.id_objection:
                    self._remark(f"IDs were not checked, as the schema does not type them alike: {unsound}")
            yield from grammar.findings(self._grammars[path], tei.source)

    def failures(self, tei: Tei) -> Iterator[Finding]:
        """What Schematron rules say of a file, those inside its grammars too. Raises FileError as above."""
        choice = self.of(tei)
        yield from _missing(tei, choice, {Kind.SCHEMATRON})
        sheets = {path for path, _ in choice.sheets}
        inside = ((path, None) for path in choice.grammars if path not in sheets)
        for path, phase in (*choice.sheets, *inside):
            if not self._runs(path, inside=path not in sheets):
                continue
            if path not in self._sheets:
                self._sheets[path] = rules.load(path, self.catalogs)
            yield from rules.findings(self._sheets[path], path, tei.source, phase)

    def of(self, tei: Tei) -> Choice:
        """The schemas of a file. Raises FileError where one that a user chose is not there.

        A chosen grammar takes the place of what the file names; chosen rules alone leave it its grammar.
        """
        choice = self._sorted(self._chosen(tei), strict=True)
        if choice.grammars:
            return choice
        try:
            own = self._sorted(tuple(named(tei.source)), strict=False)
        except FileError as error:
            own = Choice((), (), ((Kind.UNKNOWN, error),))
        lost = tuple(each for each in own.missing if not choice.sheets or each[0] != Kind.SCHEMATRON)
        grammars = own.grammars
        if not grammars and not any(kind in (Kind.RELAX_NG, Kind.UNKNOWN) for kind, _ in lost):
            grammars = self._usual(tei)
        return Choice(grammars, choice.sheets or own.sheets, lost, own.made_of)

    def _usual(self, tei: Tei) -> tuple[Path, ...]:
        """The grammar of a file that names none: TEI's own for an ODD, the profile for all else."""
        if tei.odd is None:
            return (profile.path(),)
        known = packaged.schemas()
        found = next((known[name] for name in ("tei_odds", "tei_all") if name in known), None)
        if found is None:
            self._remark(f"the grammar of ODDs was not checked: {packaged.EXTRA} brings it")
        return (found,) if found else ()

    def _chosen(self, tei: Tei) -> tuple[Named, ...]:
        if self.chosen or not self.patterns:
            return self.chosen
        path = Path(tei.path).absolute()
        inside = (
            path.relative_to(self.folder.absolute()) if path.is_relative_to(self.folder.absolute()) else path
        )
        return next(
            (names for pattern, names in self.patterns.items() if fnmatchcase(inside.as_posix(), pattern)), ()
        )

    def _sorted(self, names: Sequence[Named], *, strict: bool) -> Choice:
        grammars: dict[Path, None] = {}
        sheets: dict[tuple[Path, str | None], None] = {}
        missing: list[tuple[Kind, FileError]] = []
        made_of: list[Path] = []
        for each in names:
            try:
                kind, path = self._found(each, strict=strict)
                if kind is Kind.ODD:
                    made = self._compiled(path)
                    kind, path = Kind.RELAX_NG, made.path
                    made_of += made.files
            except FileError as error:
                if strict:
                    raise
                missing.append((each.kind, error))
                continue
            match kind:
                case Kind.RELAX_NG:
                    grammars[path] = None
                case Kind.SCHEMATRON:
                    sheets[path, each.phase] = None
                case _:
                    self._remark(f'"{each.href}" was not used: only RELAX NG, Schematron and ODD are checked')
        return Choice(tuple(grammars), tuple(sheets), tuple(missing), tuple(made_of))

    def _compiled(self, path: Path) -> Compiled:
        """The grammar of an ODD; what is wrong in it and yet leaves one to be made is said once."""
        if path not in self._odds:
            from teikit.schemas.specifications import compiled  # slow to import, and few name an ODD

            self._odds[path] = compiled(path, self.catalogs)
            for remark in self._odds[path].remarks:
                self._remark(remark)
        return self._odds[path]

    def _found(self, each: Named, *, strict: bool) -> tuple[Kind, Path]:
        if each.kind is Kind.OTHER and not strict:
            return each.kind, Path(each.href)
        path = self._path(each)
        kind = _kind(each, path)
        if kind is Kind.OTHER and strict:
            hint = "name a .rng, .rnc, .sch or .odd file"
            raise FileError(str(path), "is neither RELAX NG nor Schematron nor ODD", hint=hint)
        return kind, path

    def _path(self, each: Named) -> Path:
        key = each.href, each.base, each.place is None
        if key not in self._paths:
            self._paths[key] = locate(each, self.catalogs, self._remark)
        return self._paths[key]

    def _runs(self, path: Path, *, inside: bool) -> bool:
        """Whether the rules of a schema can be run; if not, that is said."""
        if path not in self._has_rules:
            self._has_rules[path] = rules.has_rules(path, self.catalogs)
        if inside and not self._has_rules[path]:
            return False
        if not rules.available():
            self._remark(f'the Schematron rules in "{path.name}" were not run; to run them: {rules.EXTRA}')
            return False
        return True

    def _remark(self, text: str) -> None:
        if text not in self._told:
            self._told.add(text)
            self.tell(text)


def _missing(tei: Tei, choice: Choice, kinds: set[Kind]) -> Iterator[Finding]:
    for kind, error in choice.missing:
        if kind in kinds:
            yield Finding(at(tei.source, error.line, error.column), error.reason, hint=error.hint)


def _kind(each: Named, path: Path) -> Kind:
    """What a schema is: as it is said, or by the ending of its file, or by its root element."""
    if each.kind is not Kind.UNKNOWN:
        return each.kind
    if found := BY_SUFFIX.get(path.suffix.lower()):
        return found
    data = path.read_bytes()
    space = root(data).partition(" ")[0]
    if space == TEI and b"schemaSpec" not in data and rules.NAMESPACE in data:
        return Kind.SCHEMATRON  # rules in an ODD that is no schema
    return BY_NAMESPACE.get(space, Kind.OTHER)
