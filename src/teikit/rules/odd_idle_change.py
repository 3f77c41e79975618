"""An ODD changes or deletes what is not there.

The change has no effect, and often the name is misspelled, or its source has another one now. Mend the
name, take the element with a moduleRef or elementRef, or leave the change out. To delete what was never
taken is harmless and only noted.

Bad::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add"><content><textNode/></content></elementSpec>
      <elementSpec ident="nota" mode="change"><gloss>notes</gloss></elementSpec>
    </schemaSpec>

Good::

    <schemaSpec ident="letters" start="note">
      <elementSpec ident="note" mode="add"><gloss>notes</gloss><content><textNode/></content></elementSpec>
    </schemaSpec>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from teikit.diagnostic import Finding, Severity
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.names import tag
from teikit.tei.odd.scrutiny import scrutinize
from teikit.tei.references.near import Near

if TYPE_CHECKING:
    from teikit.tei.odd.declarations import Declaration
    from teikit.tei.odd.linting import Lint

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """Changes of declarations, attributes, memberships and values that there are not."""
    odd = scrutinize(tei)
    if odd is None or isinstance(odd, FileError) or isinstance(odd.compiled, FileError):
        return
    for each in odd.odd.declarations:
        if each.mode == "add":
            continue
        original = odd.original(each)
        if original is None:
            near = odd.near.likely(each.ident)
            hint = f'did you mean "{near[0]}"?' if near else "leave this out"
            yield odd.finding(
                each.written,
                f'there is no {each.kind} "{each.ident}" to {each.mode}',
                hint,
                _weight(each.mode),
            )
        elif each.mode == "change":
            yield from _parts(odd, each, original)


def _parts(odd: Lint, changed: Declaration, original: Declaration) -> Iterator[Finding]:
    """What a change says of parts that the original does not have."""
    names = set(_attributes(odd, original, ()))
    near = Near(frozenset(names))
    for each in changed.written.iter(tag("attDef")):
        ident, mode = each.get("ident", ""), each.get("mode", "add")
        if mode in ("change", "delete") and ident not in names:
            likely = near.likely(ident)
            hint = f'did you mean "{likely[0]}"?' if likely else "leave this out"
            yield odd.finding(
                each, f'"{changed.ident}" has no attribute "{ident}" to {mode}', hint, _weight(mode)
            )
    classes = {member.get("key") for member in original.memberships}
    for member in changed.memberships:
        key = member.get("key", "")
        if member.get("mode") == "delete" and key not in classes:
            yield odd.finding(
                member, f'"{changed.ident}" is no member of "{key}"', "leave this out", Severity.HINT
            )


def _weight(mode: str) -> Severity | None:
    """What is not there is easily deleted."""
    return Severity.HINT if mode == "delete" else None


def _attributes(odd: Lint, declaration: Declaration, above: tuple[str, ...]) -> Iterator[str]:
    """The attributes of a declaration of a source and of its classes, and those that the ODD adds."""
    sources = (declaration, *(each for each in odd.odd.declarations if each.key == declaration.key))
    for each in sources:
        for definition in each.written.iter(tag("attDef")):
            if each is declaration or definition.get("mode", "add") == "add":
                yield definition.get("ident", "")
        for member in each.memberships:
            key = member.get("key", "")
            found = next((one for library in odd.libraries if (one := library.find(key, ("class",)))), None)
            if found is not None and key not in above:
                yield from _attributes(odd, found, (*above, key))
