"""That a language is one file: nothing else of teikit names one, and a new file is all it takes."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import teikit
from teikit import languages
from teikit.languages import all_languages, guess, language, spoken
from teikit.taggers import dates, page_references, persons
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document, Span

ROOT = Path(teikit.__file__).parent
ELSEWHERE = {"tei/facts/language_tags.py", "formats/plain/gutenberg.py", "exporters/latex.py"}
"""Facts about tags, not about languages: what people write for them, and how LaTeX calls them."""

MESSAGES = {"moments.py"}
"""Modules that name the months in what they say to people, which is English."""


def strings(path: Path) -> list[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    manuals = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in manuals
    ]


@pytest.mark.parametrize(
    "path",
    [path for path in ROOT.rglob("*.py") if path.parent.name != "languages"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_other_module_names_a_language(path: Path) -> None:
    if str(path.relative_to(ROOT)) in ELSEWHERE:
        return
    said = strings(path)
    assert len({"en", "fr", "de", "it"} & set(said)) < 2
    for string in said:
        listed = string.lower().split()
        for tag, known in all_languages().items():
            months = {name for row in known.months for name in row.split()}
            assert len(months.intersection(listed)) < 4 or path.name in MESSAGES, (tag, string)
            common = len(set(known.common.split()).intersection(listed))
            assert common < 5 or 3 * common < 2 * len(set(listed)), (tag, string)


def document(text: str, tag: str) -> Document:
    claims = [Annotation(Span(0, len(text)), "p")]
    return Document(text, claims=tuple(claims), metadata={"language": tag})


def claimed(craft: object, text: str, tag: str) -> list[str]:
    reading = read_through(document(text, tag))
    return [claim.span.of(reading.text) for claim in craft.tag(reading)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "The cat sat on the mat, and it was glad that the house had a roof."),
        ("fr", "Il était une fois dans la ville un roi qui n'avait pas de pain pour les enfants."),
        ("de", "Sie ging mit dem Kind zu der alten Frau und nicht auf das Feld."),
        ("it", "Il re non era nella città, e la regina con il figlio andò per una via che non conosceva."),
        ("la", "In principio erat Verbum, et Verbum erat apud Deum, et Deus erat Verbum."),
    ],
)
def test_a_text_shows_its_language(tag: str, text: str) -> None:
    assert guess(text) == tag


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (
            "it",
            "Dove è andato quel servo? Ho portato la lettera, e il dottore aspetta a Padova. Vengo, vengo!",
        ),
        (
            "la",
            "Quid nos hic tamen vidimus? Nihil te movit iam, nihil patrem tuum; consul haec quoque vidit.",
        ),
        ("de", "Er war am Abend noch wach, aber sie hat nur gelacht: so hat er es erzählt."),
        ("cs", "Zima je tuhá, řeka už zamrzla a v divadle hráli bez topení, jak píše také můj přítel."),
    ],
)
def test_a_text_with_few_of_the_commonest_words_shows_it_by_further_ones(tag: str, text: str) -> None:
    assert guess(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Paris",
        "Hello Ada Lovelace in Paris.",
        "Le 5 mars.",
        "Et in Arcadia ego",
        "A. de la Mare, I. Newton, T. S. Eliot",
    ],
)
def test_a_few_words_show_none(text: str) -> None:
    assert guess(text) == "und"


def test_what_is_said_of_a_language_comes_before_what_a_text_shows() -> None:
    found = spoken("The cat sat on the mat, and it was glad that the house had a roof.", "it-IT")
    assert [each.name for each in found.own] == ["Italian", "English"]
    assert language("de-AT").name == "German"
    assert language("tlh") is languages.UNKNOWN


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Partì da Genova il 12 maggio 1848 con la madre.", "1848-05-12"),
        ("Nacque a Pisa nel millenovecentoquattordici e morì a Lucca.", "1914"),
        ("Arrivò il 1º settembre 1901.", "1901-09-01"),
    ],
)
def test_italian_dates(text: str, date: str) -> None:
    found = list(dates.tag(read_through(document(text, "it"))))
    assert [claim.attributes["when"] for claim in found] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Datum Avinione die 5 Maii 1321.", "1321-05-05"),
        ("Anno Domini millesimo trecentesimo vicesimo primo obiit abbas.", "1321"),
        ("Actum anno 1410, mense Iulii.", "1410"),
    ],
)
def test_latin_dates(text: str, date: str) -> None:
    found = list(dates.tag(read_through(document(text, "la"))))
    assert date in [claim.attributes.get("when") for claim in found]


def test_italian_persons_and_pages() -> None:
    text = "Il signor Mazzini scrisse alla signora Bandini, e Garibaldi non rispose."
    assert claimed(persons, text, "it") == ["Mazzini", "Bandini", "Garibaldi"]
    paged = Document(
        text="Si veda sopra, pag. 5.",
        claims=(Annotation(Span(0, 0), "pb", {"n": "5", "xml:id": "p5"}),),
        metadata={"language": "it"},
    )
    assert [claim.attributes["target"] for claim in page_references.tag(read_through(paged))] == ["#p5"]


def manual() -> str:
    """The Portuguese of docs/extending.md."""
    text = (Path(__file__).parents[1] / "docs/extending.md").read_text("utf-8")
    return text.partition("## A language")[2].partition("```python\n")[2].partition("```")[0]


@pytest.fixture
def portuguese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package that brings Portuguese by an entry point."""
    assert "pt" not in all_languages()
    (tmp_path / "um_idioma.py").write_text(manual(), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = [EntryPoint("pt", "um_idioma", "teikit.languages")]
    monkeypatch.setattr(languages, "entry_points", lambda group: found if group == "teikit.languages" else [])
    all_languages.cache_clear()
    yield
    all_languages.cache_clear()
    sys.modules.pop("um_idioma", None)


@pytest.mark.usefixtures("portuguese")
def test_one_file_is_a_language() -> None:
    assert len(manual().splitlines()) <= 42
    text = "Ele não foi com os irmãos da rainha ao Porto; em 3 de março de 1821 o senhor Almeida morreu."
    assert guess(text) == "pt"
    assert language("pt-BR").name == "Portuguese"
    found = list(dates.tag(read_through(document(text, ""))))
    assert [claim.attributes["when"] for claim in found] == ["1821-03-03"]
    assert "Almeida" in claimed(persons, text, "")
