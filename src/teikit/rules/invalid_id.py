"""An xml:id is not a name.

An identifier begins with a letter or an underscore and goes on with letters, digits, `.`, `-` and `_`
(NCName, Namespaces in XML 3); a blank, a colon or a digit at the start makes it useless for every XML tool.

Bad::

    <p xml:id="1st paragraph">First.</p>

Good::

    <p xml:id="paragraph-1">First.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.ids import NCNAME


def check(tei: Tei) -> Iterator[Finding]:
    """Identifiers that are not names."""
    for name, elements in tei.ids.items():
        if not NCNAME.fullmatch(name):
            for element in elements:
                yield Finding(
                    element, f'"{name}" is not a name, so it cannot be an xml:id', "xml:id", _remedy(name)
                )


def _remedy(name: str) -> str:
    mended = re.sub(r"[^\w.\-·]+", "-", name).strip("-")
    if not NCNAME.fullmatch(mended):
        mended = f"x-{mended}".rstrip("-")
    return f'write "{mended}", also in the pointers at it'
