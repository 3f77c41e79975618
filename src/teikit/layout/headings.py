"""Headings: short blocks that name what follows.

Evidence: the words and numbers of chapters, capitals, larger or bold type; the number and the title of a
chapter may stand in two blocks. A sentence is none, however short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.page.blocks import APART, LARGER, OTHER, Block, Blocks, blocks, claimed_lines
from teikit.page.headings import is_chapter, is_named, is_number, numbered_title
from teikit.page.look import Look, looks
from teikit.text import Annotation, Document

AFTER = ("running-heads", "notes", "contents", "lists", "verse", "letters", "drama")

LONGEST = 120
LONGEST_SHOWN = 200
"""How long a heading is at most, and one that its type shows."""
MOST_LINES = 3


def claim(document: Document) -> Iterator[Annotation]:
    """Each heading as `head`, from the first character to the last."""
    if document.claimed("head"):
        return
    found = blocks(document)
    taken = set(claimed_lines(document, found, "list", "lg", "opener", "closer", "sp", "stage", "table"))
    free = [block for block in found.blocks if block.lines[0] not in taken]
    seen = looks(document)
    labelled = False
    for at, block in enumerate(free):
        after = free[at + 1] if at + 1 < len(free) else None
        label = _is_label(found, block)
        if after is None:
            head = bool(at) and is_chapter(found.text(block))  # notes may follow, or nothing any more
        else:
            shown = [seen[line] for line in block.lines if line in seen]
            if len(shown) == len(block.lines):
                head = _looks_like_head(found.text(block), shown, seen.get(after.lines[0]))
            else:
                head = _is_head(found, block, after) or (labelled and _is_title(found, block, after))
        if head:
            yield Annotation(found.span(block.lines[0], block.lines[-1]), "head")
            labelled = label
        else:
            labelled = False


def _is_label(found: Blocks, block: Block) -> bool:
    """Whether a block is the number of a chapter, with no title."""
    line = found.text(block)
    return is_number(line) or (is_chapter(line) and len(line.split()) <= 3)


def _is_title(found: Blocks, block: Block, after: Block) -> bool:
    """Whether the block behind the number of a chapter is its title."""
    line = found.text(block)
    longer = len(found.text(after)) > len(line)
    return len(block.lines) <= MOST_LINES and len(line) < LONGEST and longer and _is_titled(line.rstrip("."))


def _looks_like_head(line: str, shown: Sequence[Look], after: Look | None) -> bool:
    """Whether a few lines in larger or bold type, or in capitals that stand apart, are a heading."""
    if len(shown) > 4 or len(line) > LONGEST_SHOWN or not any(letter.isalpha() for letter in line):
        return False
    last = shown[-1]
    if min(look.size for look in shown) >= LARGER:
        return True
    if last.size < 1 - OTHER or line[-1] in ",;:-–—":
        return False
    if all(look.bold for look in shown):
        return after is None or not after.bold
    alone = after is not None and after.gap(last) > APART and last.room > 1
    return alone and (_is_capital(line) or (len(line) < 100 and numbered_title(line) != ""))


def _is_head(found: Blocks, block: Block, after: Block) -> bool:
    """Whether a short block is a heading: chapter words, capitals, capitalised words."""
    line = found.text(block)
    if len(block.lines) > MOST_LINES or len(line) > LONGEST or line[-1] in ",;:-–—":
        return False
    if line[-1] in "?!" or len(found.words(block.lines[-1])) > max(found.measure.length, 40) * 0.9:
        return False
    following = found.words(after.lines[0])
    if is_chapter(line) or is_named(line):
        return len(line) < 40 or line[-1] != "." or line.isupper()
    if is_number(line):
        return len(following) > len(line) and not is_number(following)
    if title := numbered_title(line):
        return _is_titled(title.rstrip(".")) and len(following) > len(line) and not numbered_title(following)
    if line[-1] == "." or len(following) < found.measure.length * 0.6:
        return False
    return _is_capital(line) or (_is_titled(line) and len(line) < 70)


def _is_capital(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)


def _is_titled(line: str) -> bool:
    """Whether all words of a line have capitals that may have some in a title, and it is no date."""
    if _is_capital(line):
        return True
    words = re.findall(r"[^\W\d_]+", line)
    big = [word for word in words if word.lower() not in _small_in_titles()]
    if not big or re.search(r"\d{3}|,", line):
        return False
    return all(word[0].isupper() for word in big) and bool(re.match(r"\W*[^\W\d_]", line))


@cache
def _small_in_titles() -> frozenset[str]:
    """Words that have no capital in a title."""
    return words_in(all_languages().values(), lambda each: each.small_in_titles)
