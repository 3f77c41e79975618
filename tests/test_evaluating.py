"""teikit evaluate counts what is right, missed and wrong in texts that people tagged."""

from __future__ import annotations

import json
from pathlib import Path

from teikit.evaluating.gold import Gold, Tag, read
from teikit.evaluating.scores import Counts, errors, interval, judge, total
from teikit.source import Source
from teikit.text import Span
from tests.conftest import Teikit

TEXT = "On 2 April 1921 Otto von Bismarck left Berlin for Paris. Berlin mourned."


def at(words: str, start: int = 0) -> Span:
    place = TEXT.index(words, start)
    return Span(place, place + len(words))


def record(*spans: list[object], group: str = "g") -> str:
    return json.dumps({"id": "a", "group": group, "lang": "en", "text": TEXT, "spans": spans})


def span(words: str, kind: str, *rest: object) -> list[object]:
    place = at(words)
    return [place.start, place.end, kind, *rest]


def gold(*spans: list[object]) -> Gold:
    return next(iter(read(Source("a.jsonl", record(*spans).encode()))))


def test_counts_of_a_text() -> None:
    text = gold(span("Otto von Bismarck", "PER"), span("Berlin", "LOC"), span("Paris", "LOC"))
    made = [
        Tag(at("von Bismarck"), "persName"),
        Tag(at("Berlin"), "placeName"),
        Tag(at("Berlin", at("Berlin").end), "placeName"),
    ]
    ((_, counts),) = judge([(text, made)])
    assert counts["persName"] == Counts(gold=1, made=1, exact=0, found=1, apt=1)
    assert counts["placeName"] == Counts(gold=2, made=2, exact=1, found=1, apt=1, free=1)
    assert counts["placeName"].score("exact") == (0.5, 0.5, 0.5)
    assert counts["placeName"].score("tolerant")[0] == 1.0
    shown = [(what, tag.span.of(TEXT)) for what, tag in errors(text, made)]
    assert shown == [("missed", "Paris"), ("wrong", "Berlin")]


def test_the_form_of_a_date_is_judged() -> None:
    text = gold(span("2 April 1921", "DATE", {"when": "1921-04-02"}))
    right = Tag(at("2 April 1921"), "date", (("when", "1921-04-02"),))
    wrong = Tag(at("2 April 1921"), "date", (("when", "1921-02-04"),))
    for made, expected in ((right, 1), (wrong, 0)):
        ((_, counts),) = judge([(text, [made])])
        assert (counts["date"].formed, counts["date"].right) == (1, expected)


def test_the_interval_is_narrow_where_all_documents_are_alike() -> None:
    alike = [Counts(4, 4, 2, 2, 2)] * 5
    assert interval(alike, "exact") == (0.5, 0.5)
    assert total(alike).gold == 20
    low, high = interval([Counts(4, 4, 4, 4, 4), Counts(4, 4, 0, 0, 0)] * 3, "exact")
    assert low < 0.5 < high


def test_records_and_editions_are_judged_by_the_command(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(span("Berlin", "LOC"), span("Paris", "LOC")), "utf-8")
    (tmp_path / "b.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body><p>She left '
        "<placeName>Vienna</placeName> with <persName>Otto von Bismarck</persName>.</p></body></text></TEI>",
        "utf-8",
    )
    done = teikit("evaluate", "--errors", tmp_path / "a.jsonl", tmp_path / "b.xml")
    assert done.code == 0
    rows = [line.split()[:3] for line in done.text.splitlines()]
    assert ["placeName", "all", "3"] in rows
    assert ["persName", "all", "2"] not in rows
    assert "wrong" in done.text


def test_what_is_no_record_is_said_with_its_line(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record() + "\n{}\n", "utf-8")
    done = teikit("evaluate", tmp_path / "a.jsonl")
    assert done.code == 1
    assert "a.jsonl:2" in done.err
