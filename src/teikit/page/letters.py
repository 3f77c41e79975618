"""What the words of a line say in a letter: a greeting, a farewell, a name, a date.

Evidence: the words that letters begin and end with in the languages we know, how a line ends, capitals.
"""

from __future__ import annotations

import re
from functools import cache

from teikit.language import Cue, Language, words_in
from teikit.languages import all_languages

LONGEST = 70
LONGEST_SENTENCE = 220
"""A farewell may be a whole sentence: Veuillez agréer, Monsieur, …"""
FEW = 9
"""A farewell of so many words needs no name below to be known by its comma."""
MOST = 16
FIRST = 5
"""Among so many first words stands one of taking leave, where a sentence does."""
CURT = 3
"""So few words with one of farewell are no other sentence."""
SHORT = 30
MOST_SENT = 12
LITTLE = 3
"""Letters of a small word within a name: Anna de Rade."""
COUNTED = re.compile(r"(?:Nr|No|N°|Nº|Num|N)\.?\s?\d{1,4}\.?", re.IGNORECASE)
GREETED = re.compile(r"[,:!](?:\s?[-–—]+)?$|[.,:]?[-–—]+$")
RUN_IN = re.compile(r"([^\W\d_][^-–—]{2,58}?[,:.!]\s?(?:--|—|–)|[A-ZÀ-Þ][A-ZÀ-Þ ]{1,40}[,:])\s*(?=\S)")
RUN_IN_DATED = re.compile(rf"{RUN_IN.pattern}|([^\W\d_][^-–—,:!]{{2,58}}[:!])\s+(?=\S)")
"""A greeting may stand in the line of the first words: DEAR SIR,--I have."""
SALUTED = re.compile(
    r"(?:[^\W\d_]+\.?\s){2,12}(?:s\. ?(?:p\. ?)?d\.|s\. ?d\. ?p\.|sal(?:utem)?(?: \w+){0,2}\.?)$",
    re.IGNORECASE,
)
"""Romans greet by name: Cicero Attico s. d."""
POSTSCRIPT = re.compile(
    r"(?:P\.?\s?S|N\.?\s?[BS])\b\.?\s*[:—–-]*\s*\S|post-?script|nachschrift", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:1[0-9]{3}|20\d\d)\b|\b\d{1,2}(?:st|nd|rd|th|\.)?\b")
NAME = re.compile(
    r"(?:(?:[A-ZÀ-Þ](?:\.|[\w’'-]+\.?)|[a-zà-þ]{1,3}\.?)\s*,?\s*){0,4}[A-ZÀ-Þ](?:\.|[\w’'-]*\.?),?"
    r"|[A-ZÀ-Þ .,’'-]{1,40}|\S{1,3}\.?(?: \S{1,3}\.)?"
)
INITIAL = re.compile(r"\b[^\W\d_]\.")
WORD = re.compile(r"[^\W\d_]+")


def is_greeting(line: str) -> bool:
    """Whether a line is a greeting: Dear Sir, or Mein lieber Freund!"""
    if not 2 <= len(line) <= LONGEST or not line[:1].isupper():
        return False
    words = WORD.findall(line.lower())
    if SALUTED.match(line):
        return True
    first = next((word for word in words if word not in _before_greetings()), "")
    ours = _words("farewells").isdisjoint(words[: words.index(first)]) if first else False  # Your friend,
    return len(words) <= 10 and ours and first in _words("greetings") and GREETED.search(line) is not None


def run_in(line: str, *, dated: bool) -> tuple[int, int] | None:
    """Where a greeting ends that a letter goes on behind in its line, and where it goes on; below a date a
    colon is enough.
    """
    found = (RUN_IN_DATED if dated else RUN_IN).match(line)
    said = next(filter(None, found.groups()), "") if found else ""
    return (len(said), found.end()) if found and is_greeting(said) else None


def is_farewell(line: str, *, led: bool = False) -> bool:
    """Whether a line says farewell and ends as one; what is `led` up to by another needs no capital."""
    if len(line) > (LONGEST_SENTENCE if line[-1] in ".!;," else LONGEST) or not (led or line[:1].isupper()):
        return False
    words = WORD.findall(line.lower())
    if not words:
        return False
    if _words("farewells").isdisjoint(words) and _words("leave_taking").isdisjoint(words):
        return False
    if line[-1] in ".!;":
        return len(words) <= CURT or not _words("leave_taking").isdisjoint(words[:FIRST])
    if line[-1] == ",":
        return len(words) <= MOST
    return line[-1].isalpha() and len(words) <= FEW and len(line) <= LONGEST


def is_sure_farewell(line: str) -> bool:
    """Whether a farewell is one by itself: a few words and a comma."""
    return line[-1:] == "," and len(line) <= LONGEST and len(line.split()) <= FEW


def is_curt(line: str) -> bool:
    """Whether a farewell is no more than a word or two: Dein, Yours."""
    return len(line.split()) <= CURT


def is_led_up(line: str) -> bool:
    """Whether a line may lead up to a farewell: I remain,"""
    return line[:1].isupper() and line[-1:] == "," and len(line) <= LONGEST


def is_name(line: str) -> bool:
    """Whether a line may be the name below a letter."""
    return (
        len(line) <= 45
        and NAME.fullmatch(line) is not None
        and line.split()[0].lower() not in _words("to_part")
    )


def is_sure_name(line: str) -> bool:
    """Whether a name shows that it is one: it has an initial, or capitals only."""
    return is_name(line) and (line.isupper() or INITIAL.search(line) is not None)


def is_office(line: str) -> bool:
    """Whether a line may be what the writer is, above the name: Le préfet,"""
    return line[:1].isupper() and line[-1:] == "," and len(line.split()) <= CURT


def is_date(line: str) -> bool:
    """Whether a line is a date, with or without a place."""
    words = set(WORD.findall(line.lower()))
    return len(line) <= LONGEST and YEAR.search(line) is not None and not words.isdisjoint(_dated())


def is_addressed(line: str) -> bool:
    """Whether a line says to whom a letter goes, as a heading does: TO THE SAME, An den Hüter."""
    words = line.split()
    if not words or len(line) > LONGEST:
        return False
    to = len(words) <= 8 and words[0].lower() in _words("to_part") and line[0].isupper()
    return line.isupper() or to or is_sent(line)


def is_caption(line: str) -> bool:
    """Whether a line may stand below the number of a letter, or above it: a name, a place; no sentence."""
    few = len(line.split()) <= FEW and len(line) <= LONGEST
    return (
        few and line[0].isupper() and line[-1] not in ",;:!?-" and not (line[-1] == "." and len(line) > SHORT)
    )


def is_letter_number(line: str) -> bool:
    """Whether a line is the number of a letter: Nr. 12, No 7."""
    return COUNTED.fullmatch(line) is not None


def is_sent(line: str) -> bool:
    """Whether a line says who writes to whom: Anna Rade to Karl Pilot, Lisbon."""
    words = line.split()
    to = next((at for at, word in enumerate(words) if at and word in _words("to_part")), 0)
    names = [*words[:to], *words[to + 1 : to + 2]]
    small = [word for word in names if not word[0].isupper()]
    little = len(small) <= 1 and all(len(word) <= LITTLE for word in small)
    return to > 1 and len(words) <= MOST_SENT and little and names[0] not in small and names[-1] not in small


@cache
def _words(field: str) -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: str(getattr(each, field)))


@cache
def _before_greetings() -> frozenset[str]:
    """My dear, sehr geehrte."""
    return words_in(all_languages().values(), lambda each: f"{each.cues.get(Cue.MY, '')} {each.very}")


@cache
def _dated() -> frozenset[str]:
    """The names of months, and of a year."""

    def said(each: Language) -> str:
        return " ".join((*each.months, *each.months_short, each.date_year))

    return words_in(all_languages().values(), said)
