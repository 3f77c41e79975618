"""Guesses the language of a text from its commonest little words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

LITTLE_WORDS = {
    "en": "the of and to in is that was for with as by on his her had were from which this",
    "fr": "le la les des et du une dans est que qui pour par sur avec au aux ce il je nous vous",
    "de": "der die das und den dem des ein eine ist nicht mit von zu im auf sich auch wir ich",
    "it": "il di che per una della con non sono dei nel alla più gli del lo",
    "es": "el los las que por una con del para se su como al lo más",
    "pt": "os da em um uma com não na dos das ao foi pelo seu",
    "nl": "het een van dat niet zijn op te met voor aan ook door maar bij naar",
    "pl": "się nie jest był przez jak ale od dla już który czy tym jego",
    "cs": "se na že byl jsem by ale jako bylo jsme byly který jeho nebo když",
    "sv": "och att som är av för med inte till ett var från han om",
    "la": "et in est non ad cum ut sed quod qui quae ex per si esse",
}
WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 0.08
"""The share of little words below which the language stays undetermined."""


def guess(text: str) -> str:
    """The likeliest language of a text as a BCP 47 tag; `und` where nothing speaks for any."""
    shares = mixture(text)
    return max(shares, key=lambda tag: shares[tag], default="und")


@lru_cache(maxsize=2)
def mixture(text: str) -> Mapping[str, float]:
    """How much of each language a text has, next to the likeliest, which has 1; none where none shows."""
    words = Counter(word.lower() for word in WORD.findall(text[:200_000]))
    total = sum(words.values())
    shares = {tag: sum(words[word] for word in little.split()) for tag, little in LITTLE_WORDS.items()}
    found = {tag: share / len(LITTLE_WORDS[tag].split()) for tag, share in shares.items()}
    best = max(found, key=lambda tag: found[tag])
    if not total or shares[best] / total < ENOUGH:
        return {}
    return {tag: share / found[best] for tag, share in found.items() if share}
