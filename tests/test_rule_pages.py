"""docs/rules says what the rules say."""

from __future__ import annotations

import json
import re

import pytest
from tools.make_rule_pages import FOLDER, pages
from tools.make_try_page import TARGET, page

from teikit.checking.rulebook import SCHEMATRON, rules


def test_the_pages_are_those_of_the_rules() -> None:
    wanted = pages()
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(wanted)
    stale = [name for name, text in wanted.items() if (FOLDER / name).read_text("utf-8") != text]
    assert stale == [], "run `make pages`"


@pytest.fixture(scope="module")
def tried() -> str:
    return page()


def test_the_page_to_try_rules_on_is_that_of_the_rules(tried: str) -> None:
    assert TARGET.read_text("utf-8") == tried, "run `make pages`"


def test_what_is_wrong_there_is_found_and_what_is_right_is_not(tried: str) -> None:
    told = json.loads(re.findall(r'<script type="application/json">(.*?)</script>', tried, re.DOTALL)[0])
    assert [each["name"] for each in told["rules"]] == [*rules()]
    for rule in told["rules"]:
        kinds = {each["kind"] for each in rule["examples"]}
        assert kinds == (set() if rule["name"] == SCHEMATRON else {"bad", "good"})
        for example in rule["examples"]:
            found = {each["rule"] for each in example["findings"]}
            assert found == ({rule["name"]} if example["kind"] == "bad" else set()), rule["name"]


def test_the_page_loads_nothing(tried: str) -> None:
    assert "default-src 'none'" in tried
    assert not re.search(r"<(?:script|link|img)[^>]*\b(?:src|href)=", tried)
