"""A pointer points at an identifier that nothing has.

Whoever follows it lands nowhere: a note cannot be opened, a name has no entry, a hand has no
description. The identifier is looked for in the file that the pointer names, or else in its own and in
what XInclude makes one document with it. Give the element that is meant the identifier, or mend the
pointer: `--fix` does where only case, signs or leading zeros differ, and `--unsafe-fixes` where one
letter does, if just one identifier is left.

Bad::

    <p>See <ref target="#p100">p. 100</ref>.</p>

Bad::

    <standOff><listPerson><person xml:id="Tagore"><persName>Tagore</persName></person></listPerson></standOff>
    <p><persName ref="#tagore">the poet</persName></p>

Good::

    <p><pb n="100" xml:id="p100"/>See <ref target="#p100">p. 100</ref>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local
from teikit.tei.references.near import Near, fold
from teikit.tei.references.outline import Outline
from teikit.tei.references.pointers import Pointer
from teikit.tei.references.resolution import Outcome, Target
from teikit.tei.values import replace_words

QUOTED = '"{}"'

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers whose file is there, but not the identifier in it."""
    others: dict[str, Near] = {}
    for pointer, target in tei.ending(Outcome.MISSING_ID):
        where = f' in "{tei.around.shown(target.path)}"' if target.path and tei.around else ""
        said = f'"{pointer.value}" points at nothing'
        if "(" in target.said:
            yield Finding(pointer.element, f"{said}: what it describes is not there", pointer.attribute)
            continue
        likely = _likely(tei, pointer, target, others)
        mended = likely[0] if len(likely) == 1 else ""
        yield Finding(
            pointer.element,
            f'{said}: no element{where} has xml:id "{target.said}"',
            pointer.attribute,
            f"did you mean {' or '.join(map(QUOTED.format, likely))}?" if 0 < len(likely) < 4 else "",
            replace_words(tei, pointer.element, pointer.attribute, pointer.value, mended) if mended else (),
            safe=fold(mended) == fold(pointer.value),
        )


def _likely(tei: Tei, pointer: Pointer, target: Target, others: dict[str, Near]) -> list[str]:
    """The pointers that a slip would explain: they lead to an element, and to one that may stand there."""
    outline = tei.around.look(target.path) if target.path and tei.around else None
    there = outline.ids if isinstance(outline, Outline) else None
    near = tei.near if there is None else others.setdefault(target.path, Near(there))
    if not pointer.value.endswith(target.said):
        return []
    start = pointer.value.removesuffix(target.said)
    allowed = tei.kinds.kind(local(pointer.element), pointer.attribute)
    found = {
        f"{start}{each}": tei.target(f"{start}{each}", pointer.element) for each in near.likely(target.said)
    }
    return [
        mended
        for mended, end in found.items()
        if end.outcome is Outcome.ELEMENT and not (allowed and end.kind and not allowed.allows(end.kind))
    ]
