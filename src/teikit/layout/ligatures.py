"""Words that lost a ligature (fi fl ff ffi ffl), or have a blank or a strange sign in its place.

Evidence: the word is none, and with one ligature at one place it is a common one; the text shows that it
lost more of them than it kept. See page/lost_letters.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from teikit.lexicon.frequencies import LIGATURES
from teikit.lexicon.words import WORD, Words, words_of
from teikit.page.flow import Flow, flow
from teikit.page.lost_letters import (
    COMMON,
    INTACT,
    PAIR,
    STRANGE,
    SURE,
    Loss,
    Repair,
    choose,
    commonness,
    fit,
    loss,
    rates,
)
from teikit.text import Annotation, Document, Span

AFTER = ("notes", "hyphens", "glyphs")

TWO_BLANKS = 0.001
"""How likely two blanks between two whole words are, next to one."""

RARE = 1e-5
"""How common a word may be at most that two of them bear witness of a blank between."""

RAREST = 1e-9
"""How common a word must be at least that is put together from two."""

OWNING = re.compile(r"['’]s\b")
"""Behind a short word it says whose: the firm's."""

GARBLED = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{0,40}}+[{STRANGE}][^\W\d_]{{0,40}}")


class Token(NamedTuple):
    """A word of a stream and its place; `gap` is where a soft hyphen at a line end parts it."""

    word: str
    start: int
    end: int
    gap: Span | None = None

    @property
    def parts(self) -> tuple[Span, ...]:
        """The places of its parts: one, or two around the hyphen."""
        if self.gap is None:
            return (Span(self.start, self.end),)
        return Span(self.start, self.gap.start), Span(self.gap.end, self.end)


def claim(document: Document) -> Iterator[Annotation]:
    """Each damaged word as `corr` over its characters, read as the restored word.

    Of a word broken by a soft hyphen only the damaged half is claimed. A text without a sign of such loss
    has no claims, and so has a word that is known as it stands unless the restored one is far likelier.
    """
    text = document.text
    words = words_of(document)
    stream = flow(document)
    tokens = list(_tokens(document, stream))
    counts = Counter(token.word for token in tokens)
    dropped = loss(counts, words)
    blanked = _blanked(text, tokens, counts, words)
    if blanked:
        claims = _joined(text, tokens, blanked)
    else:
        claims = _restored(text, tokens, dropped) if dropped else iter(())
    taken = {place for done in document.claimed("corr") for place in range(done.span.start, done.span.end)}
    for made in (*claims, *_known_by_their_signs(text, stream, words)):
        if taken.isdisjoint(range(made.span.start, made.span.end)):
            yield made


def _tokens(document: Document, stream: Flow) -> Iterator[Token]:
    text = document.text
    soft = {hyphen.span.start for hyphen in document.claimed("pc")}
    taken = {place for ref in document.claimed("ref") for place in range(ref.span.start, ref.span.end)}
    uncut = _Uncut()
    for rows in stream.streams():
        half: Token | None = None
        for row in rows:
            line = stream.lines[row]
            words: list[Token] = []
            for found in WORD.finditer(text, line.start, line.end):
                start, end = found.span()
                if start in taken:
                    continue
                word = intern(found.group())
                if uncut[word]:
                    words.append(Token(word, start, end))
                else:
                    words += _cut(word, start)
            if half is not None and words:
                rest = words[0]
                gap = Span(half.end, rest.start)
                words[0] = Token(half.word + rest.word, half.start, rest.end, gap)
            half = None
            if words and words[-1].gap is None and _hyphen_after(text, words[-1].end, line.end, soft):
                half = words.pop()
            yield from words


class _Uncut(dict[str, bool]):
    """Whether a word is surely one, which is decided once for each."""

    def __missing__(self, word: str) -> bool:
        """A word in capitals is one, and one that has none but the first."""
        self[word] = one = word[1:].islower() or word.isupper()
        return one


def _cut(word: str, start: int) -> Sequence[Token]:
    """A word, cut where a capital follows a small letter: two words whose space was lost."""
    cuts = [at for at in range(2, len(word)) if word[at].isupper() and word[at - 1].islower()]
    return [Token(word[one:two], start + one, start + two) for one, two in pairwise((0, *cuts, len(word)))]


def _hyphen_after(text: str, place: int, end: int, soft: set[int]) -> bool:
    return place < end and (place in soft or (text[place] == " " and place + 1 in soft))


def _restored(text: str, tokens: Sequence[Token], lost: Loss) -> Iterator[Annotation]:
    own = Loss(lost.words.alone(), lost.rates)
    doubtful = {word for word in {token.word for token in tokens} if lost.words.left(word)}
    for at, token in enumerate(tokens):
        if token.word not in doubtful:
            continue
        found = lost.repair(token.word)
        if found is None and own.repair(token.word) is not None and _among_own(tokens, at, lost.words):
            found = own.repair(token.word)
        if found is not None and _free(text, token):
            yield from _claims(token, found)


def _among_own(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether the words around are of the text's own language: `les` may be `files` in English."""
    around = [*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 5]]
    return sum(words.leans(token.word) for token in around) >= 2


def _claims(token: Token, found: Repair) -> Iterator[Annotation]:
    if len(token.parts) == 1:
        yield Annotation(token.parts[0], "corr", reads=found.word)
        return
    left, right = token.parts
    if found.at <= len(left) and found.at > 0:
        yield Annotation(left, "corr", reads=found.word[: len(left) + len(found.ligature)])
    else:
        at = len(left) if found.at else len(left) + len(found.ligature)
        part = right if found.at else left
        yield Annotation(part, "corr", reads=found.word[at:] if found.at else found.word[:at])


def _free(text: str, token: Token) -> bool:
    """Whether a short word stands free: beside an apostrophe, digit or point it may be part of something."""
    start, end = token.start, token.end
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if len(token.word) == 1:
        near = text[max(0, start - 3) : start - 1], text[end + 1 : end + 2]
        return (
            before == " "
            and after in " .,;:\r\n"
            and near[0].isalpha()
            and near[0].islower()
            and (after != " " or (near[1].isalpha() and near[1].islower()))
        )
    if len(token.word) > 3:
        return True
    if before.isdigit() or after.isdigit() or before in {"@", "/", "."} or after in {"@", "/"}:
        return False
    if OWNING.match(text, end):
        return before == " "
    return len(token.word) > 2 or not (before in {"'", "’", "-"} or after in {"'", "’", "-", ")"})


def _blanked(text: str, tokens: Sequence[Token], counts: Mapping[str, int], words: Words) -> Loss | None:
    """The loss of a text whose ligatures became blanks, or None if it shows no sign of that.

    Rare words only bear witness of it, and common ones that kept theirs.
    """
    lost: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    free = Loss(words, dict.fromkeys(LIGATURES, 1.0))
    for word, times in counts.items():
        there = INTACT.findall(word)
        if there and words.frequency(word) >= COMMON:
            for ligature in there:
                kept[ligature] += times
    for _, found in _pairs(text, tokens, free, rare=True):
        lost[found.ligature] += 1
    if lost.total() < 2:
        return None
    made = Loss(words, rates(lost, kept))
    return made if made else None


def _pairs(
    text: str, tokens: Sequence[Token], lost: Loss, *, rare: bool = False
) -> Iterator[tuple[Span, Repair]]:
    """The neighbours with a blank between that are one word with a ligature there, and its span.

    Two blanks are a blank and a ligature at the end of the one word or the beginning of the other. With
    `rare`, two rare words that make a common one.
    """
    words = lost.words
    rarely = (
        {word for word in {token.word for token in tokens} if words.frequency(word) <= RARE} if rare else ()
    )
    done = -1
    for one, two in pairwise(tokens):
        if rare and (one.word not in rarely or two.word not in rarely):
            continue
        blanks = two.start - one.end
        if not 0 < blanks <= 2 or one.gap is not None or two.gap is not None:
            continue
        if not any(map(words.left, (one.word + two.word,) if blanks == 1 else (one.word, two.word))):
            continue
        if text[one.end : two.start].strip(" ") or not (fit(one.word) and two.word.islower()):
            continue
        options = [option for option in _options(one, two, blanks) if option[0].start >= done]
        best = _best(one.word, two.word, options, blanks, lost)
        if best is not None and (not rare or words.frequency(best.word) >= COMMON):
            span = next(span for span, repair in options if repair is best)
            done = span.end
            yield span, best


def _options(one: Token, two: Token, blanks: int) -> Iterator[tuple[Span, Repair]]:
    for each in LIGATURES:
        if blanks == 1:
            yield Span(one.start, two.end), Repair(one.word + each + two.word, each, len(one.word))
        else:
            yield Span(one.start, one.end + 1), Repair(one.word + each, each, len(one.word))
            yield Span(two.start - 1, two.end), Repair(each + two.word, each, 0)


def _best(
    one: str, two: str, options: Sequence[tuple[Span, Repair]], blanks: int, lost: Loss
) -> Repair | None:
    """The restored word that is likelier, with the word it leaves, than the two words as they stand."""
    first, second = commonness(one, lost.words), commonness(two, lost.words)
    least = first * second * PAIR * SURE
    if blanks == 1:
        return choose(((repair, lost.weigh(repair)) for _, repair in options), max(least, RAREST))
    weighed = ((repair, lost.weigh(repair) * (second if repair.at else first)) for _, repair in options)
    return choose(weighed, least * TWO_BLANKS)


def _joined(text: str, tokens: Sequence[Token], lost: Loss) -> Iterator[Annotation]:
    for span, found in _pairs(text, tokens, lost):
        yield Annotation(span, "corr", reads=found.word)
    for token in tokens:
        if token.gap is not None:
            yield from _around_hyphen(text, token, lost)


def _around_hyphen(text: str, token: Token, lost: Loss) -> Iterator[Annotation]:
    """A word whose ligature stood beside the hyphen at a line end: a blank is left there."""
    left, right = token.parts
    before, after = text[left.end] == " ", text[right.start - 1] == " "
    if not (before or after):
        return
    one = left.of(text)
    options = [Repair(one + each + right.of(text), each, len(one)) for each in LIGATURES]
    found = choose(((option, lost.weigh(option)) for option in options), 0.0)
    if found is not None and before:
        yield Annotation(Span(left.start, left.end + 1), "corr", reads=one + found.ligature)
    elif found is not None:
        yield Annotation(Span(right.start - 1, right.end), "corr", reads=found.ligature + right.of(text))


def _known_by_their_signs(text: str, stream: Flow, words: Words) -> Iterator[Annotation]:
    """Words with a sign that is no letter, if one ligature in its place makes a word."""
    if not re.search(f"[{STRANGE}]", text):
        return
    for rows in stream.streams():
        for row in rows:
            for found in GARBLED.finditer(text, stream.lines[row].start, stream.lines[row].end):
                before, after = re.split(f"[{STRANGE}]", found.group(), maxsplit=1)
                options = (Repair(before + each + after, each, len(before)) for each in LIGATURES)
                best = choose(((option, words.frequency(option.word)) for option in options), 0.0)
                if best is not None and len(best.word) > 2:
                    yield Annotation(Span(found.start(), found.end()), "corr", reads=best.word)
