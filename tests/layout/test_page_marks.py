"""Pages that a text says within its lines."""

from __future__ import annotations

import pytest

from teikit.tei.text.reading import read_through

from .laid_out import laid_out

WORDS = (
    "The carrier had promised bread, but nobody in Ripley {} had seen him since the frost.",
    "She wrote to the bailiff about the mill and the {} three meadows that lay beside it.",
    "No answer came that month, and the horses were {} sold at Skipton for what they would bring.",
    "When the thaw began, the water stood as high as {} the lower windows of the church.",
)


LONGER = "The mole was crowded, and from the town they saw the boats come in, one behind the other. " * 5


def told(form: str, numbers: list[str]) -> str:
    """Four pages; what follows each of them fills it."""
    return "\n\n".join(
        f"{words.format(form.format(number))} {LONGER}" for words, number in zip(WORDS, numbers, strict=True)
    )


@pytest.mark.parametrize(
    "form", ["[Page {}]", "[Pg {}]", "[p. {}]", "[S. {}]", "{{{}}}", "{{p. {}}}", "|{}|", "||{}||", "<p. {}>"]
)
def test_a_page_may_begin_within_a_line(form: str) -> None:
    made = laid_out(told(form, ["88", "89", "90", "91"]))
    assert [each.attributes["n"] for each in made.claimed("pb")] == ["88", "89", "90", "91"]
    assert [each.span.of(made.text) for each in made.claimed("fw")][:2] == [form.format(88), form.format(89)]
    assert "Ripley had seen" in " ".join(read_through(made).text.split())
    assert len(made.claimed("p")) == 4


@pytest.mark.parametrize("form", ["[Page {}]", "{{{}}}"])
def test_some_of_the_pages_may_stand_alone_on_a_line(form: str) -> None:
    text = told(form, ["xi", "xii", "xiii", "xiv"]).replace(
        f" {form.format('xii')} ", f"\n{form.format('xii')}\n"
    )
    made = laid_out(text)
    assert [each.attributes["n"] for each in made.claimed("pb")] == ["xi", "xii", "xiii", "xiv"]
    assert len(made.claimed("p")) == 4


def test_leaves_have_two_sides_or_one() -> None:
    for sides in (["7r", "7v", "8r", "8v"], ["7r", "8r", "9r", "10r"]):
        made = laid_out(told("[fol. {}]", sides))
        assert [each.attributes["n"] for each in made.claimed("pb")] == sides


def test_a_page_may_begin_within_a_word() -> None:
    made = laid_out(told("[Pg {}]", ["1", "2", "3", "4"]).replace("the [Pg 2] three", "mead[Pg 2]ow"))
    assert [each.attributes.get("break") for each in made.claimed("pb")] == [None, "no", None, None]
    assert "meadow meadows" in read_through(made).text


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("[p. {}]", ["12", "40", "7", "31"]),
        ("{{{}}}", ["3", "3", "9", "1"]),
        ("(p. {})", ["88", "89", "90", "91"]),
        ("[{}]", ["1871", "1872", "1873", "1874"]),
    ],
)
def test_pages_that_are_cited_begin_none(form: str, numbers: list[str]) -> None:
    assert not laid_out(told(form, numbers)).claimed("pb")


@pytest.mark.parametrize("form", ["{{{}}}", "|{}|", "||{}||"])
def test_numbers_of_notes_begin_no_page(form: str) -> None:
    marked = " ".join(f"Nobody had seen him since the frost.{form.format(at)}" for at in range(1, 5))
    notes = "\n".join(f"{form.format(at)} A letter to the bailiff." for at in range(1, 5))
    assert not laid_out(marked).claimed("pb")
    assert not laid_out(f"{told(form, ['1', '2', '3', '4'])}\n\n{notes}").claimed("pb")
