"""The block of metadata before a text in Markdown: title, author and language, as plain YAML says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.formats.markdown.evidence import TITLE_BLOCK

LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>.*)")
ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
ABOUT = re.compile(r"(?:[ \t]+(?:-[ \t]+)?|-[ \t]+)(?P<key>[\w-]+):[ \t]+(?P<value>.*)")
"""What is said of an author who has more than a name."""
KEYS = {"title": "title", "author": "author", "authors": "author", "lang": "language", "language": "language"}


def metadata(block: str) -> tuple[dict[str, str], str]:
    """What the header is made from, and the rest of the block, which it has no place for."""
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    key = ""
    for line in block.splitlines():
        said = LINE.fullmatch(line)
        item = ITEM.fullmatch(line)
        about = ABOUT.fullmatch(line) if key == "author" else None
        if about:
            found.setdefault(key, []).extend([_unquoted(about["value"])] if about["key"] == "name" else [])
            rest += [] if about["key"] == "name" else [line]
            continue
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


def title_block(text: str) -> tuple[dict[str, str], str, str]:
    """What the header is made from, the date, and the text behind a title block; all of it without one."""
    found = TITLE_BLOCK.match(text)
    if found is None:
        return {}, "", text
    title, authors, *date = (part.strip() for part in re.split(r"(?:\A|\n)%", found[0])[1:])
    several = (" ".join(each.split()) for each in re.split(r"[;\n]", authors))
    said = {"title": " ".join(title.split()), "author": "; ".join(filter(None, several))}
    return {key: words for key, words in said.items() if words}, " ".join(date), text[found.end() :]
