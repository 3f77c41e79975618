"""JSON that exporters write: one line for each member of a record and each item of its lists.

Python's own indentation is written in Python, ten times slower than its compact form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

encode = json.JSONEncoder(ensure_ascii=False).encode


def record(members: Mapping[str, Any], indent: int = 1) -> bytes:
    """The bytes of an object, in UTF-8; `indent` is the blanks of one level, 0 for a single line."""
    if not indent:
        return utf8(encode(members) + "\n")
    lines = ",\n".join(
        f"{' ' * indent}{encode(key)}: {_value(value, indent)}" for key, value in members.items()
    )
    return utf8(f"{{\n{lines}\n}}\n")


def utf8(written: str) -> bytes:
    """The bytes of JSON; what no encoding has, as names of files may have it, becomes an escape of JSON."""
    return written.encode("utf-8", "backslashreplace")


def _value(value: Any, indent: int) -> str:
    if not value or not isinstance(value, list | dict):
        return encode(value)
    items = ",\n".join(f"{' ' * (2 * indent)}{item}" for item in _items(value))
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}\n{items}\n{' ' * indent}{closing}"


def _items(value: list[Any] | dict[str, Any]) -> Iterator[str]:
    if isinstance(value, list):
        return map(encode, value)
    return (f"{encode(key)}: {encode(item)}" for key, item in value.items())
