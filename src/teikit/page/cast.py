"""Who speaks in a play: names that begin speeches again and again, in turns.

Evidence: how the names are set, how often they recur and in which order; a text without such is no play.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from teikit.page.blocks import FULL, Block, Blocks
from teikit.page.drama import Style, is_act, prefix
from teikit.page.headings import is_chapter

FEWEST = 4
"""So many speeches, of two speakers who speak more than once, make a play."""
MANY = 8
"""So many, where names stand alone, or are set as other words are, and no act or scene is named."""
PLENTY = 24
"""So many may be a play within a book."""
SHARE, MOST_SHARE = 0.25, 0.4
"""So many of the blocks of a play begin speeches; so many where names are set as other words are."""
MOSTLY = 0.6
"""So many, where they are few and no act or scene is named."""
LABELS = 3
"""So many times the same names in the same order between other blocks are labels of entries."""
GROUPS = (
    ((Style.CAPITALS, Style.ALONE), FEWEST, SHARE),
    ((Style.TITLED_ALONE,), FEWEST, SHARE),
    ((Style.COLON,), FEWEST, MOST_SHARE),
    ((Style.ITALIC,), FEWEST, SHARE),
    ((Style.TITLED,), MANY, MOST_SHARE),
)
"""Ways to set names that go together, and how often they must begin speeches."""
INLINE = (Style.CAPITALS, Style.COLON, Style.TITLED, Style.ITALIC)
"""Ways to set names in the line of the first words."""
BEGUN = re.compile(r"_?[A-ZÀ-Þ][^.:,(\[—-]{0,90}[.:,(\[—-]")
"""So a line begins where it may begin a speech, as is asked first since it costs least."""
ENDED = re.compile(rf"{FULL.pattern}|[)\]—–-]$")
"""A line that a speech may end with, where the next begins right below."""

Cast = Mapping[Style, frozenset[str]]


def read_cast(found: Blocks, blocks: Sequence[Block]) -> Cast:
    """The names of those who speak, by how they are set, where the text is a play."""
    free = [piece for block in blocks for piece in _begun(found, block)]
    begun = [prefix(found.words(block.lines[0])) for block in free]
    act = any(is_label(found.text(block)) or is_label(found.words(block.lines[0])) for block in free)
    cast: dict[Style, frozenset[str]] = {}
    for styles, fewest, share in GROUPS:
        said = {
            at: each.name
            for at, each in enumerate(begun)
            if each is not None and each.style in styles and not is_act(each.name)
        }
        counts = Counter(said.values())
        speeches = {at: name for at, name in said.items() if counts[name] > 1}
        lone = {at for at in said if _is_lone(found, free[at])}
        least = FEWEST if act else MANY if lone else fewest
        if _take_turns(speeches, least, share, len(free), act=act):
            once = {name for at, name in said.items() if at not in lone and Style.CAPITALS in styles}
            known = {name for name in once if not is_chapter(name)} | {*speeches.values()}
            cast.update(dict.fromkeys(styles, frozenset(known)))
    return cast


def _take_turns(speeches: Mapping[int, str], least: int, share: float, whole: int, *, act: bool) -> bool:
    """Whether names recur as speakers do, in the whole text or from the first to the last of them."""
    if act or len(speeches) > PLENTY:
        whole = max(speeches, default=0) - min(speeches, default=0) + 1
    if not act and len(speeches) < MANY:
        share = max(share, MOSTLY)
    if len(speeches) > PLENTY:
        whole //= 2  # each line of verse may be a block
    turns = sum(one != two for one, two in pairwise(speeches.values()))
    return (
        len({*speeches.values()}) > 1
        and len(speeches) >= max(least, share * whole)
        and turns * 2 >= len(speeches)
        and (act or not _are_labels(speeches))
    )


def _are_labels(speeches: Mapping[int, str]) -> bool:
    """Whether the same names stand again and again in the same order: three of them, or with something else
    in between.
    """
    follow: dict[str, set[str]] = {}
    for one, two in pairwise(speeches.values()):
        follow.setdefault(one, set()).add(two)
    if len(follow) > 2 and all(len(names) == 1 for names in follow.values()):
        return True
    runs: list[list[str]] = []
    for at, name in speeches.items():
        if at - 1 in speeches:
            runs[-1].append(name)
        else:
            runs.append([name])
    orders = {tuple(run) for run in runs}
    return len(runs) >= LABELS * len(orders) and all(len(run) > 1 for run in runs)


def _is_lone(found: Blocks, block: Block) -> bool:
    """Whether a name is all of a block, with a blank line below."""
    said, stream, below = prefix(found.words(block.lines[0])), found.flow.stream, block.lines[0] + 1
    alone = said is not None and said.style not in INLINE and said.how == said.end
    return alone and len(block.lines) == 1 and (below >= len(stream) or stream[below] != 0)


def _begun(found: Blocks, block: Block) -> Iterator[Block]:
    """A block, cut where one of its lines may begin a speech behind a line that may end one."""
    return cut(block, [line for line in block.lines[1:] if _may_begin(found, line)])


def _may_begin(found: Blocks, line: int) -> bool:
    if not BEGUN.match(found.words(line)) or not ENDED.search(found.words(line - 1)):
        return False
    said = prefix(found.words(line))
    return said is not None and said.style in INLINE


def cut(block: Block, begun: Sequence[int]) -> Iterator[Block]:
    """The blocks that a block is cut into, before some of its lines."""
    at = [0, *map(block.lines.index, begun), len(block.lines)]
    for one, two in pairwise(at):
        yield Block(block.lines[one:two], block.blank and not one)


def is_label(words: str) -> bool:
    """Whether words are the number of an act or scene."""
    return is_act(words) and is_chapter(words)
