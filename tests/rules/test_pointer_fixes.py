"""What --fix and --unsafe-fixes make of pointers and identifiers, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Teikit

RULES = ("dangling-pointer", "bare-word-pointer", "invalid-id", "duplicate-id")
REGISTER = '<listPerson><person xml:id="Ada"/><person xml:id="grace-2"/><place xml:id="adda"/></listPerson>'


@pytest.fixture(autouse=True)
def _folder(teikit: Teikit) -> None:
    """Every test runs in a folder of its own."""


def mended(teikit: Teikit, body: str, *how: str) -> str:
    """What becomes of a body of TEI."""
    Path("1.xml").write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>', "utf-8")
    select = [word for rule in RULES for word in ("--select", rule)]
    teikit("validate", "1.xml", *select, *how)
    return Path("1.xml").read_text("utf-8").partition('1.0">')[2].removesuffix("</TEI>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<persName ref="#ada"/>', '<persName ref="#Ada"/>'),
        ("<persName ref='#Grace_02'/>", "<persName ref='#grace-2'/>"),
        ('<persName ref="# Ada"/>', '<persName ref="#Ada"/>'),
        ('<persName ref="#ada\n  #nobody  #ada"/>', '<persName ref="#Ada\n  #nobody  #Ada"/>'),
        ('<persName ref="grace-2"/>', '<persName ref="#grace-2"/>'),
        ('<persName ref="#grace-3"/>', '<persName ref="#grace-3"/>'),
        ('<persName ref="#grce-2"/>', '<persName ref="#grce-2"/>'),
        ('<persName ref="&#35;ada"/>', '<persName ref="&#35;ada"/>'),
    ],
)
def test_case_signs_and_blanks_are_mended_safely(teikit: Teikit, before: str, after: str) -> None:
    assert mended(teikit, REGISTER + before, "--fix") == REGISTER + after


def test_one_letter_is_mended_where_one_candidate_is_left(teikit: Teikit) -> None:
    body = REGISTER + '<persName ref="#grce-2 #Adaa"/>'
    assert mended(teikit, body, "--unsafe-fixes") == REGISTER + '<persName ref="#grace-2 #Ada"/>'


def test_two_candidates_are_named_and_not_chosen_from(teikit: Teikit) -> None:
    body = '<p xml:id="one-a"/><p xml:id="one-b"/><ref target="#one-c"/>'
    assert mended(teikit, body, "--unsafe-fixes") == body
    assert 'did you mean "#one-a" or "#one-b"?' in teikit("validate", "1.xml", "--select", RULES[0]).text


def test_an_id_that_is_no_name_is_mended_with_all_its_pointers(teikit: Teikit) -> None:
    body = '<p xml:id="7a"/><ref target="#7a #b #7a"/><note corresp="#7a" xml:id="b"/>'
    after = '<p xml:id="x-7a"/><ref target="#x-7a #b #x-7a"/><note corresp="#x-7a" xml:id="b"/>'
    assert mended(teikit, body, "--unsafe-fixes") == after


def test_an_id_that_is_no_name_stays_where_a_pointer_at_it_cannot_be_changed(teikit: Teikit) -> None:
    body = '<p xml:id="7a"/><ref target="#7a"/><ref target="&#35;7a"/>'
    assert mended(teikit, body, "--unsafe-fixes") == body


def test_a_second_bearer_of_an_id_is_renamed_if_nothing_points_at_it(teikit: Teikit) -> None:
    body = '<p xml:id="a"/><p xml:id="a"/><p xml:id="a-2"/>'
    assert mended(teikit, body, "--unsafe-fixes") == '<p xml:id="a"/><p xml:id="a-3"/><p xml:id="a-2"/>'
    pointed = '<p xml:id="a"/><p xml:id="a"/><ref target="#a"/>'
    assert mended(teikit, pointed, "--unsafe-fixes") == pointed
