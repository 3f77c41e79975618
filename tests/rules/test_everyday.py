"""What editors do every day is no finding: notes at their place, lacunae, pictures kept elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Teikit

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings
from teikit.diagnostic import Diagnostic, Severity
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.workspace import Workspace

FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
NOTE = '<note place="foot" n="1">Cf. the log.</note>'


def found(rule: str, body: str, **options: str) -> list[Diagnostic]:
    settings = Settings(select=(rule,), options={f"rules/{rule}": options})
    return validate(Source("a.xml", FRAME.format(body).encode()), settings, Schemas())


@pytest.mark.parametrize(
    ("body", "orphans"),
    [
        (f"<p>He sailed in May{NOTE} and came back.</p>", 0),
        (f"<p>He sailed <hi>in May{NOTE}</hi>.</p>", 0),
        (f"<p><hi>{NOTE}</hi> he said.</p>", 0),
        (f"<lg><l>In May{NOTE}</l></lg>", 0),
        (f"<table><row><cell>May{NOTE}</cell></row></table>", 0),
        ("<p>In May.</p>" + NOTE.replace("<note", "<note anchored='true'"), 0),
        (f"<p>He sailed.</p>{NOTE}", 1),
        (f"<p>He sailed.</p><div>{NOTE}</div>", 1),
        (f"<p>He sailed.</p><p>{NOTE}<lb/>{NOTE}</p>", 2),
        (f"<list><item>{NOTE}</item></list>", 1),
    ],
)
def test_a_note_in_running_text_stands_at_its_marker(body: str, orphans: int) -> None:
    assert len(found("orphan-note", body)) == orphans


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        ('<p><name><gap/><seg part="F">x</seg></name></p>', 0),
        ('<p><gap/><lb/><seg part="F">x</seg></p>', 0),
        ('<p><seg part="I">x</seg><supplied reason="lost">y</supplied></p>', 0),
        ('<lg><l><gap/></l><l part="F">x</l></lg>', 0),
        ('<lg><l part="I">x <space/></l></lg>', 0),
        ('<p><quote><l part="I">x</l></quote> he said <quote><l part="F">y</l></quote></p>', 0),
        ('<p><quote><l part="I">x</l></quote></p><p><quote><l part="F">y</l></quote></p>', 2),
        ('<p>whole <seg part="F">x</seg></p>', 1),
        ('<lg><l>whole</l><l part="F">x</l></lg>', 1),
        ('<lg><l><gap/></l><l>whole</l><l part="F">x</l></lg>', 1),
    ],
)
def test_a_part_whose_other_half_is_lost_is_not_broken(body: str, broken: int) -> None:
    assert len(found("broken-part", body)) == broken


def test_a_conjecture_may_be_attributed_to_what_was_published() -> None:
    readings = '<rdg resp="#s">b</rdg><rdg resp="#p">c</rdg>'
    body = f'<listBibl><bibl xml:id="s">S</bibl></listBibl><p>{readings}</p><p xml:id="p"/>'
    (one,) = found("misplaced-target", body)
    assert "#p" in one.message


def test_an_id_with_blanks_around_it_is_the_id_without(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FRAME.format('<p xml:id=" a "/><p><ref target="#a"/></p>'))
    (tmp_path / "b.xml").write_text(FRAME.format('<p><ref target="a.xml#a"/></p>'))
    done = teikit("validate", ".", "--select", "invalid-id,dangling-pointer")
    assert done.text.startswith("nothing found in 2 files\n")


def pictures(*names: str) -> str:
    return "".join(f'<pb facs="{name}"/>' for name in names)


def test_pictures_that_are_kept_elsewhere_are_said_once(teikit: Teikit, tmp_path: Path) -> None:
    page = tmp_path / "a.xml"

    def said(body: str) -> list[tuple[str, str]]:
        page.write_text(FRAME.format(f"<p>{body}</p>"))
        settings = Settings(select=("missing-file",))
        each = validate(Workspace().source(page), settings, Schemas())
        return [(str(one.severity), one.message.partition(" ")[0]) for one in each]

    assert said(pictures("i/1.jpg", "i/2.jpg", "i/3.jpg")) == [("hint", "none")]
    assert said(pictures("i/1.jpg")) == [("warning", '"i/1.jpg"')]
    assert said(pictures("i/1.jpg", "i/2.jpg", "j/1.png", "j/2.png")) == [("hint", "none")] * 2
    (tmp_path / "i").mkdir()
    (tmp_path / "i" / "1.jpg").write_bytes(b"")
    assert said(pictures("i/1.jpg", "i/2.jpg", "i/3.jpg")) == [
        ("warning", '"i/2.jpg"'),
        ("warning", '"i/3.jpg"'),
    ]
    assert teikit("validate", page, "--select", "missing-file").code == 1


def test_words_that_a_project_means_are_said_once_or_not_at_all() -> None:
    words = "".join(f'<said who="{name}">x</said>' for name in ("ann", "bob", "cyd"))
    (one,) = found("bare-word-pointer", f"<p>{words}</p>")
    assert '"ann", "bob", "cyd"' in one.message
    assert 'words = "said/@who" in [rules.bare-word-pointer]' in one.hint
    assert found("bare-word-pointer", f"<p>{words}</p>", words="said/@who name/@ref") == []
    assert len(found("bare-word-pointer", f'<p>{words}<said who="#ann">y</said></p>')) == 3
    mended = found("bare-word-pointer", f'<p xml:id="ann">{words}</p>')
    assert [bool(each.edits) for each in mended] == [True, False]


@pytest.mark.parametrize(
    ("numbers", "gaps"), [("1 2 3 4 5 6 7 8 9 10 12 13", 1), ("1 2 5 6 9 10 12 13", 0), ("1 2 4", 0)]
)
def test_an_excerpt_may_leave_pages_out(numbers: str, gaps: int) -> None:
    body = "".join(f'<pb n="{number}"/>x' for number in numbers.split())
    hints = found("page-number-gap", f"<p>{body}</p>")
    assert [each.severity for each in hints] == [Severity.HINT] * gaps


def test_the_path_of_a_page_on_a_site_is_left_alone(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FRAME.format('<p><ref target="/letters/1863/seward"/></p>'))
    (tmp_path / "b.xml").write_text(FRAME.format('<p><ref target="/letters/1863/seward.xml"/></p>'))
    found = teikit("validate", ".", "--select", "pointer-outside-project,missing-file", "--format", "concise")
    assert [line.partition(":")[0] for line in found.text.splitlines() if line.startswith(("a.", "b."))] == [
        "b.xml"
    ]
