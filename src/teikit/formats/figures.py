"""Figures: a picture's file, and what is said of it in words that its page does not show."""

from __future__ import annotations

import re

from teikit.formats.transcript import Transcript


def figure(out: Transcript, address: str, description: str = "") -> None:
    """Put a picture where the text is."""
    out.point(
        "graphic", {"url": re.sub(r"\s", "%20", address.strip()), "reads": " ".join(description.split())}
    )
