"""Stars and daggers in front of notes at the feet of pages, as OCR reads them: `+` or `t` for †, `tT` for ††.

They come in an order that begins again with each star: that tells them from the marks of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.page.marks import Form, Mark
from teikit.page.rows import Rows
from teikit.text import Span

START = re.compile(r"([*∗†‡§¶‖+°$~<=#%¢{}tTfy]{1,2})[ \t\u00a0]+(?=[^\W_]|[\"“„«‘'(\[])")
STAR, DAGGER, SECTION = frozenset("*∗"), frozenset("†‡+tTfy~$<#{}7"), frozenset("§$")
ORDER = "*†‡§"
LIKE = (STAR, DAGGER, DAGGER, SECTION | DAGGER | frozenset("¶‖"))
"""What OCR may make of each sign of the order; behind the last of them all come again, doubled."""
MOSTLY = 0.7
"""So many of the signs must be what their place in the order asks for."""
KINDS = 3
"""So many different signs are no marks of a list."""


def signed(rows: Rows) -> list[Mark]:
    """The rows that begin with a sign as notes do, if most of them come in the order of signs."""
    made, fits, at = [], 0, 0
    for mark in _beginnings(rows):
        at = 0 if mark.label in STAR else at + 1
        label, fit = _told(mark.label, at)
        fits += fit
        made.append(Mark(label, mark.span, Form.SIGN, mark.weight, mark.row, "*"))
    kinds = {mark.label for mark in made}
    return made if fits >= MOSTLY * len(made) and len(kinds) >= KINDS else []


def _told(signs: str, at: int) -> tuple[str, bool]:
    """The label at a place in the order, and whether OCR may have made these signs of it."""
    times, place = divmod(at, len(ORDER))
    fit = len(signs) == times + 1 and all(sign in LIKE[place] for sign in signs)
    return ORDER[place] * (times + 1), fit


def _beginnings(rows: Rows) -> Iterator[Mark]:
    """The rows in small type, or below a blank line where type tells nothing, that begin with a sign."""
    before = -2
    for at, row in enumerate(rows.rows):
        found = START.match(rows.text, row.start, row.end)
        if found is None or not (row.fine if rows.sized else row.blank or before == at - 1):
            continue
        before = at
        yield Mark(found[1], Span(*found.span()), Form.SIGN, 1.0, at)
