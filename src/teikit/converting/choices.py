"""What the options of convert may be, apart from all that works with them, which is slow to import."""

from __future__ import annotations

from typing import Literal, get_args

Where = Literal["foot", "inline", "end"]
PLACES: tuple[Where, ...] = get_args(Where)
"""Where notes stand: where they are printed, behind their markers, or at the end of the text."""

Lines = Literal["keep", "drop"]
LINES: tuple[Lines, ...] = get_args(Lines)
"""What becomes of the line ends of the source."""
