"""A pointer leads to an element of the wrong kind: a persName at a place, a hand at a person.

Most pointers of TEI are for one thing: `who` for persons and roles, `wit` for witnesses, `facs` for
images and zones, `scheme` for a taxonomy. Indexes, maps and apparatus are made from them, and a person
would turn up among the places. Point at an entry of the right kind, or use the element or attribute that
fits what is meant. What each attribute may lead to is in the table of docs/references.md; vague elements
such as `item` and `note` may stand for anything, and so may elements that are not TEI's.

Bad::

    <listPlace><place xml:id="tiflis"><placeName>Tiflis</placeName></place></listPlace>
    <p><persName ref="#tiflis">Tiflis</persName></p>

Bad::

    <listWit><witness xml:id="W">The fair copy.</witness></listWit>
    <p>He <add hand="#W">never</add> came.</p>

Good::

    <listPlace><place xml:id="tiflis"><placeName>Tiflis</placeName></place></listPlace>
    <p><placeName ref="#tiflis">Tiflis</placeName></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local
from teikit.tei.references.pointer_kinds import P5
from teikit.tei.references.resolution import Outcome

NAMES = ("persName", "placeName", "orgName", "title", "term", "objectName", "eventName")
SHOWN = 4
"""A hint names the kinds that may stand there if there are no more than these."""


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers whose target is of a kind that the table does not know for them."""
    for pointer, target in tei.ending(Outcome.ELEMENT):
        name = local(pointer.element)
        expected = tei.kinds.kind(name, pointer.attribute)
        if expected and target.kind and not expected.allows(target.kind):
            yield Finding(
                pointer.element,
                f'@{pointer.attribute} of {name} leads to "{pointer.value}", which is a {target.kind}',
                pointer.attribute,
                _remedy(pointer.attribute, expected.targets, target.kind),
            )


def _remedy(attribute: str, targets: frozenset[str], found: str) -> str:
    if attribute == "ref":
        known = ((name, P5.kind(name, "ref")) for name in NAMES)
        named = (name for name, kind in known if kind and found in kind.targets)
        if fitting := next(named, ""):
            return f"use {fitting}, or point at another entry"
    if len(targets) <= SHOWN:
        return f"point at a {' or '.join(sorted(targets))}"
    return "point at what the attribute is for; docs/references.md has the kinds"
