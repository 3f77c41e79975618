"""The normal form of a date contradicts its words.

`<date when="1921-07">July 1920</date>`: readers see one date, and search and timelines use another. It is
only said where the words are certain: a full date, a month of a year, a day of a month, a year, in English,
French or German. Days of the Julian calendar, given in Gregorian form, and years that began in March are
allowed for.

Correct the wrong one of the two. If the text errs, keep its words and say so in a note or with `sic`.

Bad::

    <p>They met in <date when="1921-07">July 1920</date>.</p>

Bad::

    <p>They met on <date when="1921-04-12">2 April</date>.</p>

Good::

    <p>They met in <date when="1920-07">July 1920</date>,
    and again on <date when="1920-07-04">Sunday, 4 July</date>.</p>

Good::

    <p>He was beheaded on <date when="1649-02-09">30 January 1649</date>,
    or <date when="1649-02">1648</date> as they wrote.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.date_agreement import agree
from teikit.tei.facts.said_dates import said
from teikit.tei.facts.temporal import DATING, dating

SEVERITY = "warning"
DOUBT = ("calendar", "datingMethod", "when-custom", "from-custom", "notBefore-custom")


def check(tei: Tei) -> Iterator[Finding]:
    """Dates whose attributes leave no room for what their words say."""
    for element in tei.elements("date", "docDate", "origDate"):
        values = {name: value for name, value in dating(element).items() if name in DATING and value}
        if not values or element.get("cert") in ("low", "unknown") or any(map(element.get, DOUBT)):
            continue
        told = said(element)
        if told is not None and not agree(told, values):
            name = "when" if "when" in values else next(iter(values))
            meant = told.date.iso if told.until is None else f"{told.date.iso} to {told.until.iso}"
            message = f'@{name} "{values[name]}" is not what the words say: {meant}'
            yield Finding(element, message, name, "correct the wrong one of the two")
