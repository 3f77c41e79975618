"""Editions differ: each switch of the taggers does what docs/names.md says, by the examples there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import Teikit

from teikit.converting.plan import Choice
from teikit.taggers import citations, nominals, organisations, peoples, persons, places
from teikit.tagging.words import tagged
from teikit.text import Annotation, Block, Document, Piece, Reading, Span, compose

CRAFTS = {
    "persons": persons,
    "places": places,
    "organisations": organisations,
    "peoples": peoples,
    "nominals": nominals,
}
PAGE = Path(__file__).parents[2] / "docs" / "names.md"
ROW = re.compile(
    r"\| `(?P<craft>\w+)`(?: `(?P<option>[\w-]+) = (?P<value>\w+)`)? \| (?P<text>.+?) \| (?P<made>.+?) \|"
    r"(?: (?P<otherwise>.+?) \|)?"
)
"""A row of the tables: the switch, an example, what is tagged with it, and what without."""


NOTE = "Note: "
"""What an example begins with that stands in a note, where works are cited."""


def reading(text: str, *claims: Annotation, block: str = "p") -> Reading:
    whole = Span(0, len(text))
    return compose(text, [Piece(0, whole, True)], [Block(whole, block)], Document(text, claims=claims))


def names(craft: str, text: str, **options: bool) -> list[str]:
    if text.startswith(NOTE):
        text = text.removeprefix(NOTE)
        note = reading(text, block="note")
        cited = replace(note, claims=tuple(citations.tag(note)))
        return [claim.span.of(text) for claim in CRAFTS[craft].tag(cited, **options)]
    return [claim.span.of(text) for claim in CRAFTS[craft].tag(reading(text), **options)]


def rows() -> list[re.Match[str]]:
    return [found for line in PAGE.read_text("utf-8").splitlines() if (found := ROW.match(line))]


def listed(cell: str) -> list[str]:
    return [] if cell == "nothing" else cell.split("; ")


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['craft']} {row['option'] or ''}")
def test_the_examples_of_the_manual(row: re.Match[str]) -> None:
    if row["option"]:
        options = {row["option"].replace("-", "_"): row["value"] == "true"}
        assert names(row["craft"], row["text"], **options) == listed(row["made"])
        assert names(row["craft"], row["text"]) == listed(row["otherwise"])
    else:
        assert names(row["craft"], row["text"]) == listed(row["made"])


def test_every_switch_has_an_example() -> None:
    from teikit.registry import craft

    known = {(name, option) for name in ("persons", "places") for option in craft("taggers", name).options}
    assert {(row["craft"], row["option"]) for row in rows() if row["option"]} == known
    assert {row["craft"] for row in rows() if not row["option"]} == {"organisations", "peoples", "nominals"}


def test_a_title_of_a_work_is_what_the_layout_claims() -> None:
    text = "He had read The Downfall of Napoleon there, and so had Mary Stone."
    start = text.index("The Downfall")
    made = reading(text, Annotation(Span(start, start + len("The Downfall of Napoleon")), "title"))
    assert [claim.span.of(text) for claim in persons.tag(made, works=False)] == ["Mary Stone"]


def test_switches_of_the_configuration_hold_for_convert_and_tag(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "teikit.toml").write_text(
        '[convert]\nselect = ["taggers", "organisations"]\n[taggers.persons]\ntitles = true\n'
    )
    (tmp_path / "a.txt").write_text("In 1921 Dr. Spiridon Kedia wrote to the University of Berlin.\n")
    assert teikit("convert", "a.txt").code == 0
    written = (tmp_path / "a.xml").read_text()
    assert ">Dr. Spiridon Kedia</persName>" in written
    assert 'ref="#org-university-of-berlin">University of Berlin</orgName>' in written
    assert "<listOrg>" in written
    assert ">Berlin</placeName>" not in written
    assert teikit("validate", "a.xml").code == 0
    text = "Dr. Spiridon Kedia wrote to the University of Berlin."
    choice = Choice(("taggers", "organisations"), options={"taggers/persons": {"titles": True}})
    made = tagged(text, [Block(Span(0, len(text)), "p")], "en", choice)
    assert [(claim.element, claim.span.of(text)) for claim in made] == [
        ("persName", "Dr. Spiridon Kedia"),
        ("orgName", "University of Berlin"),
    ]
