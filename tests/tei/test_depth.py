"""Elements that nest deep are read, or said not to be: nothing is left out in silence."""

from __future__ import annotations

import pytest

from teikit.source import FileError, Source
from teikit.tei.document import parse


def nested(depth: int) -> Source:
    inside = "<hi>" * depth + '<ref target="#n"/>' + "</hi>" * depth
    return Source("a.xml", f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inside}</TEI>'.encode())


@pytest.mark.parametrize("depth", [10, 300, 1900])
def test_what_stands_deep_is_read(depth: int) -> None:
    assert [pointer.value for pointer in parse(nested(depth)).pointers] == ["#n"]


def test_what_stands_deeper_is_one_line() -> None:
    with pytest.raises(FileError, match=r"a\.xml: has elements that the parser left out; elements that nest"):
        parse(nested(3000))
