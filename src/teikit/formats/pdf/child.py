"""The child process that reads a PDF: bytes in, one line of JSON for each page out, within bounded memory.

Whatever a broken file does to its readers (endless loops, streams that swell, crashes in native code)
happens here, and the parent says it in one line.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from teikit.formats.pdf.glyphs import Faces
from teikit.formats.pdf.gutters import Gutters
from teikit.formats.pdf.ladder import Ladder, Rung
from teikit.formats.pdf.links import outline
from teikit.formats.pdf.second import second_opinion
from teikit.formats.pdf.sheets import sheet

if TYPE_CHECKING:
    from playa.document import Document

MEMORY = 1 << 30
"""Bytes that the child may use besides five times the size of the file."""


def main() -> None:
    """Read the PDF on standard input, and write what is in it."""
    data = sys.stdin.buffer.read()
    _bound(MEMORY + 5 * len(data))
    logging.disable()
    for message in messages(data):
        sys.stdout.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n")
        sys.stdout.flush()


def _bound(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # only Unix has limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def messages(data: bytes) -> Iterator[dict[str, Any]]:
    """What the parent is told: the file, each page, the end; or a fault, and nothing after it."""
    try:
        yield from _read(data)
    except MemoryError:
        gc.collect()
        yield {
            "fault": "needs more memory than is allowed to it",
            "hint": "it may hold a stream made to swell",
        }
    except RecursionError:
        yield {"fault": "is nested without end", "hint": "repair it, e.g. with qpdf"}
    except Exception as error:  # readers of broken files raise whatever they like
        name = type(error).__name__
        if "Encryption" in name or "Password" in name:
            yield {"fault": "is encrypted", "hint": "save it without a password first"}
        else:
            yield {
                "fault": f"is broken ({name}: {error})".split("\n")[0],
                "hint": "repair it, e.g. with qpdf",
            }


def _read(data: bytes) -> Iterator[dict[str, Any]]:
    import playa

    ladder, faces, gutters = Ladder(), Faces(), Gutters()
    document = playa.parse(data)
    second = second_opinion(data)
    pages = len(document.pages)
    yield {
        "pages": pages,
        "version": playa.__version__,
        "info": _info(document),
        "refused": second.refuses,
    }
    remarks = [remark] if (remark := second.of_pages(pages)) else []
    for number in range(pages):
        made = sheet(document.pages[number], ladder, faces, gutters)
        letters = sum(not letter.isspace() for line in made.lines for letter in line.text)
        if remark := second.differs(number, letters):
            remarks.append(remark)
        yield {"page": asdict(made)}
        document._cached_inline_images.clear()
    yield {
        "faces": [asdict(face) for face in faces.all],
        "outline": list(_outline(document)),
        "steps": {rung.value: ladder.steps[rung] for rung in Rung if ladder.steps[rung]},
        "unread": ladder.unread,
        "remarks": remarks,
    }


def _outline(document: Document) -> Iterator[dict[str, Any]]:
    with suppress(Exception):  # a broken outline is none
        for entry in outline(document):
            yield asdict(entry)


def _info(document: Document) -> dict[str, str]:
    """What the file says of itself: Title, Author, Producer …"""
    from playa.pdftypes import dict_value, resolve1
    from playa.utils import decode_text

    found: dict[str, str] = {}
    with suppress(Exception):
        information = dict_value(document.trailer.get("Info"))
        for key in ("Title", "Author", "Producer", "Creator", "CreationDate"):
            value = resolve1(information.get(key))
            if isinstance(value, bytes) and (text := " ".join(decode_text(value).split())):
                found[key] = text
    return found


if __name__ == "__main__":
    main()
