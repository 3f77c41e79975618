"""Laws 1, 3 and 4 on generated pages: made like those of a book, and then damaged at random."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from teikit.api import export
from teikit.checking.check import validate
from teikit.checking.rulebook import Settings
from teikit.converting import pipeline
from teikit.converting.choices import PLACES, Where
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.text.source_text import source_text

WORDS = (
    "the war of Georgia Stalin Spiridon Kedia Tiflis Paris in on by 1921 July 2 April 1914-1918 Russo- "
    "Georgian ghting ag rmly oce republic government “traitor” (see p. 100) von der Mittelmächte le 15 "
    "novembre 1920 Mr. Smith wrote to Dr. Anna Meyer, who lived at Königsberg. & < > ﬁeld co-operation 12 "
    "* † [3] ibid., vol. 2 "
).split()
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def lines(draw: st.DrawFn, note: int) -> list[str]:
    """Lines of running text, some broken in a word, one with the marker of a note."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
        made.append(" ".join(words) + draw(st.sampled_from(["", "", "-", ".", " "])))
    if note:
        at = draw(st.integers(0, len(made) - 1))
        marker = draw(st.sampled_from([str(note).translate(SUPERSCRIPT), str(note), f"[{note}]", "*"]))
        made[at] = made[at].rstrip("-") + marker + draw(st.sampled_from(["", " and", "Then"]))
    return made


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Some pages of a book, as a PDF gives them."""
    first = draw(st.integers(1, 300))
    text = []
    for number in range(first, first + draw(st.integers(1, 3))):
        head = draw(
            st.sampled_from(["", f"{number} The Title", f"The Title Ë {number}", f"Title | {number}"])
        )
        note = number - first + 1 if draw(st.booleans()) else 0
        foot = [f"{note} See {draw(st.sampled_from(WORDS))}, vol. 2."] if note else []
        page = [head, *draw(lines(note)), *foot] if head else [*draw(lines(note)), *foot]
        text.append("\n".join(page))
    whole = draw(st.sampled_from(["\n", "\n\f", "\f", "\n\n"])).join(text)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(whole)))
        whole = (
            whole[:at]
            + draw(st.sampled_from(["\n", "  ", "-\n", "\f", "¹", "\t", "\u00ad", "\x03", "\x0b"]))
            + whole[at:]
        )
    return whole.replace("\n", draw(LINE_ENDS)) + draw(st.sampled_from(["", "\n"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_a_page_comes_back_and_its_tei_has_no_finding(text: str) -> None:
    converted = pipeline.convert(Source("page.txt", text.encode()))
    assert source_text(parse(Source("page.xml", converted.data)).root) == text
    assert not _faults(converted.data)


def _faults(data: bytes) -> list[str]:
    """What validate finds, apart from what tells a person of a marker without a note, or the reverse, or of a
    work that nobody has cited before.
    """
    told = {"unanswered-note-reference", "orphan-note", "unresolved-citation"}
    found = validate(Source("page.xml", data), Settings(), Schemas())
    return [each.rule for each in found if each.rule not in told]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages(), st.sampled_from(PLACES))
@example("the¹\n1 See the, vol. 2.\n2\nthe³\n3 See the, vol. 2.", "end")
def test_notes_keep_every_character_wherever_they_stand(text: str, notes: Where) -> None:
    converted = pipeline.convert(Source("page.txt", text.encode()), pipeline.Settings(notes=notes))
    assert source_text(parse(Source("page.xml", converted.data)).root) == text
    assert not _faults(converted.data)
    assert all(each.reason for each in converted.dropped)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages(), st.sampled_from(PLACES))
def test_where_lines_are_dropped_every_word_is_there_and_stands_apart(text: str, notes: Where) -> None:
    page = Source("page.txt", text.encode())
    kept = pipeline.convert(page, pipeline.Settings(notes=notes)).data
    dropped = pipeline.convert(page, pipeline.Settings(notes=notes, lines="drop")).data
    assert b"<lb" not in dropped
    assert _letters(source_text(parse(Source("page.xml", dropped)).root)) == _letters(text)
    assert _read(dropped) == _read(kept)
    assert not _faults(dropped)


def _letters(text: str) -> str:
    return "".join(character for character in text if character not in "-\f" and not character.isspace())


def _read(data: bytes) -> list[bytes]:
    """The words that a person reads."""
    return export(data, "text").data.split()
