"""Of a name that a rule cuts in two, no bracket is left as a name of its own."""

from __future__ import annotations

from teikit.converting.pipeline import convert
from teikit.source import Source

NOTE = """We went home that day.¹

¹ H[ugh] Smith to [Edwin C.] Wilson and [J. Butler] Wright, June 4, 1930, in Harold Brown, The Long Road
(New York: Harper, 1990), p. 3.
"""


def test_an_author_within_a_name_in_brackets_leaves_no_bracket_behind():
    named = [
        claim.span.of(NOTE)
        for claim in convert(Source("a.txt", NOTE.encode())).document.claims
        if claim.element == "persName"
    ]
    assert "J. Butler" in named
    assert all(name[0].isalpha() or name[1].isalpha() for name in named)
