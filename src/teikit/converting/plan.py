"""The plan of a conversion: which layout crafts and taggers are run, in what order, and why others are not.

It is a list that a person can read (`teikit config`), and that the configuration changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.converting.order import ordered
from teikit.registry import LEARNT, UnknownCraftError, constant, craft, names
from teikit.workspace import Workspace

if TYPE_CHECKING:
    from teikit.recognition.learnt import Learnt

KINDS = ("readers", "layout", "taggers")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a user wants of the crafts: those to run (none: all that need not be asked for), those to leave
    out, those that come after others, options by `kind/name`, the file of a model that was trained, which
    `equipped` reads, and that of a database of authorities.

    A craft goes by its name or by `kind/name`; the name of a kind stands for all its crafts that need not be
    asked for, and that of a group for its members. Kinds that `select` does not speak of are run as ever.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    model: str = ""
    learnt: Learnt | None = None
    authority: str = ""

    def chosen(self, kind: str) -> dict[str, str]:
        """Every craft of a kind, with why it is not run: nothing for one that is."""
        selected, ignored = self._meant(kind, self.select), self._meant(kind, self.ignore)
        wanted = selected or usual(kind)
        return {
            name: "ignored" if name in ignored else "" if name in wanted else _unasked(kind, name)
            for name in names(kind)
        }

    def having(self, craft: str, **options: Any) -> Choice:
        """The choice with more options of a craft."""
        said = {**self.options.get(craft, {}), **options}
        return replace(self, options={**self.options, craft: said})

    def check(self) -> None:
        """Raise UnknownCraftError for a word that means nothing."""
        known = tuple(_known())
        for word in (*self.select, *self.ignore, *self.after, *chain(*self.after.values())):
            if word not in known:
                raise UnknownCraftError("steps of convert", word, known)

    def _meant(self, kind: str, words: Iterable[str]) -> frozenset[str]:
        return frozenset(name for word in words for name in _meaning(kind, word))


@dataclass(frozen=True, slots=True)
class Stage:
    """A craft of the plan; `off` says why it is not wanted, `missing` how to install what it needs; `given`
    is what the run gives it beside its options.
    """

    kind: str
    name: str
    off: str = ""
    missing: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def on(self) -> bool:
        """Whether it is run."""
        return not (self.off or self.missing)


def plan(kind: str, choice: Choice, known: Iterable[str] = ()) -> tuple[Stage, ...]:
    """The crafts of a kind in the order in which they are run, and those that are not, last.

    `known` are the layout crafts whose work the reader of the file has done itself.
    """
    off = choice.chosen(kind)
    off |= {name: "the reader knows it" for name in off if not off[name] and {name, kind} & set(known)}
    order = ordered(kind, (name for name in off if not off[name]), choice.after)
    last = (name for name in off if off[name])
    return tuple(
        Stage(
            kind,
            name,
            off[name],
            "" if off[name] else craft(kind, name).missing,
            choice.options.get(f"{kind}/{name}", {}),
            _given(kind, name, off[name], choice),
        )
        for name in (*order, *last)
    )


def equipped(choice: Choice, workspace: Workspace, model: Path | None = None) -> Choice:
    """The choice with its model read, or with another one. Raises FileError."""
    if model is None and not choice.model:
        return choice
    from teikit.recognition.learnt import learnt

    return replace(choice, learnt=learnt(workspace.source(model or Path(choice.model))))


def _given(kind: str, name: str, off: str, choice: Choice) -> Mapping[str, Any]:
    """The model, for a craft that goes by one."""
    wanted = choice.learnt is not None and not off and craft(kind, name).learns
    return {LEARNT: choice.learnt} if wanted else {}


def usual(kind: str) -> frozenset[str]:
    """The crafts of a kind that need not be asked for: those without a GROUP."""
    return frozenset(name for name in names(kind) if not constant(kind, name, "GROUP"))


def _unasked(kind: str, name: str) -> str:
    group = constant(kind, name, "GROUP")
    return f"not asked for: --select {group}" if group else "not selected"


def _known() -> Iterator[str]:
    """Every word that means some craft."""
    for kind in KINDS:
        yield kind
        for name in names(kind):
            yield from (name, f"{kind}/{name}")
            if group := constant(kind, name, "GROUP"):
                yield group


def _meaning(kind: str, word: str) -> Iterator[str]:
    """The crafts of a kind that a word of select or ignore means."""
    if word == kind:
        yield from usual(kind)
    for name in names(kind):
        if word in {name, f"{kind}/{name}", constant(kind, name, "GROUP")}:
            yield name
