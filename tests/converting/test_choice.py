"""What a user chooses of the crafts: which are run, in what order, how, and why others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.converting.plan import Choice, Stage, equipped, plan, usual
from teikit.registry import UnknownCraftError, constant, names
from teikit.source import FileError
from teikit.workspace import Workspace


def stages(kind: str, choice: Choice, known: tuple[str, ...] = ()) -> dict[str, Stage]:
    return {stage.name: stage for stage in plan(kind, choice, known)}


def run(kind: str, choice: Choice, known: tuple[str, ...] = ()) -> set[str]:
    return {name for name, stage in stages(kind, choice, known).items() if not stage.off}


GROUPED = {name for name in names("taggers") if constant("taggers", name, "GROUP")}


def test_without_a_choice_all_are_run_that_belong_to_no_group() -> None:
    found = stages("taggers", Choice())
    assert run("taggers", Choice()) == set(names("taggers")) - GROUPED == usual("taggers")
    assert {"persons", "places", "dates"} <= usual("taggers")
    assert {
        name for name, stage in found.items() if stage.off.startswith("not asked for: --select ")
    } == GROUPED
    assert found["dates"] == Stage("taggers", "dates")
    assert found["dates"].on
    assert [bool(stage.off) for stage in found.values()] == sorted(
        bool(stage.off) for stage in found.values()
    )


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice(select=("dates",)), {"dates"}),
        (Choice(select=("taggers/dates", "persons")), {"dates", "persons"}),
        (Choice(select=("taggers",), ignore=("dates",)), usual("taggers") - {"dates"}),
        (Choice(ignore=("taggers",)), set()),
        (Choice(ignore=("taggers/dates",)), usual("taggers") - {"dates"}),
        (Choice(ignore=("layout/dates", "layout")), set(usual("taggers"))),
        (Choice(select=("layout",)), set(usual("taggers"))),
        (Choice(select=("spacy",)), {"spacy"}),
    ],
)
def test_words_mean_crafts_kinds_and_groups(choice: Choice, wanted: set[str]) -> None:
    assert run("taggers", choice) == wanted


def test_the_name_of_a_group_stands_for_its_members() -> None:
    for group in {constant("taggers", name, "GROUP") for name in GROUPED}:
        members = {name for name in GROUPED if constant("taggers", name, "GROUP") == group}
        assert run("taggers", Choice(select=(group,))) == members
        assert not run("taggers", Choice(select=("taggers", group), ignore=(group,))) & members


def test_why_a_craft_is_not_run_is_said() -> None:
    found = stages("taggers", Choice(select=("dates", "persons"), ignore=("persons",)))
    assert (found["persons"].off, found["places"].off, found["dates"].off) == ("ignored", "not selected", "")
    assert not found["persons"].on
    assert not Stage("taggers", "x", missing="pip install x").on


def test_what_the_reader_knows_is_not_laid_out() -> None:
    found = stages("layout", Choice(ignore=("spaces",)), ("notes", "spaces"))
    assert (found["notes"].off, found["spaces"].off) == ("the reader knows it", "ignored")
    assert not found["hyphens"].off
    assert run("layout", Choice(), ("layout",)) == set()
    assert run("taggers", Choice(), ("layout", "notes")) == usual("taggers")


def test_options_go_to_their_craft_and_the_order_may_be_changed() -> None:
    choice = Choice(options={"taggers/dates": {"x": 1}}, after={"dates": ("page-references",)}).having(
        "taggers/dates", y=2
    )
    found = stages("taggers", choice)
    assert found["dates"].options == {"x": 1, "y": 2}
    assert found["persons"].options == {}
    assert list(found).index("page-references") < list(found).index("dates")
    assert choice.having("taggers/persons", z=3).options["taggers/dates"] == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        (Choice(select=("date",)), "date"),
        (Choice(ignore=("taggers/notes",)), "taggers/notes"),
        (Choice(after={"datess": ()}), "datess"),
        (Choice(after={"dates": ("persons", "place")}), "place"),
    ],
)
def test_a_word_that_means_nothing_is_refused(choice: Choice, word: str) -> None:
    with pytest.raises(UnknownCraftError, match=word):
        choice.check()


def test_every_name_is_a_word_that_means_something() -> None:
    for kind in ("readers", "layout", "taggers"):
        Choice(select=(kind, *names(kind), *(f"{kind}/{name}" for name in names(kind)))).check()
    Choice(select=tuple(str(constant("taggers", name, "GROUP")) for name in GROUPED)).check()


def test_a_model_is_read_where_one_is_named(tmp_path: Path) -> None:
    assert equipped(Choice(), Workspace()) == Choice()
    for choice, model in ((Choice(model=str(tmp_path / "none")), None), (Choice(), tmp_path / "none")):
        with pytest.raises(FileError, match="no such file"):
            equipped(choice, Workspace(), model)
