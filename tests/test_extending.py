"""The examples of docs/extending.md are files that work as they stand."""

from __future__ import annotations

import re
import types
from pathlib import Path

import pytest

from teikit import registry
from teikit.checking.check import validate
from teikit.checking.rulebook import Settings
from teikit.exporting.pipeline import export
from teikit.registry import Craft
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.tei.text.reading import read_through
from teikit.text import Document

TEXT = (Path(__file__).parents[1] / "docs" / "extending.md").read_text("utf-8")
EXAMPLE = re.compile(r"`src/teikit/(\w+)/(\w+)\.py`.*?```python\n(.*?)```", re.DOTALL)
TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p> </p>
<p><persName ref="#ada">Ada</persName> wrote.</p></body></text></TEI>"""


@pytest.fixture
def crafts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Craft]:
    """The examples by name, found by the registry as if their files had been dropped in."""
    made = {}
    for kind, name, code in EXAMPLE.findall(TEXT):
        if kind == "languages":  # tests/test_languages.py has that one
            continue
        module = types.ModuleType(f"teikit.{kind}.{name}")
        exec(compile(code, f"{name}.py", "exec"), module.__dict__)
        made[name] = Craft(name.replace("_", "-"), kind, module)
    monkeypatch.setattr("teikit.checking.check.craft", lambda _kind, name: made[name.replace("-", "_")])
    monkeypatch.setattr(
        "teikit.checking.rulebook.names", lambda _kind: tuple(each.name for each in made.values())
    )
    monkeypatch.setattr(
        "teikit.checking.rulebook.constant",
        lambda _kind, name, said, default="": getattr(made[name.replace("-", "_")].module, said, default),
    )
    monkeypatch.setattr("teikit.exporting.pipeline.craft", lambda _kind, name: made[name])
    return made


def test_there_is_an_example_of_each(crafts: dict[str, Craft]) -> None:
    assert [each.kind for each in crafts.values()] == ["rules", "taggers", "exporters"]
    assert all(each.kind in registry.VERBS for each in crafts.values())


def test_the_rule_fires_and_takes_its_option(crafts: dict[str, Craft]) -> None:
    rule = crafts["empty_paragraph"]
    found = validate(Source("a.xml", TEI), Settings(select=(rule.name,)), Schemas())
    assert [(each.line, each.rule, each.message) for each in found] == [
        (1, "empty-paragraph", "the paragraph is empty")
    ]
    assert list(rule.options) == ["least"]


def test_the_tagger_tags(crafts: dict[str, Craft]) -> None:
    reading = read_through(Document("He read Add\nMS 12345 twice."))
    (claim,) = crafts["shelfmarks"].run(reading)
    assert claim.span.of(reading.text) == "Add MS 12345"
    assert reading.source(claim.span).of(reading.document.text) == "Add\nMS 12345"


@pytest.mark.usefixtures("crafts")
def test_the_exporter_exports() -> None:
    assert export(Source("a.xml", TEI), "names").data == b"Ada\t#ada\n"
