"""What a file is that is no text, and what to do with it: its first bytes tell, and the names in an archive.

A ZIP archive that nobody can open is cut off, damaged or changed on its way, and is told so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from teikit.zipped import DAMAGED, LockedError, unlocked

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
SHOWN = 3
"""So many names of members are shown."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a file is, or what is wrong with it, and the remedy."""

    what: str
    remedy: str


AS_WORD = "save it as DOCX or ODT"
AGAIN = "get the whole file again"
FIRST_BYTES = {
    b"%PDF-": Foreign("is a PDF file, not plain text", "leave out --from, or name pdf"),
    b"<?xml": Foreign("is an XML file, not plain text", "extract its text first"),
    b"{\\rtf": Foreign("is an RTF file", AS_WORD),
    b"\x89PNG": Foreign("is a PNG picture", "read its text with an OCR program first"),
    b"\xff\xd8\xff": Foreign("is a JPEG picture", "read its text with an OCR program first"),
    b"II*\0": Foreign("is a TIFF picture", "read its text with an OCR program first"),
    b"MM\0*": Foreign("is a TIFF picture", "read its text with an OCR program first"),
    b"AT&TFORM": Foreign("is a DjVu file", "take its text out with djvutxt first"),
    b"\x1f\x8b": Foreign("is a gzip archive", "unpack it first"),
    b"7z\xbc\xaf\x27\x1c": Foreign("is a 7z archive", "unpack it first"),
    b"Rar!": Foreign("is a RAR archive", "unpack it first"),
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
UNDER_PASSWORD = "EncryptedPackage".encode("utf-16-le")
MEMBERS = {
    "xl/workbook.": Foreign("is a spreadsheet (XLSX)", "save its text as DOCX or CSV"),
    "ppt/presentation.": Foreign("is a presentation (PPTX)", "save its text as DOCX"),
    "Index/": Foreign("is a file of Pages, Numbers or Keynote", "export it as DOCX or EPUB"),
    "Index.zip": Foreign("is a file of Pages, Numbers or Keynote", "export it as DOCX or EPUB"),
}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
LONGEST_KIND = 100


def foreign(data: bytes) -> Foreign | None:
    """What a file is that is no text; nothing where its first bytes do not tell."""
    if data.startswith(OLD_OFFICE):
        if UNDER_PASSWORD in data:
            return Foreign("is an Office file under a password", "save it without a password")
        return Foreign("is an old Word file", AS_WORD)
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _archive(data)
    return next((said for begins, said in FIRST_BYTES.items() if data.startswith(begins)), None)


def damage(data: bytes) -> Foreign | None:
    """Why a ZIP archive cannot be opened; nothing where it can."""
    try:
        with unlocked(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (*DAMAGED, LockedError, OSError) as error:
        if EMPTY_ZIP not in data:
            return Foreign("is a ZIP archive that is cut off: the directory at its end is missing", AGAIN)
        return Foreign(f"is a broken ZIP archive: its directory is damaged ({str(error).lower()})", AGAIN)
    if any(not data.startswith(ZIP, each.header_offset) for each in members):
        was = "is a broken ZIP archive: its parts are not where its directory says"
        return Foreign(was, "get the file again, as binary data: it was changed on its way")
    return None


def _archive(data: bytes) -> Foreign:
    if broken := damage(data):
        return broken
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if not each.filename.endswith("/")]
        if not members:
            return Foreign("is an empty ZIP archive", "give a file with text in it")
        if all(each.flag_bits & 1 for each in members):
            return Foreign("is an encrypted ZIP archive", "unpack it, or save it without a password")
        names = [each.filename for each in members]
        if kind := _open_document(archive):
            return Foreign(f"is an OpenDocument file, but a {kind}", "save its text as ODT")
    known = (said for name, said in MEMBERS.items() if any(each.startswith(name) for each in names))
    return next(known, None) or _unknown(names)


def _open_document(archive: zipfile.ZipFile) -> str:
    """What kind of OpenDocument file an archive says that it is."""
    try:
        with unlocked(), archive.open("mimetype") as member:
            kind = member.read(LONGEST_KIND).strip()
    except (*DAMAGED, LockedError, KeyError, OSError):
        return ""
    return (
        kind.removeprefix(OPEN_DOCUMENT).decode("ascii", "replace") if kind.startswith(OPEN_DOCUMENT) else ""
    )


def _unknown(names: Sequence[str]) -> Foreign:
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return Foreign(
        f"is a ZIP archive, but no DOCX, ODT or EPUB: it holds {shown}",
        "unpack it and convert its files, or name it .zip",
    )
