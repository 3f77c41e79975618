"""A date that no calendar has, or that is not written as a date.

The dating attributes (`@when`, `@from`, `@to`, `@notBefore`, `@notAfter`, and the same with `-iso`) hold
values for machines: `1921`, `1921-04`, `1921-04-02`, `--04-02` for a day of no known year, `--04` for a
month, `14:30:00` for a time. 30 February exists in none of them, and `April 1921` belongs into the text, not
into the attribute. A schema refuses such values, too, but does not say what is wrong with them.

Keep the words of the text as they are, and give the day that is meant in `@when`; if the text itself errs,
leave `@when` out.

Bad::

    <p>Signed on <date when="1921-02-30">30 February 1921</date>.</p>

Bad::

    <p>Signed in <date when="April 1921">April 1921</date>.</p>

Bad::

    <p>At <time when="24:61:00">one minute past one</time>.</p>

Good::

    <p>Signed on <date when="1920-02-29">a leap day</date>, kept on <date when="--04-02">2 April</date>.</p>

Good::

    <p>From <date from="1921-04-02T14:30:00+01:00">that afternoon</date> on.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.dates.phrases import phrases
from teikit.dates.transcript import transcribe
from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import with_any
from teikit.tei.facts.temporal import DATED, ImpossibleDateError, MalformedDateError, dating, stretch

FORMS = 'write YYYY, YYYY-MM or YYYY-MM-DD, as in "1921-04-02"'
OTHER_ISO = re.compile(r"[0-9.,DHMPRSTWYZ/:+-]+")
"""ISO 8601 has more forms (weeks, intervals) that are not read here (TEI P5 teidata.temporal.iso)."""


def check(tei: Tei) -> Iterator[Finding]:
    """Yield a finding for each value of a dating attribute that is no date."""
    for element in with_any(tei, *DATED):
        for attribute, value in dating(element).items():
            try:
                stretch(value)
            except ImpossibleDateError as error:
                message = f'@{attribute} "{value}" is no date: {error}'
                yield Finding(element, message, attribute, hint="correct it, or leave the attribute out")
            except MalformedDateError:
                if not (attribute.endswith("-iso") and OTHER_ISO.fullmatch(value)):
                    message = f'@{attribute} "{value}" is not written as a date'
                    yield Finding(element, message, attribute, hint=_remedy(attribute, value))


def _remedy(attribute: str, value: str) -> str:
    """What to write instead, where the value reads as a date in English, French or German."""
    script = transcribe(value.strip())
    found = phrases(script)
    if len(found) == 1 and found[0].until is None and not found[0].short:
        whole = (found[0].start, found[0].end) == (0, len(script.code))
        return f'write {attribute}="{found[0].date.iso}"' if whole else FORMS
    return FORMS
