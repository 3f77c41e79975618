"""The features of words that may be part of a name: shape, lexicon, neighbours by class, the text itself.

No feature is a name itself, so that the weights learnt from one collection serve another. A feature is a form
with attributes of the word in it; whoever scores many words at once (scoring.py) fills each form but once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.recognition.cues import Cues
from teikit.recognition.evidence import Line, Match, TextEvidence
from teikit.recognition.tokens import Token

SMALL = (
    "small={folded}",
    "smallplace={place}",
    "small<{before}",
    "small>{after}",
    "small>{after}{place}",
)
"""The features of a word without a capital."""

CAPITAL = (
    "1",
    "shape={shape}",
    "kind={kind}",
    "place={place}",
    "rank={rank}{first}",
    "rank,place={rank}{place}{stop}",
    "rank,kind={rank}{kind}",
    "both={both}{first}",
    "both,stop={both}{stop}{rank}",
    "stop={stop}",
    "text={text}{both}",
    "text,place={text}{size}",
    "often={often}{first}",
    "noun={noun}",
    "noun,rank={noun}{rank}",
    "noun,place={noun}{place}",
    "-1={before}",
    "+1={after}",
    "-1,+1={before},{after}",
    "-2={before_that}",
    "+2={after_that}",
    "-1,kind={before},{kind}",
    "+1,kind={after},{kind}",
    "-1,place={before},{place}",
    "+1,place={after},{place}",
    "-1,stop={before}{stop}{usual}",
    "place,kind={place},{kind}",
    "+1place={next_place}",
    "-1place={last_place}",
    "end={end}",
    "end,rank={end}{half_rank}",
    "glued={glued}{before}{after}",
    "tail={tail}",
    "length={length}",
)
"""The features of a word with a capital."""

NEIGHBOURS = (-2, -1, 1, 2)
"""Where the small words stand that are features of a word: what no kind says."""

EDGES = "[", "]"
"""What stands before the first word of a row and behind the last."""

NO_PLACE, LIKE_PLACE = "0", "1~"


def stretches(line: Line) -> Iterator[range]:
    """Where names may be: capitals one after the other, with small words of names between them."""
    tokens, at = line.tokens, 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            after = end
            while after < len(tokens) and after - end < 3 and _inner(tokens[after], line.cues):
                after += 1
            if after == len(tokens) or not tokens[after].capital:
                break
            end = after + 1
        yield range(at, end)
        at = end


def _inner(token: Token, cues: Cues) -> bool:
    return not token.capital and (
        token.folded in cues.particles or token.folded in cues.place_particles or token.kind == "elision"
    )


def shape(token: Token) -> str:
    """How a word is written."""
    text = token.text
    if token.kind != "word":
        return token.kind
    if text.isupper():
        return "XX" if len(text) > 3 else "X" + str(len(text))
    if not token.capital:
        return "x"
    return "X-X" if "-" in text else "Xxx" if len(text) > 3 else "Xx"


def place(at: int, match: Match | None) -> str:
    """What the gazetteer has at a word: how much of a name, and of which weight."""
    if match is None:
        return NO_PLACE
    size = "1" if match.first == match.last else "B" if at == match.first else "I"
    if match.entry.like:
        return LIKE_PLACE
    return f"{size}{match.entry.weight}{'w' if match.entry.word else ''}"


def of_word(folded: str, said: TextEvidence, common: frozenset[str], cues: Cues) -> dict[str, str]:
    """The attributes that a word with a capital has wherever it stands.

    `common` are words that are no names however they are written.
    """
    part = said.determined[folded] / (said.capital[folded] or 1)
    return {
        "both": "l" if folded in said.lower else "",
        "stop": "s" if folded in common else "",
        "text": ("t" if folded in said.titled else "")
        + ("s" if folded in said.surname else "")
        + ("i" if folded in said.located else ""),
        "noun": "" if not part else "few" if part < 0.2 else "some" if part < 0.5 else "most",
        "often": str(min(said.capital[folded], 3)),
        "end": cues.ending(folded),
        "tail": folded[-3:],
        "length": str(min(len(folded), 12)),
    }


def of_rank(rank: int) -> dict[str, str]:
    """The attributes of how common a word is."""
    return {"rank": str(rank), "half_rank": str(rank // 2), "usual": str(rank > 3)}


def glued(before: bool, after: bool) -> str:
    """Whether no blank stands before a word, and behind it."""
    return f"{before}{after}"


def features(at: int, line: Line, said: TextEvidence, common: frozenset[str]) -> list[str]:
    """The features of one word of a block; `common` are words that are no names however they are written."""
    tokens, kinds = line.tokens, [kind.feature for kind in line.kinds[max(0, at - 2) : at + 3]]
    token, own = tokens[at], min(at, 2)
    around = (*EDGES[:1] * 2, *kinds[:own]), (*kinds[own + 1 :], *EDGES[1:] * 2)
    attributes = {
        "folded": token.folded,
        "kind": kinds[own],
        "place": place(at, line.found[at]),
        "before": around[0][-1],
        "after": around[1][0],
    }
    if not token.capital:
        return _filled(SMALL, attributes)
    return _filled(
        CAPITAL,
        attributes
        | of_word(token.folded, said, common, line.cues)
        | of_rank(line.ranks[at])
        | {
            "shape": shape(token),
            "first": "F" if token.first else "",
            "size": attributes["place"][0],
            "before_that": around[0][-2],
            "after_that": around[1][1],
            "last_place": place(at - 1, line.found[at - 1]) if at else NO_PLACE,
            "next_place": place(at + 1, line.found[at + 1]) if at + 1 < len(tokens) else NO_PLACE,
            "glued": glued(
                at > 0 and tokens[at - 1].end == token.start,
                at + 1 < len(tokens) and tokens[at + 1].start == token.end,
            ),
        },
    )


def _filled(forms: tuple[str, ...], attributes: Mapping[str, str]) -> list[str]:
    return [form.format_map(attributes) for form in forms]


def neighbour(offset: int, folded: str) -> str:
    """The feature of a small word at an offset from another; 0 is the word itself."""
    return f"{offset}:{folded}"


def beginning(folded: str) -> str:
    """The feature of how a word with a capital begins."""
    return f"start:{folded[:3]}"


def context(at: int, line: Line) -> list[str]:
    """The small words beside a word, and itself: only the net has weights enough for them."""
    tokens = line.tokens
    found = [
        neighbour(offset, tokens[each].folded)
        for offset in NEIGHBOURS
        if 0 <= (each := at + offset) < len(tokens) and not tokens[each].capital
    ]
    own = tokens[at]
    return [*found, beginning(own.folded) if own.capital else neighbour(0, own.folded)]


def own(folded: str, known: Mapping[str, str]) -> str:
    """The feature of what a word is in the texts of a model; none where it is no name there."""
    return f"own={known[folded]}" if folded in known else ""
