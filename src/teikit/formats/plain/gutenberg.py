"""Project Gutenberg's books: what stands before and behind the text, and what it says of the book."""

from __future__ import annotations

import re

from teikit.text import Annotation, Span

EDGE = (
    r"^[ \t]*\*{{3}}[ \t]*{}[ \t]+(?:OF[ \t]+)?(?:THE|THIS)[ \t]+PROJECT[ \t]+GUTENBERG"
    r"[^*]*\*{{3}}[^\n]*(?:\n|\Z)"
)
START = re.compile(EDGE.format("START"), re.MULTILINE | re.IGNORECASE)
END = re.compile(EDGE.format("END"), re.MULTILINE | re.IGNORECASE)
FIELD = re.compile(
    r"^(Title|Author|Language|Editor|Translator):[ \t]*([^\r\n]+(?:\r?\n[ \t]+\S[^\r\n]*)*)", re.MULTILINE
)
LANGUAGES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "spanish": "es",
    "latin": "la",
    "dutch": "nl",
    "portuguese": "pt",
    "finnish": "fi",
    "swedish": "sv",
    "danish": "da",
    "polish": "pl",
}


def around(text: str) -> tuple[tuple[Annotation, ...], dict[str, str]]:
    """The claims on what is not the book: a front and a back with a division each; what they tell of it."""
    if "gutenberg" not in text[:20_000].lower() and "gutenberg" not in text[-40_000:].lower():
        return (), {}
    start = START.search(text)
    end = END.search(text, start.end() if start else 0)
    claims: list[Annotation] = []
    if start:
        claims += _apart("front", 0, start.end())
    if end:
        claims += _apart("back", end.start(), len(text))
    return tuple(claims), _fields(text[: start.start()]) if start else {}


def _apart(element: str, start: int, end: int) -> list[Annotation]:
    span = Span(start, end)
    return [Annotation(span, element), Annotation(span, "div", {"type": "boilerplate"})]


def _fields(head: str) -> dict[str, str]:
    found = {name.lower(): " ".join(words.split()) for name, words in FIELD.findall(head)}
    said = {key: found[key] for key in ("title", "author") if key in found}
    if language := LANGUAGES.get(found.get("language", "").lower()):
        said["language"] = language
    return said
