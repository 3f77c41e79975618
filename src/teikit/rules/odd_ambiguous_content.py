"""A content model allows an element at two places at once.

A reader cannot tell which of the two an element is, DTDs and XML Schemas cannot be made of it, and editors
give bad advice. RELAX NG allows it, so this is a warning. Write the model so that the next element decides.

Bad::

    <schemaSpec ident="letters" start="letter">
      <elementSpec ident="letter" mode="add"><content>
        <alternate>
          <sequence><elementRef key="date"/><elementRef key="note"/></sequence>
          <elementRef key="date"/>
        </alternate>
      </content></elementSpec>
      <elementSpec ident="date" mode="add"><content><textNode/></content></elementSpec>
      <elementSpec ident="note" mode="add"><content><textNode/></content></elementSpec>
    </schemaSpec>

Good::

    <schemaSpec ident="letters" start="letter">
      <elementSpec ident="letter" mode="add"><content>
        <sequence><elementRef key="date"/><elementRef key="note" minOccurs="0"/></sequence>
      </content></elementSpec>
      <elementSpec ident="date" mode="add"><content><textNode/></content></elementSpec>
      <elementSpec ident="note" mode="add"><content><textNode/></content></elementSpec>
    </schemaSpec>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.odd.namespaces import child
from teikit.tei.odd.scrutiny import scrutinize

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """The content models that an ODD writes itself and that are ambiguous."""
    odd = scrutinize(tei)
    if odd is None or isinstance(odd, FileError) or isinstance(odd.compiled, FileError):
        return
    from teikit.tei.odd.grammar import grammar  # slow to import, both, and few files are ODDs
    from teikit.tei.odd.grammar.ambiguity import ambiguous

    own = [each for each in odd.odd.declarations if each.kind == "element" and each.mode != "delete"]
    own = [each for each in own if child(each.written, "content") is not None]
    made = grammar(odd.compiled) if own else None
    for each in own if made else ():
        content = child(each.written, "content")
        prefix = each.written.get("prefix", odd.compiled.prefix)
        if made is not None and content is not None and (names := ambiguous(prefix + each.ident, made)):
            said = ", ".join(f'"{name.removeprefix(prefix)}"' for name in names[:3])
            yield odd.finding(
                content, f"the content of {each.ident} is ambiguous at {said}", "let the next element decide"
            )
