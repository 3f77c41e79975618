"""An xml:id is not a name.

An identifier begins with a letter or an underscore and goes on with letters, digits, `.`, `-` and `_`
(NCName, Namespaces in XML 3); a blank, a colon or a digit at the start makes it useless for every XML
tool. `--unsafe-fixes` writes a name that is one, and the same into the pointers of the file at it.

Bad::

    <p xml:id="1st paragraph">First.</p>

Good::

    <p xml:id="paragraph-1">First.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from teikit.characters import NAME_MORE, NAME_START, ncname
from teikit.diagnostic import Edit, Finding
from teikit.tei.document import Tei
from teikit.tei.ids import Identifiers
from teikit.tei.references.pointers import Pointer
from teikit.tei.values import replace_words

OTHER = re.compile(f"[^{NAME_START}{NAME_MORE}]+")

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei) -> Iterator[Finding]:
    """Identifiers that are not names."""
    given = Identifiers(set(tei.ids))
    for name, elements in tei.ids.items():
        if not ncname().fullmatch(name):
            mended = given.unique(_mend(name))
            edits = _edits(tei, elements, name, mended) if len(elements) == 1 else ()
            for element in elements:
                yield Finding(
                    element,
                    f'"{name}" is not a name, so it cannot be an xml:id',
                    "xml:id",
                    f'write "{mended}", also in the pointers at it',
                    edits,
                )


def _mend(name: str) -> str:
    mended = OTHER.sub("-", name).strip("-")
    return mended if ncname().fullmatch(mended) else f"x-{mended}".rstrip("-.")


def _edits(tei: Tei, elements: list[etree._Element], name: str, mended: str) -> tuple[Edit, ...]:
    """The new name in the element and all pointers of the file; none where one cannot be changed."""
    edits = replace_words(tei, elements[0], "xml:id", name, mended)
    for pointer in _pointing(tei).get(name, []):
        changed = replace_words(tei, pointer.element, pointer.attribute, pointer.value, f"#{mended}")
        if not changed:
            return ()
        edits += changed
    return tuple(dict.fromkeys(edits))


def _pointing(tei: Tei) -> Mapping[str, list[Pointer]]:
    found: dict[str, list[Pointer]] = {}
    for pointer in tei.pointers:
        if pointer.value.startswith("#"):
            found.setdefault(unquote(pointer.value[1:]), []).append(pointer)
    return found
