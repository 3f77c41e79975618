"""The type that lines are set in, where a reader knows it: larger than that of the text, or bold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teikit.facts import fact_of_text
from teikit.page.lines import cut
from teikit.text import Document

LARGER = 1.12
BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Type:
    """The size and font of each line by its number, and the usual size; empty where nobody knows."""

    sizes: Mapping[int, float]
    fonts: Mapping[int, str]
    usual: float

    def is_larger(self, lines: Sequence[int]) -> bool:
        """Whether all these lines are in larger type than most of the text."""
        return bool(self.usual) and all(self.sizes.get(line, 0) > self.usual * LARGER for line in lines)

    def is_bold(self, lines: Sequence[int]) -> bool:
        """Whether all these lines are bold, and most of the text is not."""
        return bool(self.fonts) and all(BOLD.search(self.fonts.get(line, "")) for line in lines)


@fact_of_text
def types(document: Document) -> Type:
    """The type of the lines of a document."""
    starts = [line.start for line in cut(document.text)]
    letters: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    sizes, fonts = {}, {}
    for line in document.lines:
        row = bisect_right(starts, line.span.start) - 1
        if line.size:
            sizes[row] = line.size
            letters[round(line.size, 1)] += len(line.span)
        if line.font:
            fonts[row] = line.font
            bold[BOLD.search(line.font) is not None] += len(line.span)
    usual = max(letters, key=lambda size: letters[size], default=0.0)
    return Type(sizes, fonts if bold[False] > bold[True] * 4 else {}, usual)
