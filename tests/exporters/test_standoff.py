"""Names beside the text, and back: the same bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.exporters.test_word_law import OURS, real_files
from tests.exporters.texts import RICH, told

from teikit.exporters.standoff import export
from teikit.source import FileError, Source
from teikit.tei.document import is_tei, parse
from teikit.workspace import Workspace


def there_and_back(data: bytes) -> bytes:
    beside = export(parse(Source("x.xml", data))).data
    assert told(beside) == told(data)
    return export(parse(Source("x.xml", beside)), back=True).data


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.stem))
def test_our_own_texts_come_back_byte_for_byte(path: Path) -> None:
    data = Workspace().source(path).data
    assert there_and_back(data) == data


@pytest.mark.parametrize(
    "words",
    [
        "<persName  ref='#a' >Ada</persName >",
        "<persName>A<placeName>B</placeName></persName><placeName/>",
        '<persName key="a &amp; b &gt;"><hi>Ë𝔸</hi></persName>',
    ],
)
def test_tags_come_back_as_they_were_written(words: str) -> None:
    data = RICH.replace("went to", f"{words} went to").encode()
    assert there_and_back(data) == data


def test_annotations_point_at_the_words_and_keep_what_was_said() -> None:
    beside = export(parse(Source("x.xml", RICH.encode()))).data.decode()
    text = beside.partition("<text>")[2]
    assert "<placeName" not in text.partition("<standOff>")[0]
    assert '<ptr target="#cork"/><note type="placeName"></note>' in beside
    assert '<note type="date">when=1850-05-01</note>' in beside
    assert 'target="#string-range(xpath(/TEI/text[1]/body[1]/div[1]/p[1]),' in beside


def test_a_text_that_was_changed_is_refused() -> None:
    beside = export(parse(Source("x.xml", RICH.encode()))).data.replace(b"Last words", b"Lost words")
    with pytest.raises(FileError, match="was changed since"):
        export(parse(Source("x.xml", beside)), back=True)


@pytest.mark.skipif("TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS is not set")
def test_real_files_come_back_byte_for_byte() -> None:
    for path in real_files():
        data = Workspace().source(path).data
        tei = parse(Source(path.name, data))
        if is_tei(tei) and next(tei.elements("teiHeader"), None) is not None:
            assert there_and_back(data) == data, path.name
