"""A pointer points at an identifier that nothing in the file has.

Whoever follows it lands nowhere: a note cannot be opened, a name has no entry, a hand has no description.
Give the element that is meant the identifier, or mend the pointer.

Bad::

    <p>See <ref target="#p100">p. 100</ref>.</p>

Good::

    <p><pb n="100" xml:id="p100"/>See <ref target="#p100">p. 100</ref>.</p>
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.pointers import pointers


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers within the file whose identifier is not there."""
    for pointer in pointers(tei):
        name = pointer.value[1:]
        if pointer.value.startswith("#") and name and not name.startswith("xpath") and name not in tei.ids:
            yield Finding(
                pointer.element,
                f'"{pointer.value}" points at nothing: no element has xml:id "{name}"',
                pointer.attribute,
                _likely(name, tei),
            )


def _likely(name: str, tei: Tei) -> str:
    """A hint that names an identifier which a slip would explain."""
    same = [each for each in tei.ids if each.casefold() == name.casefold()]
    near = same or difflib.get_close_matches(name, list(tei.ids)[:2000], 1, 0.8)
    return f'did you mean "#{near[0]}"?' if near else ""
