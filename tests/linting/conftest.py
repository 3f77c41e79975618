"""A small project: a folder with a configuration that leaves the grammar out, and files to fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FRAME = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader/>
<text><body>
{}
</body></text></TEI>
"""
UNTIDY = '<p xml:id="a"><ref target=" #a">here</ref></p>'
TIDY = '<p xml:id="a"><ref target="#a">here</ref></p>'
DANGLING = '<p><ref target="#gone">there</ref></p>'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a TEI file whose body is given, or another file as it is; folders are made."""

    def put(name: str, *body: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FRAME.format("\n".join(body)) if name.endswith(".xml") else "\n".join(body), "utf-8")
        return path

    put("teikit.toml", 'ignore = ["grammar"]')
    return put
