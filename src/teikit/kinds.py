"""Kinds of findings, and findings that say the same of several places, so that no report drowns in them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from teikit.diagnostic import Diagnostic

Kind = tuple[str, str]
"""The rule, and its message without what is said in quotes and figures."""

Held = Mapping[str, Sequence[str]]
"""What each file was held to."""
NOTHING_HELD: Held = MappingProxyType({})
MOST_HELD = 5
"""Kinds of what files were held to that are told one by one."""

WORDS = re.compile(r"""("[^"]*"|“[^”]*”)((,| or| and|, or|, and)? ?("[^"]*"|“[^”]*”))*|\d+""")


def kind(diagnostic: Diagnostic) -> Kind:
    """What sort of mistake a diagnostic is about."""
    return diagnostic.rule, WORDS.sub("…", diagnostic.message.partition(";")[0])


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A name for each diagnostic, its own, that does not depend on its line: it stays when that moves."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in diagnostics:
        key = each.path, each.rule, each.message
        seen[key] += 1
        said = "\0".join((*key, str(seen[key])))
        yield hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def alike(diagnostics: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """The diagnostics in groups that say the very same, each in the order in which they are given."""
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for each in diagnostics:
        groups.setdefault((each.rule, each.severity, each.message, each.hint), []).append(each)
    return list(groups.values())


def facts(diagnostic: Diagnostic, held: Held) -> dict[str, Any]:
    """What programs are told of a finding, and of what its file was held to where that is known."""
    known = held.get(diagnostic.path)
    return diagnostic.facts() if known is None else {**diagnostic.facts(), "held_to": list(known)}


def held_to(held: Held) -> Iterator[str]:
    """What files were held to, in lines: that of the most first."""
    groups = Counter(map(tuple, held.values()))
    for what, files in groups.most_common(MOST_HELD):
        yield f"{_files(files)} held to: {'; '.join(what)}"
    if others := sum(files for _, files in groups.most_common()[MOST_HELD:]):
        yield f"{_files(others, 'more ')} held to others"


def _files(number: int, more: str = "") -> str:
    return f"{number} {more}file{'' if number == 1 else 's'}"


def first_of_each(
    groups: Sequence[Sequence[Diagnostic]], most: int
) -> tuple[list[Sequence[Diagnostic]], Mapping[Kind, int]]:
    """No more than so many groups of a kind, and how many findings of each kind are left out."""
    seen: Counter[Kind] = Counter()
    shown: list[Sequence[Diagnostic]] = []
    left: Counter[Kind] = Counter()
    for group in groups:
        sort = kind(group[0])
        seen[sort] += 1
        if seen[sort] <= most:
            shown.append(group)
        else:
            left[sort] += len(group)
    return shown, left
