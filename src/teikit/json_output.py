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
    between = f",\n{' ' * (2 * indent)}"
    items = _list(value, between) if isinstance(value, list) else between.join(_members(value))
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}{between[1:]}{items}\n{' ' * indent}{closing}"


def _list(value: list[Any], between: str) -> str:
    """The items of a list. Those of objects alike are encoded all at once: what stands between two of them
    stands in no string, where quotes are escaped.
    """
    if isinstance(value[0], dict) and value[0]:
        bound = f"}}, {{{encode(next(iter(value[0])))}: "
        items = encode(value)[1:-1].split(bound)
        if len(items) == len(value):
            return f"}}{between}{bound[3:]}".join(items)
    return between.join(map(encode, value))


def _members(value: dict[str, Any]) -> Iterator[str]:
    return (f"{encode(key)}: {encode(item)}" for key, item in value.items())
