"""What `<?teikit allow RULE?>` silences; a suppression that nothing needs is reported.

It holds in its parent element, and in the whole file where it stands before the root element.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from teikit.diagnostic import Edit, Finding
from teikit.nearest import Likely
from teikit.place import Place
from teikit.source import FileError
from teikit.tei.document import Tei, parse

TARGET = "teikit"
VERB = "allow"


@dataclass(slots=True, eq=False)
class Suppression:
    """One `<?teikit allow …?>`: its bytes, the elements it holds in by their numbers, its rules, and those
    that it silenced.
    """

    start: int
    end: int
    first: int
    last: int
    verb: str
    rules: tuple[str, ...]
    used: set[str] = field(default_factory=set)


class Suppressions:
    """The suppressions of a file in document order, and which of them hold for a rule at an element."""

    def __init__(self, tei: Tei) -> None:
        self.tei = tei
        self.all = [_suppression(tei, *each) for each in _written(tei)]
        self._of: dict[str, _Nested] = {}

    def silence(self, rule: str, finding: Finding) -> bool:
        """Whether a finding of a rule is allowed where it is; what allows it is then used."""
        if not self.all:
            return False
        if rule not in self._of:
            self._of[rule] = _Nested([each for each in self.all if each.verb == VERB and rule in each.rules])
        return self._of[rule].use(rule, self.tei, finding)


class Silence:
    """What is allowed in a document: by its own suppressions, and in its parts by theirs."""

    def __init__(self, tei: Tei) -> None:
        self.own = Suppressions(tei)
        self._parts: dict[str, Suppressions] = {}

    def silence(self, rule: str, finding: Finding) -> bool:
        """Whether a finding of a rule is allowed where it is."""
        source = finding.source
        if source is None or source.path == self.own.tei.path:
            return self.own.silence(rule, finding)
        if source.path not in self._parts:
            try:
                self._parts[source.path] = Suppressions(parse(source))
            except FileError:  # what stands for an entity need not be a document
                return False
        return self._parts[source.path].silence(rule, finding)


class _Nested:
    """Suppressions of one rule, of which some hold inside others: which one is innermost at an element."""

    def __init__(self, found: Sequence[Suppression]) -> None:
        self.edges = [-1]
        self.innermost: list[Suppression | None] = [None]
        self.outer: dict[Suppression, Suppression | None] = {}
        stack: list[Suppression] = []
        for each in sorted(found, key=lambda each: (each.first, -each.last)):
            self._close(stack, each.first)
            self.outer[each] = stack[-1] if stack else None
            stack.append(each)
            self._edge(each.first, each)
        self._close(stack, None)

    def _close(self, stack: list[Suppression], before: int | None) -> None:
        while stack and (before is None or stack[-1].last < before):
            closed = stack.pop()
            self._edge(closed.last + 1, stack[-1] if stack else None)

    def _edge(self, number: int, innermost: Suppression | None) -> None:
        self.edges.append(number)
        self.innermost.append(innermost)

    def use(self, rule: str, tei: Tei, finding: Finding) -> bool:
        """Whether one holds at a finding; it and those around it are used, which all are once one is."""
        if not self.outer:
            return False
        number = 0 if finding.at is None else tei.number(finding.at)
        found = innermost = self.innermost[bisect_right(self.edges, number) - 1]
        while found is not None and rule not in found.used:
            found.used.add(rule)
            found = self.outer[found]
        return innermost is not None


def _written(tei: Tei) -> Iterator[tuple[int, int, int, str]]:
    return ((each.start, each.first, each.last, each.text) for each in tei.instructions(TARGET))


def _suppression(tei: Tei, start: int, first: int, last: int, text: str) -> Suppression:
    verb, *rules = text.split() or [""]
    data = tei.source.data
    end = data.find(b"?>", start) + 2 if data.startswith(b"<?", start) else start
    return Suppression(start, end, first, last, verb, tuple(dict.fromkeys(rules)))


def unused(found: Suppressions, known: Sequence[str], run: Sequence[str]) -> Iterator[Finding]:
    """Suppressions that teikit does not understand, and those of rules that were run and found nothing."""
    there, ran, likely = frozenset(known), frozenset(run), Likely(known)
    for each in found.all:
        at = Place(each.start, each.end)
        if each.verb != VERB:
            hint = f'write "<?teikit {VERB} RULE?>"'
            yield Finding(at, f'teikit has no instruction "{each.verb}"', hint=hint)
            continue
        if not each.rules:
            message = f'"<?teikit {VERB}?>" names no rule'
            yield Finding(at, message, edits=_without(each, each.rules), safe=True)
        for rule in each.rules:
            if rule not in there:
                near = likely.of(rule)
                hint = f'did you mean "{near}"?' if near else "`teikit explain` lists the rules"
                yield Finding(at, f'there is no rule "{rule}" to allow', hint=hint)
        idle = tuple(rule for rule in each.rules if rule in ran and rule not in each.used)
        if idle:
            names = ", ".join(f'"{rule}"' for rule in idle)
            remedy = "remove it" if len(idle) == len(each.rules) else "name only the others"
            message = f"{names} is allowed here, but finds nothing"
            yield Finding(at, message, "", remedy, _without(each, idle), safe=True)


def _without(each: Suppression, idle: Sequence[str]) -> tuple[Edit, ...]:
    """The edit that takes rules out of a suppression, or the whole of it; none where bytes are no ASCII."""
    if each.start == each.end:
        return ()
    kept = [rule for rule in each.rules if rule not in idle]
    text = f"<?{TARGET} {VERB} {' '.join(kept)}?>".encode() if kept else b""
    return (Edit(each.start, each.end, text),)
