"""The size in pixels that an image file says it has, from its first bytes: PNG, GIF, JPEG."""

from __future__ import annotations

import struct

FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG's frame, which has the size (ITU-T T.81, B.1.1.3)."""


def size(data: bytes) -> tuple[int, int]:
    """Width and height; zeros where the format is none of these, or the file is cut off."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack(">II", data[16:24])
            return width, height
        if data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack("<HH", data[6:10])
            return width, height
        return _jpeg(data) if data.startswith(b"\xff\xd8") else (0, 0)
    except struct.error:
        return 0, 0


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return 0, 0
        marker = data[at + 1]
        if marker == 0xFF:  # fill bytes
            at += 1
            continue
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + (
            0 if 0xD0 <= marker <= 0xD8 or marker == 1 else struct.unpack(">H", data[at + 2 : at + 4])[0]
        )
    return 0, 0
