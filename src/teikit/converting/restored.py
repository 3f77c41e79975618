"""The source that a TEI file was converted from, read back out of it: the text law backwards."""

from __future__ import annotations

from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.names import tag
from teikit.tei.text.source_text import source_text


def restored(tei: Tei) -> tuple[str, bytes]:
    """The text that was converted, and its bytes in the encoding that the header names. Raises FileError."""
    try:
        text = source_text(tei.root)
        return text, text.encode(said_of_source(tei, "encoding") or "utf-8")
    except (ValueError, LookupError) as error:
        raise FileError(tei.path, f"its source cannot be restored: {error}") from None


def said_of_source(tei: Tei, kind: str) -> str:
    """What an idno of the header's source description says."""
    for number in tei.elements("idno"):
        if number.get("type") == kind and any(
            each.tag == tag("sourceDesc") for each in number.iterancestors()
        ):
            return (number.text or "").strip()
    return ""
