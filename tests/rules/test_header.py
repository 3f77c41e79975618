"""What archives ask of a header: a group of rules that is off until it is selected, and is scored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings, groups, scores
from teikit.registry import UnknownCraftError
from teikit.schemas import Schemas
from teikit.source import Source

BARE = (
    "<fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc>"
)
FULL = """<fileDesc><titleStmt><title>Letters</title><author>Ada</author></titleStmt>
<publicationStmt><publisher>The Press</publisher><date when="2024"/><idno type="DOI">10.1000/182</idno>
<availability><licence target="https://creativecommons.org/publicdomain/zero/1.0/"/></availability></publicationStmt>
<sourceDesc><bibl>Letters, 1921</bibl></sourceDesc></fileDesc>
<encodingDesc><p>By hand.</p></encodingDesc>
<profileDesc><langUsage><language ident="en"/></langUsage></profileDesc>
<revisionDesc><change when="2024-05-02"/></revisionDesc>"""


def document(header: str, attributes: str = "") -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>'
        f"<text{attributes}><body><p>x</p></body></text></TEI>"
    ).encode()


def fired(data: bytes, **settings: Any) -> list[str]:
    found = validate(Source("x.xml", data), Settings(**{"select": ("archive",), **settings}), Schemas())
    return [each.rule for each in found]


def test_the_group_is_off_until_it_is_selected() -> None:
    assert len(groups()["archive"]) == 10
    assert not set(groups()["archive"]) & set(Settings().rules())
    assert Settings(select=("archive",)).rules() == groups()["archive"]
    assert Settings(select=("archive", "duplicate-id"), ignore=("missing-licence",)).rules() == (
        *(rule for rule in groups()["archive"] if rule != "missing-licence"),
        "duplicate-id",
    )
    assert Settings(select=("missing-title",)).rules() == ("missing-title",)
    with pytest.raises(UnknownCraftError):
        Settings(select=("archives",)).rules()


def test_a_bare_header_lacks_all_and_a_full_one_nothing() -> None:
    assert sorted(fired(document(BARE))) == sorted(groups()["archive"])
    assert fired(document("")) == fired(document(BARE))
    assert fired(document(FULL)) == []


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("<title>Letters</title>", "missing-title"),
        ("<author>Ada</author>", "missing-responsibility"),
        ("<publisher>The Press</publisher>", "missing-publisher"),
        ('<date when="2024"/>', "missing-publication-date"),
        ('<idno type="DOI">10.1000/182</idno>', "missing-identifier"),
        ("<bibl>Letters, 1921</bibl>", "missing-source"),
        ('<language ident="en"/>', "missing-language"),
        ("<p>By hand.</p>", "missing-encoding-description"),
        ('<change when="2024-05-02"/>', "missing-revision"),
        ('<licence target="https://creativecommons.org/publicdomain/zero/1.0/"/>', "missing-licence"),
    ],
)
def test_each_part_is_missed_by_one_rule(part: str, rule: str) -> None:
    assert part in FULL
    assert fired(document(FULL.replace(part, ""))) == [rule]


def test_the_language_of_the_text_may_stand_on_it() -> None:
    header = FULL.replace('<language ident="en"/>', "")
    assert fired(document(header, ' xml:lang="en"')) == []


def test_the_header_of_a_corpus_speaks_for_its_texts() -> None:
    text = document(BARE).decode()
    header = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{FULL}</teiHeader>'
    corpus = f"{header}{text}{text}</teiCorpus>"
    assert fired(corpus.encode()) == []
    assert len(fired(corpus.replace("<publisher>The Press</publisher>", "").encode())) == 2


def test_the_score_counts_rules_that_hold_in_all_files() -> None:
    selected = Settings(select=("archive",)).rules()
    data = document(FULL.replace("<bibl>Letters, 1921</bibl>", ""))
    found = validate(Source("x.xml", data), Settings(select=("archive",)), Schemas())
    assert scores(selected, found) == {"archive": (9, 10)}
    assert scores(selected[1:], found) == {}
    assert scores(Settings().rules(), found) == {}


def test_the_score_is_printed(teikit: Any) -> None:
    Path("letters.xml").write_bytes(document(FULL.replace("<author>Ada</author>", "")))
    done = teikit("validate", "--select", "archive", "letters.xml")
    assert done.code == 1
    assert "archive: 9 of 10" in done.text.splitlines()
    Path("letters.xml").write_bytes(document(FULL))
    done = teikit("validate", "--select", "archive", "letters.xml")
    assert done.code == 0
    assert "archive: 10 of 10" in done.text.splitlines()
