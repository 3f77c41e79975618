"""The features of words that may be part of a name: shape, lexicon, neighbours by class, the text itself.

No feature is a name itself, so that the weights learnt from one collection serve another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.recognition.cues import Cues
from teikit.recognition.evidence import Line, Match, TextEvidence
from teikit.recognition.tokens import Token


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


def _shape(token: Token) -> str:
    text = token.text
    if token.kind != "word":
        return token.kind
    if text.isupper():
        return "XX" if len(text) > 3 else "X" + str(len(text))
    if not token.capital:
        return "x"
    return "X-X" if "-" in text else "Xxx" if len(text) > 3 else "Xx"


def _place(at: int, match: Match | None) -> str:
    if match is None:
        return "0"
    size = "1" if match.first == match.last else "B" if at == match.first else "I"
    return f"{size}{match.entry.weight}{'w' if match.entry.word else ''}"


def features(at: int, line: Line, said: TextEvidence, common: frozenset[str]) -> list[str]:
    """The features of one word of a block; `common` are words that are no names however they are written."""
    tokens, kinds, found = line.tokens, line.kinds, line.found
    token, kind, folded = tokens[at], kinds[at].feature, tokens[at].folded
    before = kinds[at - 1].feature if at else "["
    before_that = kinds[at - 2].feature if at > 1 else "["
    after = kinds[at + 1].feature if at + 1 < len(tokens) else "]"
    after_that = kinds[at + 2].feature if at + 2 < len(tokens) else "]"
    if not token.capital:
        place = _place(at, found[at])
        return [
            f"small={folded}",
            f"smallplace={place}",
            f"small<{before}",
            f"small>{after}",
            f"small>{after}{place}",
        ]
    shape, place = _shape(token), _place(at, found[at])
    rank = line.ranks[at]
    both = "l" if folded in said.lower else ""
    stop = "s" if folded in common else ""
    position = "F" if token.first else ""
    text = (
        ("t" if folded in said.titled else "")
        + ("s" if folded in said.surname else "")
        + ("i" if folded in said.located else "")
    )
    part = said.determined[folded] / (said.capital[folded] or 1)
    noun = "" if not part else "few" if part < 0.2 else "some" if part < 0.5 else "most"
    often = min(said.capital[folded], 3)
    glued_before = at > 0 and tokens[at - 1].end == token.start
    glued_after = at + 1 < len(tokens) and tokens[at + 1].start == token.end
    next_place = _place(at + 1, found[at + 1]) if at + 1 < len(tokens) else "0"
    last_place = _place(at - 1, found[at - 1]) if at else "0"
    end = line.cues.ending(folded)
    return [
        "1",
        f"shape={shape}",
        f"kind={kind}",
        f"place={place}",
        f"rank={rank}{position}",
        f"rank,place={rank}{place}{stop}",
        f"rank,kind={rank}{kind}",
        f"both={both}{position}",
        f"both,stop={both}{stop}{rank}",
        f"stop={stop}",
        f"text={text}{both}",
        f"text,place={text}{place[0]}",
        f"often={often}{position}",
        f"noun={noun}",
        f"noun,rank={noun}{rank}",
        f"noun,place={noun}{place}",
        f"-1={before}",
        f"+1={after}",
        f"-1,+1={before},{after}",
        f"-2={before_that}",
        f"+2={after_that}",
        f"-1,kind={before},{kind}",
        f"+1,kind={after},{kind}",
        f"-1,place={before},{place}",
        f"+1,place={after},{place}",
        f"-1,stop={before}{stop}{rank > 3}",
        f"place,kind={place},{kind}",
        f"+1place={next_place}",
        f"-1place={last_place}",
        f"end={end}",
        f"end,rank={end}{rank // 2}",
        f"glued={glued_before}{glued_after}{before}{after}",
        f"tail={folded[-3:]}",
        f"length={min(len(folded), 12)}",
    ]


def context(at: int, line: Line) -> list[str]:
    """The small words beside a word: what no kind says; only the net has weights enough for them."""
    tokens = line.tokens
    return [
        f"{offset}:{tokens[place].folded}"
        for offset in (-2, -1, 1, 2)
        if 0 <= (place := at + offset) < len(tokens) and not tokens[place].capital
    ] + [f"0:{tokens[at].folded}" if not tokens[at].capital else f"start:{tokens[at].folded[:3]}"]


def own(token: Token, known: Mapping[str, str]) -> tuple[str, ...]:
    """What a word is in the texts that a model was trained on, if it is part of a name there."""
    found = known.get(token.folded) if token.capital else None
    return (f"own={found}",) if found else ()
