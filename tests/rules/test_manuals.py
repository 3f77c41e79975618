"""Every rule's manual page is its test: each Bad fires the rule, each Good is silent under all rules."""

from __future__ import annotations

import re
import textwrap

import pytest

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings, group
from teikit.registry import craft, names
from teikit.schemas import Schemas
from teikit.source import Source

EXAMPLE = re.compile(r"^(Bad|Good)::\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
RULES = names("rules")
USUAL = tuple(rule for rule in RULES if not group(rule))
FRAME = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>An example</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div>
{}
</div></body></text></TEI>"""


def examples(kind: str) -> list[pytest.param]:
    return [
        pytest.param(rule, textwrap.dedent(text), id=f"{rule}-{number}")
        for rule in RULES
        for number, (said, text) in enumerate(EXAMPLE.findall(craft("rules", rule).manual + "\n"))
        if said == kind
    ]


def fired(example: str, rules: tuple[str, ...]) -> list[str]:
    whole = example if example.startswith("<TEI") else FRAME.format(example)
    found = validate(Source("example.xml", whole.encode()), Settings(select=rules), Schemas())
    return [each.rule for each in found]


@pytest.mark.parametrize(("rule", "example"), examples("Bad"))
def test_bad_fires(rule: str, example: str) -> None:
    assert rule in fired(example, (rule,))


@pytest.mark.parametrize(("rule", "example"), examples("Good"))
def test_good_is_silent_under_all_rules(rule: str, example: str) -> None:
    assert fired(example, (rule, *USUAL)) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_shows_both(rule: str) -> None:
    kinds = {kind for kind, _ in EXAMPLE.findall(craft("rules", rule).manual + "\n")}
    assert kinds == {"Bad", "Good"}
