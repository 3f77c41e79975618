"""An ODD cannot be compiled.

Nobody can validate with it, and most of it cannot be checked. The message says what is missing: a source
that is not on this machine (`teikit schema add` fetches it), a file that it includes, a name that no source
has.

Bad::

    <schemaSpec ident="letters" source="tei:0.0.1">
      <moduleRef key="core"/>
    </schemaSpec>

Good::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add"><content><textNode/></content></elementSpec>
    </schemaSpec>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.place import at
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.odd.scrutiny import scrutinize


def check(tei: Tei) -> Iterator[Finding]:
    """The first thing that keeps an ODD from being compiled."""
    odd = scrutinize(tei)
    if isinstance(odd, FileError):
        line, column = (odd.line, odd.column) if odd.path == tei.path else (1, 1)
        yield Finding(at(tei.source, line, column), odd.reason, hint=odd.hint)
    elif odd is not None and isinstance(odd.compiled, FileError):
        yield odd.fault(odd.compiled)
