"""An element goes on in another one, which does not come from it.

`@next` and `@prev` tie the parts of what a page break, a speech or an overlap tore apart; whoever walks the
chain must come back the same way (TEI P5 16.7). An element without any way back is named only where the file
uses both attributes.

Write the missing attribute, or mend the one that leads elsewhere.

Bad::

    <p><seg xml:id="a" next="#b">one</seg> <seg xml:id="b" prev="#c">two</seg> <seg xml:id="c">three</seg></p>

Good::

    <p><seg xml:id="a" next="#b">one</seg> and <seg xml:id="b" prev="#a">two</seg></p>

Good::

    <p><seg xml:id="a" next="#b">one</seg> and <seg xml:id="b">two</seg></p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.diagnostic import Edit, Finding
from teikit.tei.document import Tei
from teikit.tei.edits import set_attribute
from teikit.tei.facts.continuations import continuations
from teikit.tei.names import XML_ID

SEVERITY = "warning"

Ways = Mapping[etree._Element, etree._Element]


def check(tei: Tei) -> Iterator[Finding]:
    """Elements whose @next or @prev is contradicted, or not answered where the file answers others."""
    ways = continuations(tei)
    yield from _unanswered(tei, "next", "prev", ways.next, ways.prev)
    yield from _unanswered(tei, "prev", "next", ways.prev, ways.next)


def _unanswered(tei: Tei, there: str, back: str, ways: Ways, ways_back: Ways) -> Iterator[Finding]:
    for element, target in ways.items():
        if target.get(back) is None:
            if ways_back and (name := element.get(XML_ID)):
                message = f'@{there} leads to "{element.get(there)}", which has no @{back}'
                edits: tuple[Edit, ...] = set_attribute(tei, target, back, f"#{name}")
                yield Finding(element, message, there, f'give that one {back}="#{name}"', edits, safe=True)
        elif target in ways_back and ways_back[target] is not element:
            message = f'@{there} leads to "{element.get(there)}", whose @{back} leads to "{target.get(back)}"'
            yield Finding(element, message, there, "correct the wrong one")
