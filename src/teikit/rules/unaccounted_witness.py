"""A place of the apparatus does not say what one of the witnesses reads.

Where an apparatus names the witnesses of all readings, the lemma's as well, every witness is somewhere (TEI
P5 12.2.3); one that is missing was forgotten, and its text has a hole there. Nothing is said of entries that
leave the witnesses of some reading open, of files whose entries usually name a part of the witnesses, or of
witnesses with lacunae (`lacunaStart`, `witEnd`).

Add the witness to its reading, or encode its lacuna.

Bad::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p>The <app><lem wit="#A">fleet</lem><rdg wit="#B">float</rdg></app>
    <app><lem wit="#A">sailed</lem><rdg wit="#B">failed</rdg></app>
    in <app><lem wit="#A">June</lem><rdg>July</rdg></app>
    <app><lem wit="#A">then</lem></app>.</p>

Good::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p>The <app><lem wit="#A">fleet</lem><rdg wit="#B">float</rdg></app> sailed.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.witnesses import READINGS, named, witnesses
from teikit.tei.names import tag

SEVERITY = "hint"
LACUNAE = ("lacunaStart", "lacunaEnd", "witStart", "witEnd")


def check(tei: Tei) -> Iterator[Finding]:
    """Entries without one of the witnesses, where at least two in three entries have all of them."""
    known = set(witnesses(tei)) - _with_lacunae(tei)
    wrong: list[tuple[etree._Element, set[str]]] = []
    complete = 0
    for entry in tei.elements("app") if known else ():
        readings = [each for each in entry.iter(*map(tag, READINGS)) if _entry(each) is entry]
        if not readings or not all(each.get("wit") for each in readings):
            continue
        said = known & {name for each in readings for name in named(tei, each.get("wit", ""))}
        if len(said) < len(known):
            wrong.append((entry, said))
        else:
            complete += 1
    for entry, said in wrong if 2 * len(wrong) <= complete else ():
        sigla = ", ".join(sorted(known - said))
        yield Finding(entry, f"the entry does not say what {sigla} reads", hint="add it to its reading")


def _entry(reading: etree._Element) -> etree._Element | None:
    return next(reading.iterancestors(tag("app")), None)


def _with_lacunae(tei: Tei) -> set[str]:
    """The witnesses that somewhere have no text; a milestone without @wit belongs to its reading."""
    found: set[str] = set()
    for milestone in tei.elements(*LACUNAE):
        reading = next(milestone.iterancestors(*map(tag, READINGS)), None)
        at = milestone if milestone.get("wit") or reading is None else reading
        found.update(named(tei, at.get("wit", "")))
    return found
