"""Twice as much of one thing is twice the work, however much of it a file has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.counting import calls

from teikit.checking.rulebook import rules
from teikit.checking.suppressions import Suppressions, unused
from teikit.diagnostic import Finding
from teikit.registry import craft
from teikit.source import Source
from teikit.tei.document import Tei, parse

MANY = 200
HEADER = "<teiHeader><encodingDesc>{}</encodingDesc></teiHeader>"
PREFIX = '<prefixDef ident="p{0}" matchPattern="(.+)" replacementPattern="#$1"/>'
CASES: dict[str, tuple[str, Callable[[int], str]]] = {
    "notes without markers": ("orphan-note", lambda n: f'<note place="foot" n="{n}">x</note>'),
    "sigla that nobody declares": (
        "undeclared-witness",
        lambda n: f'<listWit><witness xml:id="w{n}"/></listWit><rdg wit="v{n}x">x</rdg>',
    ),
    "prefixes that nobody declares": (
        "undeclared-prefix",
        lambda n: f'{HEADER.format(PREFIX.format(n))}<ref target="q{n}:x"/>',
    ),
    "prefixes, each used once": (
        "unmatched-prefix",
        lambda n: f'{HEADER.format(PREFIX.format(n))}<ref target="p{n}:x"/><s xml:id="y{n}"/>',
    ),
    "pointers that dangle": ("dangling-pointer", lambda n: f'<ref target="#x{n}"/><s xml:id="y_{n}"/>'),
    "ids that are taken": ("duplicate-id", lambda _: '<s xml:id="a"/>'),
    "persons whom nobody names": (
        "unused-person",
        lambda n: f'<listPerson><person xml:id="p{n}"/></listPerson><rs ref="#p{n // 2}"/>',
    ),
    "languages that are none": ("unknown-language", lambda n: f'<s xml:lang="qq-Abcd{n}"/>'),
    "dates that are none": ("impossible-date", lambda n: f'<date when="2020-13-{n % 31:02}"/>'),
    "pages that go back": ("page-number-out-of-order", lambda n: f'<pb n="{MANY * 4 - n}"/>'),
}


def document(part: Callable[[int], str], count: int) -> Tei:
    body = "".join(map(part, range(count)))
    return parse(Source("a.xml", f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'.encode()))


def _calls(run: Callable[[Tei], Iterator[Finding]], tei: Tei) -> int:
    return calls(lambda: list(run(tei)))


@pytest.mark.parametrize("case", CASES)
def test_a_rule_takes_twice_the_calls_for_twice_as_much(case: str) -> None:
    rule, part = CASES[case]
    run = craft("rules", rule).run
    list(run(document(part, 10)))
    once, twice = (_calls(run, document(part, count)) for count in (MANY, 2 * MANY))
    assert twice < 2.5 * once


def test_suppressions_of_rules_that_there_are_not_take_no_more_calls_each() -> None:
    def work(count: int) -> None:
        tei = document(lambda n: f"<?teikit allow dangling-pointr{n}?>", count)
        list(unused(Suppressions(tei), rules(), ()))

    work(10)
    assert calls(lambda: work(2 * MANY)) < 2.5 * calls(lambda: work(MANY))
