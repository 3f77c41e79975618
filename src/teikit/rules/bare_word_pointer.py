"""A pointer is a bare word: an identifier without its #.

By itself, `ada` is the address of a file of that name beside this one, and there is none. A pointer at
an element begins with `#`. Write `#ada`; for a file, write its name in full. `--fix` puts the # where an
element has that identifier.

Bad::

    <p xml:id="opening">At first.</p>
    <p>See <ref target="opening">above</ref>.</p>

Good::

    <p xml:id="opening">At first.</p>
    <p>See <ref target="#opening">above</ref>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.references.resolution import Outcome
from teikit.tei.values import replace_words


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers that are a word, where no file has that name."""
    for pointer, _ in tei.ending(Outcome.BARE_WORD):
        element, mended = pointer.element, f"#{pointer.value}"
        is_there = tei.target(mended, element).outcome is Outcome.ELEMENT
        yield Finding(
            element,
            f'"{pointer.value}" is no pointer at an element, and there is no file of that name',
            pointer.attribute,
            f'write "{mended}"' if is_there else "begin it with #, or name a file that is there",
            replace_words(tei, element, pointer.attribute, pointer.value, mended) if is_there else (),
            safe=is_there,
        )
