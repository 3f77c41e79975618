"""ZIP archives with the same bytes for the same members: in order, at the time of SOURCE_DATE_EPOCH."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from teikit.clock import moment

FIRST = datetime(1980, 1, 1, tzinfo=UTC)
LAST = datetime(2107, 12, 31, tzinfo=UTC)
"""The times that ZIP has numbers for."""


def archive(members: Mapping[str, bytes], *, stored: frozenset[str] = frozenset()) -> bytes:
    """An archive of these members; those in `stored` are not compressed."""
    when = moment() or FIRST
    at = min(max(when, FIRST), LAST).timetuple()[:6]
    with zipfile.ZipFile(data := io.BytesIO(), "w") as made:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, at)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return data.getvalue()
