"""A list of values inside the change of an attribute does not say what it does to the list there is.

TEI's stylesheets, and so teikit, then leave the values as they were: a closed list closes nothing. Give the
valList a mode: `add` or `replace` for a new list, `change` for some of its values.

Bad::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="change"><attList><attDef ident="type" mode="change">
        <valList type="closed"><valItem ident="private"/></valList>
      </attDef></attList></elementSpec>
    </schemaSpec>

Good::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add"><content><textNode/></content>
      <attList><attDef ident="type">
        <valList type="closed"><valItem ident="private"/></valList>
      </attDef></attList></elementSpec>
    </schemaSpec>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.names import tag
from teikit.tei.odd.namespaces import child
from teikit.tei.odd.scrutiny import scrutinize

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """Lists of values without a mode, in attributes that are changed."""
    odd = scrutinize(tei)
    if odd is None or isinstance(odd, FileError):
        return
    for _, definition in odd.rewritten("attDef"):
        values = child(definition, "valList")
        if definition.get("mode") != "change" or values is None or "mode" in values.attrib:
            continue
        if values.find(tag("valItem")) is not None:
            yield odd.finding(
                values, "these values have no effect", 'give the valList mode="add" or "replace"'
            )
