"""Figures: a picture's file, and what it shows in words that its page does not have."""

from __future__ import annotations

import re
from urllib.parse import quote

from teikit.formats.transcript import Transcript

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def picture(out: Transcript, address: str, description: str = "") -> None:
    """Put the file of a picture where the text is, with its description; a figure must be around it.

    A picture in an archive has an address in it, as in `jar:book.epub!/images/map.png`.
    """
    if out.archive and not ADDRESS.match(address):
        address = f"jar:{quote(out.archive)}!/{quote(address.removeprefix('./'), safe='/%')}"
    out.point("graphic", {"url": re.sub(r"\s", "%20", address.strip())})
    if words := " ".join(description.split()):
        out.point("figDesc", {}, words)


def figure(out: Transcript, address: str, description: str = "") -> None:
    """Put a picture that has no caption where the text is: between words, or on an empty line of its own."""
    if not address.strip():
        out.left_out.add("pictures without a file", description)
    elif out.at_line_begin:
        with out.ended("figure", {}, "\n"):
            picture(out, address, description)
    else:
        out.interrupt()
        out.point("figure", {})
        picture(out, address, description)
