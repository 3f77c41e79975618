"""What the reports say of the same diagnostics."""

from __future__ import annotations

import json
import re
from pathlib import Path

from teikit.diagnostic import Diagnostic, Severity
from teikit.place import Place, Region
from teikit.registry import craft

TEI = '<p>Ünder <ref target="#gone">here</ref></p>\n'


def lines(form: str, diagnostics: list[Diagnostic]) -> list[str]:
    return list(craft("reports", form).run(diagnostics))


def one(path: Path) -> Diagnostic:
    hint = 'did you mean "#gorse"?'
    return Diagnostic(
        str(path),
        Place(15, 29),
        Region(1, 15, 1, 29),
        "dangling-pointer",
        Severity.ERROR,
        '"#gone" points at nothing',
        hint,
    )


def test_text_shows_the_line_with_the_place_underlined(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TEI, "utf-8")
    shown = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines("text", [one(tmp_path / "a.xml")])]
    assert shown == [
        f"{tmp_path}/a.xml:1:15 error dangling-pointer",
        '  "#gone" points at nothing',
        '  1 │ <p>Ünder <ref target="#gone">here</ref></p>',
        "    │               ^^^^^^^^^^^^^^",
        '  help: did you mean "#gorse"?',
        "",
        "1 error in 1 file",
    ]


def test_text_cuts_a_long_line_around_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<p>" + "word " * 500 + "<x/></p>", "utf-8")
    found = Diagnostic(
        str(tmp_path / "a.xml"),
        Place(2503, 2505),
        Region(1, 2504, 1, 2506),
        "grammar",
        Severity.WARNING,
        "no",
    )
    shown = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines("text", [found])]
    assert max(map(len, shown[2:4])) < 120
    assert shown[2][shown[3].index("^") :].startswith("<x")


def test_json_is_a_list_of_objects(tmp_path: Path) -> None:
    found = json.loads("\n".join(lines("json", [one(tmp_path / "a.xml")] * 2)))
    assert found[0] == {
        "path": f"{tmp_path}/a.xml",
        "line": 1,
        "column": 15,
        "end_line": 1,
        "end_column": 29,
        "rule": "dangling-pointer",
        "severity": "error",
        "message": '"#gone" points at nothing',
        "hint": 'did you mean "#gorse"?',
        "expected": [],
        "fix": None,
    }
    assert len(found) == 2


def test_nothing_is_an_empty_list() -> None:
    assert json.loads("\n".join(lines("json", []))) == []
    assert lines("text", []) == []
