"""Whether a line below a quotation says whose words they are: --Old Ballad, GOETHE, Seneca, Ep. 12."""

from __future__ import annotations

import re

LONGEST = 60
DEEPER = 4
"""It is set in so many blanks more than the quotation, or begins with a dash."""
DASHED = re.compile(r"[_(\[]?(?:--?|–|—)\s*_?[^\W\d_]{2}")
NAMED = re.compile(
    r"[_(\[]?[A-ZÀ-Þ][\w.'’-]*(?:,?\s(?:[A-ZÀ-Þ][\w.'’-]*|[a-zà-þ]{1,4}\.?|\d+|[IVXLCivxlc]+)[.,:]?)*[_)\].]*"
)


def is_attribution(words: str, deeper: int) -> bool:
    """Whether a line that is set in so much deeper than a quotation attributes it."""
    if len(words) > LONGEST or words[-1] in ",;:!?":
        return False
    return DASHED.match(words) is not None or (deeper >= DEEPER and NAMED.fullmatch(words) is not None)
