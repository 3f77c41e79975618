"""Something happened to a person who was not yet born.

Events, education, offices, marriages (`event`, `education`, `occupation`, `residence`, `state`) of a person
come after the birth; what comes after the death may be an honour, and is left alone.

Correct the wrong date, or move the event to the person that it belongs to.

Bad::

    <listPerson><person><persName>Ada</persName><birth when="1815"/>
    <education when="1801">taught by her mother</education></person></listPerson>

Good::

    <listPerson><person><persName>Ada</persName><birth when="1815"/>
    <education when="1821">taught by her mother</education></person></listPerson>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.lives import dated, lives

SEVERITY = "warning"
LIVED = ("event", "education", "occupation", "residence", "state")


def check(tei: Tei) -> Iterator[Finding]:
    """What a person lived through before every date of the birth."""
    for person, births in lives(tei):
        for lived in dated(person, *LIVED):
            if all(lived.is_before(birth) for birth in births):
                line, _ = tei.position(births[0].element)
                message = f"this comes before the birth of the person in line {line}"
                yield Finding(lived.element, message, hint="correct the wrong date")
