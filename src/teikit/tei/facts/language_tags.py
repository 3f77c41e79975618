"""Language tags: what makes one well-formed (BCP 47, RFC 5646 2.1), and which subtags are registered.

The facts are those of IANA's Language Subtag Registry and of ISO 639-2, gathered by tools/make_languages.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from teikit.nearest import nearest

TAG = re.compile(
    r"(?:(?P<language>[a-z]{2,3})(?P<extlang>(?:-[a-z]{3}){0,3})|(?P<long>[a-z]{4,8}))"
    r"(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII,
)
PRIVATE = re.compile(r"x(?:-[a-z0-9]{1,8})+|q[a-t][a-z]", re.ASCII)
PRIVATE_SUBTAG = {"script": re.compile("qa[a-b][a-x]"), "region": re.compile("aa|q[m-z]|x[a-z]|zz")}
SLIPS = {
    "gr": "el", "jp": "ja", "cz": "cs", "ua": "uk", "dk": "da", "cn": "zh", "sp": "es", "ge": "de",
    "german": "de", "english": "en", "french": "fr", "latin": "la", "greek": "el", "italian": "it",
    "spanish": "es", "deutsch": "de", "hebrew": "he", "arabic": "ar", "russian": "ru", "polish": "pl",
}  # fmt: skip
"""What is written for a language, and is none: the country, or the name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a tag, in words, and what to write instead, where that is clear."""

    message: str
    remedy: str = ""


@cache
def registered() -> Mapping[str, frozenset[str]]:
    """The registered subtags of each kind, in small letters."""
    return {kind: frozenset(subtags.split()) for kind, subtags in _table().items()}


@cache
def preferred() -> Mapping[str, str]:
    """What is to be written for a deprecated subtag or tag, by `kind:subtag` in small letters."""
    return dict(pair.split("=") for pair in _table()["preferred"].split())


@cache
def _table() -> Mapping[str, str]:
    text = (files("teikit.tei.facts") / "languages.txt").read_text("utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines())


def malformed(tag: str) -> Fault | None:
    """Why a tag does not follow the grammar of RFC 5646; None where it does."""
    lower = tag.lower()
    found = TAG.fullmatch(lower)
    if found is None:
        if PRIVATE.fullmatch(lower) or lower in registered()["grandfathered"]:
            return None
        return Fault("is no language tag", _mended(lower))
    variants = found["variants"].split("-")[1:]
    singletons = re.findall(r"-([0-9a-wyz])(?=-)", found["extensions"])
    for subtags, what in ((variants, "variant"), (singletons, "extension")):
        if twice := next((each for each in subtags if subtags.count(each) > 1), ""):
            return Fault(f'has the {what} "{twice}" twice')
    return None


def unknown(tag: str) -> Iterator[Fault]:
    """The subtags of a well-formed tag that nobody registered."""
    lower = tag.lower()
    found = TAG.fullmatch(lower)
    if found is None or lower in registered()["grandfathered"]:
        return
    language = found["language"] or found["long"]
    if not (_known("language", language) or PRIVATE.fullmatch(language)):
        yield Fault(f'begins with "{language}", which is no language', SLIPS.get(language, ""))
    for extension in found["extlang"].split("-")[1:] if found["extlang"] else ():
        if extension not in registered()["extlang"]:
            alone = tag[len(language) + 1 :] if _known("language", extension) else ""
            yield Fault(f'has "{extension}", which does not extend "{language}"', alone)
    for kind in ("script", "region"):
        subtag = found[kind]
        if subtag and not (_known(kind, subtag) or PRIVATE_SUBTAG[kind].fullmatch(subtag)):
            written = tag[found.start(kind) : found.end(kind)]
            yield Fault(f'has "{written}", which is no {kind}', _near(kind, tag, subtag))
    for variant in found["variants"].split("-")[1:]:
        if variant not in registered()["variant"]:
            yield Fault(f'has "{variant}", which is no registered variant')


def deprecated(tag: str) -> Fault | None:
    """What to write instead of a tag that was replaced, or has a shorter form (RFC 5646 2.2.1, 2.2.9)."""
    lower = tag.lower()
    for kind in ("grandfathered", "redundant"):
        if newer := preferred().get(f"{kind}:{lower}"):
            return Fault("was replaced", newer)
    found = TAG.fullmatch(lower)
    if found is None or lower in registered()["grandfathered"]:
        return None
    newer, why = tag, "was replaced"
    for kind in ("language", "script", "region"):
        subtag = found[kind]
        if subtag and (other := preferred().get(f"{kind}:{subtag}")):
            start, end = found.span(kind)
            newer = newer[:start] + other + newer[end:] if newer == tag else newer
            if len(other) < len(subtag):
                why = "has a shorter form"
    return Fault(why, newer) if newer != tag else None


def language(tag: str) -> str:
    """The language that a tag is of, in its preferred form: `la` of `lat`, `en` of `en-GB`."""
    first = tag.lower().partition("-")[0]
    return preferred().get(f"language:{first}", first)


def _known(kind: str, subtag: str) -> bool:
    return subtag in registered()[kind] or f"{kind}:{subtag}" in preferred()


def _mended(lower: str) -> str:
    """The tag that was meant, where underscores or the name of a language are the only trouble."""
    if lower in SLIPS:
        return SLIPS[lower]
    parts = lower.replace("_", "-").split("-")
    joined = "-".join(part.upper() if len(part) == 2 and n else part for n, part in enumerate(parts))
    return joined if TAG.fullmatch(joined.lower()) and not any(unknown(joined)) else ""


def _near(kind: str, tag: str, subtag: str) -> str:
    near = nearest(subtag, registered()[kind], 0.74) if kind == "script" else ""
    at = tag.lower().index(subtag)
    return tag[:at] + near.title() + tag[at + len(subtag) :] if near else ""
