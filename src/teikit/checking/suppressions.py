"""What `<?teikit allow RULE?>` silences; a suppression that nothing needs is reported.

It holds in its parent element, and in the whole file where it stands before the root element.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from lxml import etree

from teikit.diagnostic import Edit, Finding
from teikit.place import Place
from teikit.tei.document import Tei

TARGET = "teikit"
VERB = "allow"
END = re.compile(rb"\?>")


@dataclass(slots=True)
class Suppression:
    """One `<?teikit allow …?>`: its bytes, the element it holds in, its rules, and those that it silenced."""

    start: int
    end: int
    element: etree._Element
    verb: str
    rules: tuple[str, ...]
    used: set[str] = field(default_factory=set)


def suppressions(tei: Tei) -> list[Suppression]:
    """The suppressions of a file in document order."""
    if b"<?teikit" not in tei.source.data and b"\0" not in tei.source.data[:4]:
        return []
    found = []
    places = _places(tei.source.data)
    for instruction, start in zip(tei.instructions(TARGET), places, strict=False):
        verb, *rules = (instruction.text or "").split() or [""]
        parent = instruction.getparent()
        end = END.search(tei.source.data, start)
        element = tei.root if parent is None else parent
        stop = end.end() if end else start
        found.append(Suppression(start, stop, element, verb, tuple(dict.fromkeys(rules))))
    return found


def silences(found: Sequence[Suppression], rule: str, tei: Tei, finding: Finding) -> bool:
    """Whether a finding of a rule is allowed where it is; the suppression that allows it is then used."""
    mine = [each for each in found if each.verb == VERB and rule in each.rules]
    if not mine:
        return False
    at = tei.at(finding.at.start) if isinstance(finding.at, Place) else finding.at
    around = [] if at is None else [at, *at.iterancestors()]
    silent = False
    for each in mine:
        if each.element in around:
            each.used.add(rule)
            silent = True
    return silent


def unused(found: Sequence[Suppression], known: Sequence[str], run: Sequence[str]) -> Iterator[Finding]:
    """Suppressions that teikit does not understand, and those of rules that were run and found nothing."""
    for each in found:
        at = Place(each.start, each.end)
        if each.verb != VERB:
            yield Finding(
                at, f'teikit has no instruction "{each.verb}"', hint=f'write "<?teikit {VERB} RULE?>"'
            )
            continue
        if not each.rules:
            yield Finding(
                at, f'"<?teikit {VERB}?>" names no rule', edits=_without(each, each.rules), safe=True
            )
        for rule in each.rules:
            if rule not in known:
                near = difflib.get_close_matches(rule, known, 1)
                hint = f'did you mean "{near[0]}"?' if near else "`teikit explain` lists the rules"
                yield Finding(at, f'there is no rule "{rule}" to allow', hint=hint)
        idle = tuple(rule for rule in each.rules if rule in run and rule not in each.used)
        if idle:
            names = ", ".join(f'"{rule}"' for rule in idle)
            remedy = "remove it" if len(idle) == len(each.rules) else "name only the others"
            yield Finding(
                at, f"{names} is allowed here, but finds nothing", "", remedy, _without(each, idle), safe=True
            )


def _without(each: Suppression, idle: Sequence[str]) -> tuple[Edit, ...]:
    """The edit that takes rules out of a suppression, or the whole of it; none where bytes are no ASCII."""
    if each.start == each.end:
        return ()
    kept = [rule for rule in each.rules if rule not in idle]
    text = f"<?{TARGET} {VERB} {' '.join(kept)}?>".encode() if kept else b""
    return (Edit(each.start, each.end, text),)


def _places(data: bytes) -> list[int]:
    """The byte offsets of the instructions for teikit, those of a document type declaration left out."""
    parser = expat.ParserCreate()
    places: list[int] = []
    inside = [True]

    def instruction(target: str, _text: str) -> None:
        if target == TARGET and inside[-1]:
            places.append(parser.CurrentByteIndex)

    def start(*_declaration: object) -> None:
        inside.append(False)

    def end() -> None:
        inside.pop()

    parser.ProcessingInstructionHandler = instruction
    parser.StartDoctypeDeclHandler = start
    parser.EndDoctypeDeclHandler = end
    parser.DefaultHandler = lambda _data: None
    parser.Parse(data, True)
    return places
