"""An ODD names a module, element, class, macro or datatype that there is not.

Tools leave such a reference out without a word: what the ODD means to allow is not allowed. Mend the name,
or declare what it names. What a source has and the ODD does not take is no mistake: it may be named.

Bad::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add">
        <classes><memberOf key="model.nonesuch"/></classes>
        <content><textNode/></content>
      </elementSpec>
    </schemaSpec>

Good::

    <schemaSpec ident="letters" start="note">
      <classSpec ident="model.notes" type="model" mode="add"/>
      <elementSpec ident="note" mode="add">
        <classes><memberOf key="model.notes"/></classes>
        <content><classRef key="model.notes" minOccurs="0" maxOccurs="unbounded"/></content>
      </elementSpec>
    </schemaSpec>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from teikit.diagnostic import Finding
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.odd.scrutiny import scrutinize

if TYPE_CHECKING:
    from teikit.tei.odd.linting import Lint

NAMING = (
    ("elementRef", "key"),
    ("classRef", "key"),
    ("macroRef", "key"),
    ("dataRef", "key"),
    ("memberOf", "key"),
    ("attRef", "class"),
)

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """References of an ODD that lead to nothing."""
    odd = scrutinize(tei)
    if odd is None or isinstance(odd, FileError):
        return
    compiled = odd.compiled
    if not isinstance(compiled, FileError):
        yield from map(odd.fault, compiled.remarks)
        yield from _inside(odd)


def _inside(odd: Lint) -> Iterator[Finding]:
    """Those inside declarations: contents, datatypes, memberships."""
    for part, attribute in NAMING:
        for _, each in odd.rewritten(part):
            key = each.get(attribute, "").strip()
            if key and key not in odd.idents and each.get("mode") != "delete":
                near = odd.near.likely(key)
                hint = f'did you mean "{near[0]}"?' if near else "declare it, or leave this out"
                yield odd.finding(each, f'there is no "{key}" in the ODD or its source', hint)
