"""An example in an ODD is not what its own schema allows.

Whoever copies it gets an invalid text. Mend the example, or the schema; `valid="feasible"` on the egXML
says that it shows a part, `valid="false"` that it shows a mistake.

Bad::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add"><content><textNode/></content>
      <exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples"><note><note>Twice</note></note></egXML></exemplum>
      </elementSpec>
    </schemaSpec>

Good::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add"><content><textNode/></content>
      <exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples"><note>Once</note></egXML></exemplum>
      </elementSpec>
    </schemaSpec>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.place import at
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.odd.scrutiny import scrutinize

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """The first mistake of each example."""
    odd = scrutinize(tei)
    if odd is None or isinstance(odd, FileError) or isinstance(odd.compiled, FileError):
        return
    from teikit.tei.odd.examples import violations  # slow to import, and few files are ODDs

    for element, lines, message, hint in violations(tei, odd.compiled):
        line, column = tei.position(element)
        there = at(tei.source, line + lines, 1 if lines else column)
        yield Finding(there, f"this example is not valid: {message}", hint=hint)
