"""Whether a line is an entry of a table of contents or of an index, by its end: the number of a page."""

from __future__ import annotations

import re
from functools import cache

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.page.headings import is_chapter

PAGE = r"(?:(?:pp?\.|S\.|pag\.|[»„\"“])\s*)?(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
LEADER = r"(?:\s?\.(?:\s?\.){2,}|\s?…+|\s?·(?:\s?·){2,}|_{3,})"
LEADING = re.compile(r"\.\s?\.|…|·|___")
"""What stands in each line that leads to a page; it is looked for first."""
LED = re.compile(rf"\S.*?{LEADER}\s*{PAGE}\.?$")
APART = re.compile(rf"\S.*?(?:{LEADER}|\s{{2,}})\s*{PAGE}\.?$")
ENTRY = re.compile(rf"\S.*?(?:\s{{2,}}|[.…,]\s*|\s){PAGE}\.?$")
PLACE = r"(?:ff?\.|nn?\.|A\.|Anm\.|sqq?\.|ss?\.|passim|\d{1,4}(?:[-–]\d{1,4})?[fn]?f?\.?)"
INDEXED = re.compile(rf"\S.*?[,\s]\s*\d{{1,4}}\S*(?:[,;]?\s*{PLACE})*[,;.]?$|\S.*?,\s*(?:{PLACE}[,;]?\s*)+$")


def title_of(line: str) -> str:
    """The words of an entry, without its page."""
    return re.sub(rf"(?:{LEADER}|\s{{2,}}|\s)\s*{PAGE}\.?$", "", line)


def is_led(line: str) -> bool:
    """Whether leaders stand between the words of a line and a page."""
    return LEADING.search(line) is not None and LED.fullmatch(line) is not None


def is_entry(line: str) -> bool:
    """Whether a line ends with a page; the number of a chapter is none."""
    if APART.fullmatch(line):
        return True
    return ENTRY.fullmatch(line) is not None and not is_chapter(line)


def is_indexed(line: str) -> bool:
    """Whether a line ends with pages, or sends to another entry."""
    return INDEXED.fullmatch(line) is not None or _sent().search(line) is not None


@cache
def _sent() -> re.Pattern[str]:
    """Carters, see Ferry; Fuhrleute s. Fähre."""
    words = words_in(all_languages().values(), lambda each: f"{each.page_sending} s v")
    either = "|".join(sorted(map(re.escape, words)))
    return re.compile(rf"(?:,\s*|\.\s*|\s)(?:{either})\.?\s+(?:also\s+)?[A-ZÀ-Þ][^.!?]{{1,60}}\.?$")
