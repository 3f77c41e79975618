"""Look-ups in sorted lines find what a look at every line finds."""

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.lexicon.sorted_lines import SortedLines, mapped

WORDS = st.text("abé\t", min_size=1, max_size=4).map(str.encode)


@pytest.fixture(autouse=True, scope="module")
def _halved_to_the_end():
    with mock.patch("teikit.lexicon.sorted_lines.NEAR", 3):
        yield


@given(st.sets(WORDS), WORDS, st.binary(max_size=3), st.binary(max_size=3))
def test_what_follows_a_key_is_that_of_the_first_line_that_begins_with_it(lines, key, before, behind):
    rows = sorted(lines)
    text = b"\n".join(rows)
    table = SortedLines(before + text + behind, len(before), len(before) + len(text))
    assert table.after(key) == next((row[len(key) :] for row in rows if row.startswith(key)), None)
    assert (key in table) == (key in lines)


def test_a_file_is_read_where_it_lies_and_none_has_no_lines(tmp_path):
    path = tmp_path / "words.txt"
    path.write_bytes(b"ada\ts\nmary\tg")
    assert SortedLines(mapped(path)).after(b"mary\t") == b"g"
    assert SortedLines(mapped(tmp_path / "missing.txt")).after(b"mary\t") is None
