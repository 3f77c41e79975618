"""Which schemas a file is held to, where they lie, and what they say of it.

The user or the configuration chooses them, or the file names them in <?xml-model?>, or it is our own profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.config import TIMEOUT, Config
from teikit.diagnostic import Finding
from teikit.place import at, place
from teikit.schemas import packaged, rules
from teikit.schemas.association import BY_NAMESPACE, BY_SUFFIX, Kind, Named, chosen, named, root
from teikit.schemas.catalog import Catalogs
from teikit.schemas.choice import Choice, Use
from teikit.schemas.locate import locate
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.odd.scrutiny import scrutinize
from teikit.workspace import Once, Trace, Workspace
from teikit.workspace.trace import DAY, MOMENT

if TYPE_CHECKING:
    from teikit.schemas.specifications import Compiled
    from teikit.schematron import Sheet

__all__ = ["Choice", "Schemas"]

SPECIFYING = (b"<schemaSpec", b":schemaSpec", b"<elementSpec", b":elementSpec")
"""What tells an ODD, or the source of one, from other texts of TEI."""


@dataclass(slots=True)
class Schemas:
    """The schemas of a run, each read once.

    `chosen` are those of the user, whatever files name; else the first of `patterns` that fits the path of a
    file below `folder` chooses. `tell` gets each remark on a file, such as which rules were not run; `limit`
    is the seconds that Schematron rules may take over a file. All that they rest on is noted for each file:
    `around` is what the run itself rests on.
    """

    chosen: tuple[Named, ...] = ()
    patterns: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)
    folder: Path = Path()
    catalogs: Catalogs = field(default_factory=lambda: Catalogs((), Workspace()))
    tell: Callable[[str], None] = lambda _remark: None
    limit: float = TIMEOUT
    around: Trace = field(default_factory=Trace)
    _once: Once = field(init=False)

    def __post_init__(self) -> None:
        self._once = Once(self.catalogs.workspace)

    @classmethod
    def of_project(
        cls, names: Sequence[str], project: Config, tell: Callable[[str], None], workspace: Workspace
    ) -> Schemas:
        """The schemas of a run: what the user names, then what the configuration says. Raises FileError."""
        by = str(project.path or "")
        patterns = {**project.schemas, **({"*": project.schema} if project.schema else {})}
        with workspace.trace() as around:
            catalogs = Catalogs.around([project.folder / each for each in project.catalog], workspace)
        return cls(
            chosen(names, Path()),
            {pattern: chosen(each, project.folder, by) for pattern, each in patterns.items()},
            project.folder,
            catalogs,
            tell,
            project.schematron_timeout,
            around,
        )

    def violations(self, tei: Tei) -> Iterator[Finding]:
        """What the grammars of a file say of it, and which of them cannot be used."""
        from teikit.schemas import grammar

        choice = self.of(tei)
        yield from _missing(tei, choice, {Kind.RELAX_NG, Kind.UNKNOWN, Kind.ODD, Kind.OTHER})
        for use in choice.grammars:
            try:
                loaded = self._once.get(("grammar", use.path), partial(grammar.load, use.path, self.catalogs))
            except FileError as error:
                yield _unusable(tei, use, error)
                continue
            if unsound := loaded.id_objection:
                self.tell(f"IDs were not checked, as the schema does not type them alike: {unsound}")
            yield from grammar.findings(loaded, tei.whole)
        for source, start, reason in tei.whole.unresolved if choice.grammars else ():
            yield Finding(place(source, start), f"this XInclude was not resolved: {reason}", source=source)

    def failures(self, tei: Tei) -> Iterator[Finding]:
        """What Schematron rules say of a file, those inside its grammars too, and which cannot be used."""
        choice = self.of(tei)
        yield from _missing(tei, choice, {Kind.SCHEMATRON})
        for use, inside in self._with_rules(choice):
            try:
                if self._runs(use.path, inside=inside):
                    load = partial(rules.load, use.path, self.catalogs, self.limit)
                    sheet = self._once.get(("sheet", use.path), load)
                    self._note_the_time(sheet)
                    read = partial(self._read, tei, use.path.resolve().parent)
                    yield from rules.findings(sheet, use.path, tei.whole, use.phase, read, self.tell)
            except FileError as error:
                yield _unusable(tei, use, error)

    def held_grammars(self, tei: Tei) -> Iterator[str]:
        """The grammars that a file is held to: each with its release, and why it is that."""
        choice = self.of(tei)
        yield from (use.told() for use in choice.grammars)
        if not choice.grammars:
            yield "a part of another file, which was held to its schemas" if tei.is_part else "no grammar"

    def held_rules(self, tei: Tei) -> Iterator[str]:
        """The Schematron rules that a file is held to, likewise, and which there are but cannot be run."""
        has_rules = False
        for use, inside in self._with_rules(self.of(tei)):
            try:
                if inside and not self._has_rules(use.path):
                    continue
            except FileError:
                continue
            has_rules = True
            if rules.available():
                yield f"the Schematron rules of {use.told()}"
            else:
                yield f'not the Schematron rules of "{use.path.name}", as saxonche is not installed'
        if not has_rules:
            yield "no Schematron rules"

    def _note_the_time(self, sheet: Sheet) -> None:
        workspace = self.catalogs.workspace
        if sheet.asks_the_day:
            workspace.rest_on_the_clock(DAY)
        if sheet.asks_the_moment:
            workspace.rest_on_the_clock(MOMENT)

    def _read(self, tei: Tei, folder: Path, path: Path) -> bytes:
        """A document that rules ask for, if it lies in the project or in the folder of the schema."""
        inside = path.resolve().is_relative_to(folder) or (
            tei.around is not None and tei.around.has(str(path))
        )
        if not inside:
            raise OSError(None, "it lies neither in the project nor in the folder of the schema")
        return self.catalogs.workspace.read(path)

    def _with_rules(self, choice: Choice) -> Iterator[tuple[Use, bool]]:
        """The schemas that may have rules, and whether these stand inside a grammar."""
        sheets = {use.path for use in choice.sheets}
        yield from ((use, False) for use in choice.sheets)
        yield from ((use, True) for use in choice.grammars if use.path not in sheets)

    def of(self, tei: Tei) -> Choice:
        """The schemas of a file; what cannot be had is missing, also where a user chose it.

        A chosen grammar takes the place of what the file names; chosen rules alone leave it its grammar.
        """
        self.catalogs.workspace.rest_on(self.around)
        names = tuple(self._chosen(tei))
        if (
            names
            and tei.is_part
            and not any(True for each in tei.instructions("xml-model") if each.in_prolog)
        ):
            return Choice((), ())
        choice = self._sorted(names, strict=True)
        if choice.grammars or any(kind is not Kind.SCHEMATRON for kind, _ in choice.missing):
            return choice
        try:
            own = self._sorted(tuple(named(tei)), strict=False)
        except FileError as error:
            own = Choice((), (), ((Kind.UNKNOWN, error),))
        is_chosen = bool(choice.sheets or choice.missing)
        lost = tuple(each for each in own.missing if not is_chosen or each[0] != Kind.SCHEMATRON)
        grammars = own.grammars
        if not own.grammars and not own.sheets and not lost and tei.is_part:
            return Choice((), ())
        if not grammars and not any(kind is not Kind.SCHEMATRON for kind, _ in lost):
            grammars = self._usual(tei)
        return Choice(grammars, choice.sheets if is_chosen else own.sheets, (*choice.missing, *lost))

    def _usual(self, tei: Tei) -> tuple[Use, ...]:
        """The grammar of a file that names none: that of ODDs for an ODD, if it is at hand, else tei_all."""
        known = packaged.schemas()
        if scrutinize(tei) is not None and "tei_odds" in known:
            return (Use(known["tei_odds"]),)
        return (Use(packaged.tei_all()),)

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
        grammars: dict[Path, Use] = {}
        sheets: dict[tuple[Path, str | None], Use] = {}
        missing: list[tuple[Kind, FileError]] = []
        for each in names:
            try:
                kind, path = self._found(each, strict=strict)
                odd = path if kind is Kind.ODD else None
                if odd:
                    kind, path = Kind.RELAX_NG, self._compiled(odd).path
            except FileError as error:
                kind = each.kind if each.kind is Kind.SCHEMATRON else Kind.UNKNOWN
                missing.append((kind, error))
                continue
            match kind:
                case Kind.RELAX_NG:
                    grammars.setdefault(path, Use(path, each, odd))
                case Kind.SCHEMATRON:
                    sheets.setdefault((path, each.phase), Use(path, each))
                case _:
                    self.tell(f'"{each.href}" was not used: only RELAX NG, Schematron and ODD are checked')
        return Choice(tuple(grammars.values()), tuple(sheets.values()), tuple(missing))

    def _compiled(self, path: Path) -> Compiled:
        """The grammar of an ODD; what is wrong in it and yet leaves one to be made is told."""
        from teikit.schemas.specifications import compiled  # slow to import, and few name an ODD

        made = self._once.get(("odd", path), partial(compiled, path, self.catalogs))
        for remark in made.remarks:
            self.tell(remark)
        return made

    def _found(self, each: Named, *, strict: bool) -> tuple[Kind, Path]:
        if each.kind is Kind.OTHER and not strict:
            return each.kind, Path(each.href)
        remarks: list[str] = []

        def find() -> tuple[Path, tuple[str, ...]]:
            return locate(each, self.catalogs, remarks.append), tuple(remarks)

        path, told = self._once.get(("path", each), find)
        for remark in told:
            self.tell(remark)
        kind = self._once.get(("kind", each.kind, path), partial(_kind, each, path, self.catalogs.workspace))
        if kind is Kind.OTHER and strict:
            hint = "name a .rng, .rnc, .sch or .odd file"
            raise FileError(str(path), "is neither RELAX NG nor Schematron nor ODD", hint=hint)
        return kind, path

    def _has_rules(self, path: Path) -> bool:
        """Whether a grammar has rules inside. Raises FileError."""
        return self._once.get(("rules", path), partial(rules.has_rules, path, self.catalogs))

    def _runs(self, path: Path, *, inside: bool) -> bool:
        """Whether the rules of a schema can be run; if not, that is said. Raises FileError."""
        if inside and not self._has_rules(path):
            return False
        if not rules.available():
            self.tell(f'the Schematron rules in "{path.name}" were not run; to run them: {rules.EXTRA}')
            return False
        return True


def _missing(tei: Tei, choice: Choice, kinds: set[Kind]) -> Iterator[Finding]:
    for kind, error in choice.missing:
        if kind in kinds:
            yield _told(tei, error, is_own=error.path == tei.path)


def _unusable(tei: Tei, use: Use, error: FileError) -> Finding:
    """That a schema cannot be used, at the place that names it."""
    there = use.named.place if use.named else None
    if there is None:
        return _told(tei, error, is_own=False)
    reason = f'the schema "{use.named.href if use.named else ""}" cannot be used: {error}'
    return Finding(at(tei.source, *there), reason, failed=isinstance(error, rules.NotRunError))


def _told(tei: Tei, error: FileError, *, is_own: bool) -> Finding:
    """What is wrong with a schema: in the file itself, or in what a user chose, which is a failure."""
    if is_own:
        return Finding(at(tei.source, error.line, error.column), error.reason, hint=error.hint)
    whole = str(error).removesuffix(f"; {error.hint}") if error.hint else str(error)
    return Finding(at(tei.source, 1, 1), whole, hint=error.hint, failed=True)


def _kind(each: Named, path: Path, workspace: Workspace) -> Kind:
    """What a schema is: as it is said, or by the ending of its file, or by its root element."""
    kind = each.kind if each.kind is not Kind.UNKNOWN else BY_SUFFIX.get(path.suffix.lower(), Kind.UNKNOWN)
    if kind not in (Kind.UNKNOWN, Kind.ODD):
        return kind
    data = workspace.source(path).data
    found = BY_NAMESPACE.get(root(data).partition(" ")[0], Kind.OTHER)
    if found is not Kind.ODD or any(sign in data for sign in SPECIFYING):
        return found if kind is Kind.UNKNOWN else kind
    return Kind.SCHEMATRON if rules.NAMESPACE in data else Kind.OTHER  # TEI that is no schema
