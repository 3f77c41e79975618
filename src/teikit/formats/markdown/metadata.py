"""The block of metadata before a text in Markdown: title, author and language, as plain YAML says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>.*)")
ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
KEYS = {"title": "title", "author": "author", "authors": "author", "lang": "language", "language": "language"}


def metadata(block: str) -> tuple[dict[str, str], str]:
    """What the header is made from, and the rest of the block, which it has no place for."""
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    key = ""
    for line in block.splitlines():
        said = LINE.fullmatch(line)
        item = ITEM.fullmatch(line)
        if said:
            key = KEYS.get(said["key"].lower(), "")
        if key and (words := said or item) and words["value"].strip() not in {"", "|", ">"}:
            found.setdefault(key, []).extend(_values(words["value"].strip()))
        elif key and not said and line.strip():
            found.setdefault(key, []).append(line.strip())
        elif not (said and key):
            rest.append(line)
    joined = {key: ("; " if key == "author" else " ").join(values) for key, values in found.items()}
    return joined, " ".join(" ".join(rest).split())


def _values(words: str) -> Iterator[str]:
    inner = words[1:-1].split(",") if words[:1] == "[" and words[-1:] == "]" else [words]
    for each in inner:
        yield _unquoted(each.strip())


def _unquoted(words: str) -> str:
    if len(words) > 1 and words[0] == words[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", words[1:-1])
    if len(words) > 1 and words[0] == words[-1] == "'":
        return words[1:-1].replace("''", "'")
    return words
