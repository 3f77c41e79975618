"""The moment that an export says it was made: SOURCE_DATE_EPOCH, and never the clock.

So the same input gives the same bytes (https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime


def moment() -> datetime | None:
    """What SOURCE_DATE_EPOCH says; None where it says nothing, or no number of seconds."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(said), UTC) if said else None
    except (ValueError, OverflowError, OSError):
        return None


def stamp() -> str:
    """That moment as XML Schema writes it, `2026-04-01T12:00:00Z`; empty where there is none."""
    found = moment()
    return f"{found:%Y-%m-%dT%H:%M:%SZ}" if found else ""
