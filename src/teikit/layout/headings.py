"""Headings: short blocks that name what follows.

Evidence: the words and numbers of chapters, capitals, larger or bold type, running heads that say the same;
the number and the title of a chapter may stand in two blocks. A sentence is none, however short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.page.blocks import Block, Blocks, blocks, claimed_lines, taken_lines
from teikit.page.entries import title_of
from teikit.page.folio import plain, read
from teikit.page.headings import is_chapter, is_named, is_notes, is_number, numbered_title
from teikit.page.look import Look, looks
from teikit.text import Annotation, Document

AFTER = ("running-heads", "notes", "contents", "lists", "verse", "letters", "drama")

TAKEN = ("head", "list", "lg", "opener", "closer", "sp", "stage", "table", "bibl")
"""What is no heading, or one already."""

LONGEST, LONGEST_LARGE = 120, 250
"""Characters of a heading in the type of the text, and in larger type."""

MOST_LINES = 3

SHORT = 60
"""A title behind the number of a chapter, if all have such."""
FEW_WORDS = 10

SHORTEST = 5
"""Letters of a title that running heads have, too."""

ASIDE = re.compile(r"[(\[][^()\[\]]*[.!?][)\]]\.?")
"""A sentence in brackets: (Exit.)"""

SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÀ-Þ]")
"""The number of a section of a section is that of a heading: `2.1 The tide`."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each heading as `head`, from the first character to the last."""
    if any(head.by.startswith("readers/") for head in document.claimed("head")):
        return
    found = blocks(document)
    taken = taken_lines(document, found, *TAKEN)
    free = [block for block in found.blocks if block.lines[0] not in taken]
    look = looks(document)
    verse = set(claimed_lines(document, found, "lg"))
    behind = {one.lines[0]: two.lines[0] for one, two in pairwise(found.blocks)}
    running, listed = _titles(document), _listed(document)
    titled = _titled_labels(found, free)
    labelled = False
    for at, block in enumerate(free):
        after = free[at + 1] if at + 1 < len(free) else None
        label = _is_label(found, block)
        line = found.text(block)
        if behind.get(block.lines[0]) in verse and block.lines[0] not in look:
            head = len(block.lines) == 1 and (_is_capital(line) or label)
        elif after is None:
            # notes may follow, or speeches, or nothing any more
            head = (bool(at) or block.lines[0] in behind) and (is_chapter(line) or is_notes(line))
        else:
            head = _is_head(found, block, after, look) or (labelled and _is_title(found, block, after))
            head = (
                head or (labelled and titled and _is_short(found, block)) or _is_labelled(found, block, after)
            )
            head = head or (len(block.lines) == 1 and plain(line) in running)
            head = head or (len(block.lines) <= MOST_LINES and plain(line) in listed)
        if head:
            yield Annotation(found.span(block.lines[0], block.lines[-1]), "head")
            labelled = label
        else:
            labelled = False


def _titles(document: Document) -> frozenset[str]:
    """What running heads call the pages below them, without their numbers."""
    heads = (head.span.of(document.text) for head in document.claimed("fw"))
    return frozenset(folio.key for head in heads for folio in read(head) if len(folio.key) >= SHORTEST)


def _listed(document: Document) -> frozenset[str]:
    """What a table of contents calls the parts of the text, without their pages."""
    tables = [table.span for table in document.claimed("list") if table.attributes.get("type") == "contents"]
    items = (
        item.span for item in document.claimed("item") if any(table.contains(item.span) for table in tables)
    )
    keys = (plain(title_of(" ".join(span.of(document.text).split()))) for span in items)
    return frozenset(key for key in keys if len(key) >= SHORTEST)


def _is_label(found: Blocks, block: Block) -> bool:
    """Whether a block is the number of a chapter, with no title."""
    line = found.text(block)
    return is_number(line) or (is_chapter(line) and len(line.split()) <= 3)


def _titled_labels(found: Blocks, free: Sequence[Block]) -> bool:
    """Whether each number of a chapter has a short line behind it, and longer text behind that."""
    behind = [
        (one, two)
        for label, one, two in zip(free, free[1:], free[2:], strict=False)
        if _is_label(found, label)
    ]
    return len(behind) > 1 and all(
        _is_short(found, one) and len(found.text(two)) > len(found.text(one)) for one, two in behind
    )


def _is_short(found: Blocks, block: Block) -> bool:
    line = found.text(block)
    return len(block.lines) == 1 and len(line) <= SHORT and line[:1].isupper() and line[-1] not in ",;:!?"


def _is_labelled(found: Blocks, block: Block, after: Block) -> bool:
    """Whether the first line of a block has the number of a chapter, and the others its title."""
    first, rest = found.words(block.lines[0]), " ".join(map(found.words, block.lines[1:]))
    return (
        1 < len(block.lines) <= MOST_LINES
        and block.blank
        and after.blank
        and is_chapter(first)
        and len(first.split()) <= 3
        and len(rest) < LONGEST
        and (rest[-1] != "." or len(rest.split()) <= FEW_WORDS or rest.isupper())
    )


def _is_title(found: Blocks, block: Block, after: Block) -> bool:
    """Whether the block behind the number of a chapter is its title."""
    line = found.text(block)
    longer = len(found.text(after)) > len(line) or _is_capital(line)
    longest = LONGEST_LARGE if _is_capital(line) else LONGEST
    return len(block.lines) <= MOST_LINES and len(line) < longest and longer and _is_titled(line.rstrip("."))


def _is_head(found: Blocks, block: Block, after: Block, look: Mapping[int, Look]) -> bool:
    """Whether a short block is a heading: by its type, or else by its words if it stands apart."""
    line = found.text(block)
    shown = [look[each] for each in block.lines if each in look]
    behind = look.get(after.lines[0])
    if len(shown) == len(block.lines) and behind is not None:
        if shown[0].is_fine or len(line) > LONGEST_LARGE or not re.search(r"[^\W\d_]{2}", line):
            return False
        if all(each.is_large for each in shown):
            return True
        if line[-1] in ",;:-–—":
            return False
        if all(each.bold for each in shown) and not behind.bold:
            return True
        if not behind.stands_off(shown[-1]):
            return False
        if shown[-1].room > 1 and (_is_capital(line) or (numbered_title(line) and len(line) < LONGEST)):
            return True
    return _reads_as_head(found, block, after, line)


def _reads_as_head(found: Blocks, block: Block, after: Block, line: str) -> bool:
    """Whether the words of a block are those of a heading: chapter words, capitals, capitalised words."""
    if is_notes(line) and len(line.split()) == 1:
        return True
    if len(block.lines) > MOST_LINES or len(line) > LONGEST or line[-1] in ",;:-–—":
        return False
    if (
        line[-1] in "?!"
        or ASIDE.fullmatch(line)
        or len(found.words(block.lines[-1])) > max(found.measure.length, 40) * 0.9
    ):
        return False
    following = found.words(after.lines[0])
    if is_chapter(line) or is_named(line):
        return len(line) < 40 or line[-1] != "." or line.isupper()
    if is_number(line):
        return len(following) > len(line) and not is_number(following)
    if SECTION.match(line) and line[-1] != ".":
        return len(block.lines) == 1 and len(following) > len(line)
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
