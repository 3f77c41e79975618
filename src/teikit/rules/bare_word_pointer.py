"""A pointer is a bare word: an identifier without its #.

By itself, `ada` is the address of a file of that name beside this one, and there is none. A pointer at
an element begins with `#`. Write `#ada`; for a file, write its name in full. `--fix` puts the # where an
element has that identifier. Where an attribute of a file has nothing but words, that is said once: a project
that means them so names it in the option `words`, for example `words = "change/@who catRef/@target"`.

Bad::

    <p xml:id="opening">At first.</p>
    <p>See <ref target="opening">above</ref>.</p>

Good::

    <p xml:id="opening">At first.</p>
    <p>See <ref target="#opening">above</ref>.</p>
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local
from teikit.tei.references.pointers import Pointer
from teikit.tei.references.resolution import Outcome
from teikit.tei.values import replace_words

SEVERAL = 3
"""So many words, and no pointer, are a habit rather than a slip."""

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei, *, words: str = "") -> Iterator[Finding]:
    """Pointers that are a word, where no file has that name; none in the attributes that may hold `words`."""
    meant, habits = set(words.split()), _habits(tei)
    said: set[str] = set()
    for pointer, _ in tei.ending(Outcome.BARE_WORD):
        element, mended, where = pointer.element, f"#{pointer.value}", _where(pointer)
        if where in meant or where in said:
            continue
        is_there = tei.target(mended, element).outcome is Outcome.ELEMENT
        if where in habits and not is_there:
            said.add(where)
            yield _habit(pointer, habits[where])
            continue
        yield Finding(
            element,
            f'"{pointer.value}" is no pointer at an element, and there is no file of that name',
            pointer.attribute,
            f'write "{mended}"' if is_there else "begin it with #, or name a file that is there",
            replace_words(tei, element, pointer.attribute, pointer.value, mended) if is_there else (),
            safe=is_there,
        )


def _habits(tei: Tei) -> Mapping[str, list[str]]:
    """The attributes that hold words only, each with its words."""
    found: dict[str, list[str]] = {}
    for pointer, _ in tei.ending(Outcome.BARE_WORD):
        found.setdefault(_where(pointer), []).append(pointer.value)
    counts = Counter(map(_where, tei.pointers))
    return {
        where: values
        for where, values in found.items()
        if len(values) >= SEVERAL and counts[where] == len(values)
    }


def _where(pointer: Pointer) -> str:
    return f"{local(pointer.element)}/@{pointer.attribute}"


def _habit(pointer: Pointer, values: Sequence[str]) -> Finding:
    shown = ", ".join(f'"{value}"' for value in list(dict.fromkeys(values))[:3])
    what = f"@{pointer.attribute} of {local(pointer.element)}"
    return Finding(
        pointer.element,
        f"{what} has {len(values)} words and no pointer ({shown} …)",
        pointer.attribute,
        f'begin them with #; or say words = "{_where(pointer)}" in [rules.bare-word-pointer]',
    )
