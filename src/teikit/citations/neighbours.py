"""What words are by those beside them: authors joined by strokes, the rest of a title, `hereafter FRUS`.

The labels of single words miss what a reader sees at once from both sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from teikit.citations.cues import joining, little, said, says
from teikit.citations.features import CAPITAL, INITIAL, UPPER, shape
from teikit.citations.fields import TITLES, Field
from teikit.citations.words import Word
from teikit.language import Citing

COMMENT = (Field.OUTSIDE,) * 3
UNSAID = frozenset({Field.OTHER, Field.OUTSIDE})
COUNTED = frozenset({Field.CITED, Field.PAGES})
SHORT = 4
"""The letters of the longest abbreviation."""
STROKES = frozenset("/")
ONWARD = frozenset("f ff sq sqq ss".split())


def by_neighbours(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of the words of a note, where those beside them say otherwise."""
    made = list(fields)
    for at, around in enumerate(
        zip([Field.OUTSIDE, *fields], fields, [*fields[1:], Field.OUTSIDE], strict=False)
    ):
        if around == COMMENT:
            continue
        _stop(row, made, at)
        _number_before_name(row, made, at)
        _same_as_before(row, made, at)
        _cited_before(row, made, at)
        _of_reference(row, made, at)
        _joined_by_stroke(row, made, at)
        _led_by_and(row, made, at)
        _rest_of_name(row, made, at)
        _inside_brackets(row, made, at)
        _onward(row, made, at)
        _named_before_year(row, made, at)
        _quoted_behind_title(row, made, at)
        _rest_of_title(row, made, at)
        _introduced(row, made, at)
    if Field.PLACE in made:
        _places(row, made)
    return made


def _is_name(row: Sequence[Word], at: int) -> bool:
    return 0 <= at < len(row) and shape(row[at].text) in (CAPITAL, UPPER)


def _stop(row: Sequence[Word], made: list[Field], at: int) -> None:
    """The full stop of an abbreviation goes with it, that of a word with nothing."""
    if row[at].text != "." or not 0 < at < len(row) - 1 or not row[at].glued:
        return
    before, after = made[at - 1], made[at + 1]
    if after is Field.AUTHOR and before in COUNTED and shape(row[at - 1].text) is INITIAL:
        made[at - 1 : at + 1] = [after] * 2
    elif made[at] is after and before is not after and after not in UNSAID and before not in UNSAID:
        made[at] = before if len(row[at - 1].text) <= SHORT else Field.OTHER


def _number_before_name(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`p. 24 B. Reed`: a number before a name is none of it."""
    if made[at] is not Field.AUTHOR or not row[at].text.isdigit() or (at and made[at - 1] is Field.AUTHOR):
        return
    before = row[at - 1 - (row[at - 1].text == ".")] if at > 1 else row[at]
    made[at] = Field.CITED if says(before.text, Citing.PAGE) else Field.OTHER


def _same_as_before(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Stone, id.`: what says that the work was cited before is no part of the name before it."""
    if made[at] is not Field.AUTHOR or not says(row[at].text, Citing.SAME, Citing.SAME_AUTHOR):
        return
    if at > 1 and row[at - 1].text == "," and made[at - 2] is Field.AUTHOR and row[at].text[0].islower():
        made[at - 1] = Field.OTHER
        made[at] = Field.BEFORE
        if at + 1 < len(row) and row[at + 1].text == "." and made[at + 1] is Field.AUTHOR:
            made[at + 1] = Field.BEFORE


def _cited_before(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Stone, Galleys, cit., 17`: between commas that says that the work was cited before."""
    if made[at] is Field.OTHER and at and row[at - 1].text == "," and says(row[at].text, Citing.CITED):
        end = at + 1 + (at + 1 < len(row) and row[at + 1].text == ".")
        made[at:end] = [Field.BEFORE] * (end - at)


def _of_reference(row: Sequence[Word], made: list[Field], at: int) -> None:
    """The stop of `op. cit.,` and the `ch.` of `ch. 3` are parts of what they stand beside."""
    if made[at] is not Field.OTHER or not 0 < at < len(row) - 1:
        return
    if row[at].text == "." and made[at - 1] is Field.BEFORE and row[at + 1].text in ",)(":
        made[at] = Field.BEFORE
    stop = row[at + 1].text == "." and made[at + 1] is Field.OTHER
    after = at + 1 + stop
    counted = after < len(row) and made[after] is Field.CITED and row[after].text.isdigit()
    if counted and says(row[at].text, Citing.SECTION, Citing.PAGE, Citing.FOLIO, Citing.COLUMN):
        made[at:after] = [Field.CITED] * (after - at)


def _joined_by_stroke(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Stone/Reed`: of two names with a stroke between them both are authors, if one is."""
    if row[at].text not in STROKES or not (_is_name(row, at - 1) and _is_name(row, at + 1)):
        return
    before, after = made[at - 1], made[at + 1]
    listed = at > 2 and row[at - 2].text == "," and made[at - 3] is Field.AUTHOR
    if Field.AUTHOR not in (before, after) or before is after or listed:
        return
    made[at - 1 : at + 2] = [Field.AUTHOR, Field.OTHER, Field.AUTHOR]
    if after in TITLES and at + 2 < len(row) and says(row[at + 2].text, Citing.IN):
        made[at + 2] = Field.OTHER


def _led_by_and(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`vgl. Stone und Reed 1980`: a lone name before `and` and an author is one, too."""
    joined = row[at].text in joining() and _is_name(row, at - 1) and at + 1 < len(row)
    if not joined or made[at - 1] not in UNSAID or made[at + 1] is not Field.AUTHOR:
        return
    led = at < 2 or row[at - 2].text in ".:;(" or says(row[at - 2].text, Citing.SEE)
    if led and not (at > 1 and _is_name(row, at - 2)):
        made[at - 1 : at + 1] = [Field.AUTHOR, Field.OTHER]


def _rest_of_name(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Louisa Van Velsor Whitman`: a name goes on as long as nothing stands between its words."""
    bare = made[at] is Field.OTHER and _is_name(row, at) and not row[at].quoted and not row[at].glued
    if bare and at and made[at - 1] is Field.AUTHOR and row[at - 1].text.isalpha() and not said(row[at].text):
        made[at] = Field.AUTHOR


def _inside_brackets(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Ships (1955; rev. ed. 1967)`: a semicolon in the brackets of a work does not end it."""
    if row[at].text != ";" or not row[at].depth or made[at] is not Field.OUTSIDE or at + 1 == len(row):
        return
    opened = next((n for n in range(at, 0, -1) if row[n].depth < row[at].depth), 0)
    if opened and Field.OUTSIDE not in (made[opened - 1], made[opened], made[at - 1], made[at + 1]):
        made[at] = Field.OTHER


def _onward(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`ff.` behind a page goes on with it."""
    if at and row[at].text in ONWARD and made[at - 1] in COUNTED and row[at - 1].text.isdigit():
        made[at] = made[at - 1]


def _named_before_year(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`S. 35 Stone Reed 1980`: names between a page and a year are those of another work."""
    if made[at] not in UNSAID or not _is_name(row, at) or not at or made[at - 1] in UNSAID - {Field.OTHER}:
        return
    before = at - 1 - (row[at - 1].text == ".")
    if made[before] not in COUNTED or row[at - 1].text == "," or row[at].quoted:
        return
    end = at
    while end < len(row) and made[end] in UNSAID and (_is_name(row, end) or row[end].text in STROKES):
        end += 1
    if end < len(row) and made[end] is Field.DATE and shape(row[end].text) == "year":
        for name in range(at, end):
            made[name] = Field.OTHER if row[name].text in STROKES else Field.AUTHOR


def _quoted_behind_title(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Report ‘On Ships’`: words in quotation marks right behind those of a title are the rest of it."""
    if not row[at].quoted or made[at] is not Field.OTHER:
        return
    before = at - 1 - (not row[at - 1].quoted)
    if before >= 0 and made[before] in TITLES and (row[before].quoted or row[at - 1].text != ","):
        closed = at + 1 < len(row) and not row[at + 1].quoted and made[at + 1] is Field.OTHER
        made[before + 1 : at + 1 + closed] = [made[before]] * (at - before + closed)


def _rest_of_title(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Fachserie 10`: a word that says nothing else goes on with the title right before it."""
    bare = made[at] is Field.OTHER and row[at].text[0].isalnum() and not row[at].depth
    if bare and at and made[at - 1] in TITLES and not said(row[at].text) and row[at].text not in joining():
        made[at] = made[at - 1]


def _introduced(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`(hereafter FRUS)` says nothing of the work but how it will be cited."""
    if not says(row[at].text, Citing.HEREAFTER) or made[at] is Field.OUTSIDE or not row[at].depth:
        return
    end = next((n for n in range(at, len(row)) if row[n].depth < row[at].depth), len(row))
    made[at:end] = [Field.OTHER] * (end - at)


def _places(row: Sequence[Word], made: list[Field]) -> None:
    """A place has no words of sentences in it: `Veröffentlichung voraussichtlich` is none."""
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and made[end] is Field.PLACE:
            end += 1
        words = [word for word in row[start:end] if word.text[0].isalpha() and len(word.text) > 1]
        if any(word.text[0].islower() and word.text not in little() for word in words):
            made[start:end] = [Field.OTHER] * (end - start)
        start = max(end, start + 1)
