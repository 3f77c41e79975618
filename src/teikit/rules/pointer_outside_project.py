"""A pointer leads to a file outside of the project.

The project is the folder of the configuration, or of what is validated if there is none. What lies
outside of it is not looked at, so nobody knows whether the pointer holds; and whoever gets the project,
as an archive or as a repository, does not get that file. Links of the file system are followed before
this is judged. Move the file into the project, use an address on the web, or put `teikit.toml` into the
folder that holds everything.

Bad::

    <p><persName ref="../authorities/persons.xml#ada">Ada</persName></p>

Good::

    <p><persName ref="https://d-nb.info/gnd/119232022">Ada</persName></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.references.resolution import Outcome

SEVERITY = "warning"
REMEDY = "move it into the project, or put teikit.toml into the folder above both"


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers and inclusions whose path leaves the project; the file is not read."""
    for pointer, _ in tei.ending(Outcome.OUTSIDE):
        said = f'"{pointer.value}" leads out of the project'
        yield Finding(pointer.element, said, pointer.attribute, REMEDY)
    for element, target in tei.inclusions:
        if target.outcome is Outcome.OUTSIDE:
            yield Finding(element, f'"{element.get("href")}" leads out of the project', "href", REMEDY)
