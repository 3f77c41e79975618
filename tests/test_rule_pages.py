"""docs/rules says what the rules say."""

from __future__ import annotations

from tools.make_rule_pages import FOLDER, pages


def test_the_pages_are_those_of_the_rules() -> None:
    wanted = pages()
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(wanted)
    stale = [name for name, text in wanted.items() if (FOLDER / name).read_text("utf-8") != text]
    assert stale == [], "run `make pages`"
