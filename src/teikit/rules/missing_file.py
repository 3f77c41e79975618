"""A pointer leads to a file that is not there.

The link is dead for every reader of the edition, and what XInclude should take in is lost. Mend the
path, or put the file where the pointer says. Pictures and sounds are a warning only; where none of a folder
is there, or not the one picture of a facsimile, the project keeps them elsewhere, and one hint says so. Paths
start from the folder of the file, or from what `xml:base` says. Addresses on the web are left alone, and so
is everything for text from standard input, which lies in no folder.

Bad::

    <p>As in <ref target="chapters/missing.xml#p3">the third chapter</ref>.</p>

Good::

    <p>As in <ref target="https://www.tei-c.org/release/doc/tei-p5-doc/">the Guidelines</ref>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.diagnostic import Finding, Severity
from teikit.tei.document import Tei
from teikit.tei.names import tag
from teikit.tei.references.pointers import Pointer
from teikit.tei.references.resolution import Outcome

MEDIA = ("facs", "url")
"""Attributes that lead to pictures and sounds."""
SURFACE = tag("surface")
SEVERAL = 2
"""So many files of one kind are not forgotten one by one."""

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers and inclusions of files that are not there; an inclusion with a fallback may fail."""
    there = {_kind(pointer, target.path) for pointer, target in tei.ending(Outcome.FILE)}
    missing: dict[tuple[str, str, str], dict[str, Pointer]] = {}
    for pointer, target in tei.ending(Outcome.MISSING_FILE):
        if pointer.attribute in MEDIA:
            missing.setdefault(_kind(pointer, target.path), {}).setdefault(target.said, pointer)
        else:
            yield _dead(pointer, target.said, None)
    for kind, files in missing.items():
        if len(files) >= SEVERAL and kind not in there:
            yield _none_of(kind, files)
        else:
            for said, pointer in files.items():
                around = pointer.element.getparent()
                is_page = around is not None and around.tag == SURFACE and kind not in there
                yield _dead(pointer, said, Severity.HINT if is_page else Severity.WARNING)
    for element, target in tei.inclusions:
        if target.outcome in (Outcome.MISSING_FILE, Outcome.BARE_WORD) and len(element) == 0:
            yield Finding(
                element,
                f'"{element.get("href")}" is to be included, but is not there',
                "href",
                "mend the path, put the file there, or add xi:fallback",
            )


def _kind(pointer: Pointer, path: str) -> tuple[str, str, str]:
    """What files are kept together: those of an attribute, a folder and a suffix."""
    folder, _, name = path.rpartition("/")
    return pointer.attribute, folder, name.rpartition(".")[2].lower()


def _dead(pointer: Pointer, said: str, severity: Severity | None) -> Finding:
    return Finding(
        pointer.element,
        f'"{pointer.value}" leads to "{said}", which is not there',
        pointer.attribute,
        "mend the path, or put the file there",
        severity=severity,
    )


def _none_of(kind: tuple[str, str, str], files: Mapping[str, Pointer]) -> Finding:
    """What is said once of files that are kept elsewhere."""
    attribute, _, suffix = kind
    said, first = next(iter(files.items()))
    folder = said.rpartition("/")[0]
    return Finding(
        first.element,
        f'none of the {len(files)} .{suffix} files that @{attribute} names is there ("{said}" …)',
        attribute,
        f'put them into "{folder or "."}"; if they are kept elsewhere, name missing-file in per-file-ignores',
        severity=Severity.HINT,
    )
