"""Which crafts a conversion runs, in what order, and what is said where one of them fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import PAGE, Teikit
from tests.plugins import Install, install

__all__ = ["install"]

TAGGER = """from teikit.text import Annotation, Span


def tag(reading):
    {}
"""
LAYOUT = """from teikit.text import Annotation, Span


def claim(document):
    {}
"""


@pytest.fixture(autouse=True)
def page(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")


def steps(teikit: Teikit) -> dict[str, str]:
    """The steps of convert in the order that `teikit config` gives, each with whether it is run."""
    lines = teikit("config").text.partition("# convert, step by step:\n")[2].splitlines()
    found = (line[1:].split(None, 1) for line in lines if line.startswith(("#   layout craft", "#   tagger")))
    return {
        name: how.removeprefix("(our-crafts 1.2)").lstrip()
        for _, rest in found
        for name, how in [rest.removeprefix("craft").split(None, 1)]
    }


def test_config_lists_the_steps_in_their_order(teikit: Teikit) -> None:
    found = list(steps(teikit))
    assert found.index("running-heads") < found.index("notes") < found.index("hyphens")
    assert found.index("ligatures") < found.index("spaces")
    assert found.index("dates") < min(found.index("persons"), found.index("places"))


def test_a_craft_is_left_out_and_config_says_why(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "teikit.toml").write_text('[convert]\nignore = ["persons", "layout/spaces"]', "utf-8")
    off = {name: how for name, how in steps(teikit).items() if how.startswith("off")}
    assert {name: how for name, how in off.items() if "not asked for" not in how} == {
        "spaces": "off (ignored)",
        "persons": "off (ignored)",
    }
    made = teikit("convert", "page.txt", "-o", "-").text
    assert "<placeName" in made
    assert "<persName" not in made


def test_select_speaks_of_its_kind_only(teikit: Teikit) -> None:
    made = teikit("convert", "page.txt", "-o", "-", "--select", "dates").text
    assert "<date" in made
    assert "<persName" not in made
    assert "<note" in made
    bare = teikit("convert", "page.txt", "-o", "-", "--ignore", "layout", "--ignore", "taggers").text
    assert "<note" not in bare
    assert "<date" not in bare


def test_a_word_that_names_no_craft_is_refused(teikit: Teikit, tmp_path: Path) -> None:
    done = teikit("convert", "page.txt", "--ignore", "person")
    assert done.code == 2
    assert 'did you mean "persons"?' in done.err
    (tmp_path / "teikit.toml").write_text('[convert]\nselect = ["person"]', "utf-8")
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert 'did you mean "persons"?' in done.err


def test_the_configuration_orders_crafts(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "teikit.toml").write_text('[convert.after]\ndates = ["page-references"]', "utf-8")
    found = list(steps(teikit))
    assert found.index("page-references") < found.index("dates")


def test_crafts_that_wait_for_each_other_are_named(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "teikit.toml").write_text('[convert.after]\ndates = ["persons"]', "utf-8")
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert "no order is left in which AFTER holds for dates, persons;" in done.err
    assert done.err.count("\n") == 1


def test_a_tagger_of_another_package_takes_the_place_of_ours(teikit: Teikit, install: Install) -> None:
    claim = 'yield Annotation(Span(0, 3), "persName", {"cert": "low"})'
    install({"taggers/persons": TAGGER.format(claim)})
    assert "persons (our-crafts 1.2)" in teikit("config").text
    made = teikit("convert", "page.txt", "-o", "-").text
    assert ">Whe</persName>" in made
    assert ">Zhordania</persName>" not in made


def test_a_craft_with_after_comes_after_it_and_others_come_last(teikit: Teikit, install: Install) -> None:
    install(
        {
            "layout/first": 'AFTER = ("running-heads",)\n' + LAYOUT.format("return ()"),
            "layout/aside": LAYOUT.format("return ()"),
        }
    )
    found = list(steps(teikit))
    assert found.index("first") > found.index("running-heads")
    assert found.index("aside") > found.index("spaces")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("yield Annotation(Span(5, 5), 'seg')", 'the tagger "bad" claims nothing: the span at 5 is empty'),
        (
            "yield Annotation(Span(5, 50000), 'seg')",
            'the tagger "bad" claims 5 to 50000, but the text ends at',
        ),
        ("yield Annotation(Span(5, 8), 'a b')", 'the tagger "bad" claims "a b", which is no name in TEI'),
        ("yield Annotation(Span(5, 8), 'seg', {'n': 3})", "claims an attribute that is int, not a string"),
        ("yield Annotation(Span(5, 8), 'seg', {'n': '\\x03'})", "claims the character U+0003"),
        ("yield 7", 'the tagger "bad" yields int, not Annotation'),
        ("yield reading.nothing", 'the tagger "bad" failed with AttributeError'),
        ("return None", 'the tagger "bad" failed with TypeError'),
        (
            "return 1 / 0",
            'the tagger "bad" failed with ZeroDivisionError: division by zero (our_taggers_bad.py:5)',
        ),
    ],
)
def test_a_tagger_that_fails_is_one_line_that_names_it(
    teikit: Teikit, install: Install, code: str, said: str
) -> None:
    install({"taggers/bad": TAGGER.format(code)})
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert "--ignore bad" in done.err
    assert teikit("convert", "page.txt", "--ignore", "bad").code == 0


def test_a_layout_craft_that_fails_is_one_line_that_names_it(teikit: Teikit, install: Install) -> None:
    install({"layout/bad": LAYOUT.format("raise ValueError('no\\nidea')")})
    done = teikit("convert", "page.txt")
    assert 'page.txt: the layout craft "bad" failed with ValueError: no idea' in done.err
    assert done.err.count("\n") == 1


def test_a_craft_that_cannot_be_loaded_is_one_line(teikit: Teikit, install: Install) -> None:
    install({"taggers/bad": "import nothing_of_that_name"})
    done = teikit("convert", "page.txt")
    assert done.code == 2
    assert 'the tagger "bad" cannot be loaded, ModuleNotFoundError' in done.err
    assert "our-crafts 1.2 is at fault" in done.err
    assert done.err.count("\n") == 1


def test_what_is_not_installed_is_said_with_its_remedy(teikit: Teikit, install: Install) -> None:
    code = 'NEEDS = {"nothing_of_that_name": "our-crafts[names]"}\n' + TAGGER.format(
        "import nothing_of_that_name"
    )
    install({"taggers/more-names": code})
    assert steps(teikit)["more-names"] == "not installed: pip install 'our-crafts[names]'"
    assert teikit("convert", "page.txt").code == 0


def test_a_craft_of_a_group_is_run_where_it_is_asked_for(teikit: Teikit, install: Install) -> None:
    code = TAGGER.format('yield Annotation(Span(0, 4), "seg")')
    install({"taggers/more": f'GROUP = "extra"\n{code}'})
    assert steps(teikit)["more"] == "off (not asked for: --select extra)"
    assert "<seg" not in teikit("convert", "page.txt", "-o", "-").text
    made = teikit("convert", "page.txt", "-o", "-", "--select", "taggers", "--select", "extra").text
    assert "<seg" in made
    assert "<date" in made


def test_a_fact_of_a_reading_is_worked_out_anew_where_a_tagger_claimed_more(
    teikit: Teikit, install: Install
) -> None:
    fact = (
        "from teikit.facts import fact\n\n\n@fact\ndef many(reading):\n    return len(reading.claims)\n\n\n"
    )
    first = TAGGER.format('yield Annotation(Span(0, 4), "seg", {"n": f"first-{many(reading)}"})')
    second = TAGGER.format('yield Annotation(Span(5, 8), "seg", {"n": f"second-{many(reading)}"})')
    install(
        {
            "taggers/first": fact + first,
            "taggers/second": 'AFTER = ("first",)\nfrom our_taggers_first import many\n' + second,
        }
    )
    made = teikit("convert", "page.txt", "-o", "-", "--select", "first", "--select", "second").text
    assert 'n="first-0"' in made
    assert 'n="second-1"' in made
