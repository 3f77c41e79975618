"""Law 5: edits change their own bytes and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.diagnostic import Edit, EditConflictError, apply


@st.composite
def edited(draw: st.DrawFn) -> tuple[bytes, list[Edit]]:
    data = draw(st.binary(max_size=40))
    marks = sorted(draw(st.lists(st.integers(0, len(data)), max_size=8).filter(lambda at: len(at) % 2 == 0)))
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return data, draw(st.permutations([Edit(a, b, draw(st.binary(max_size=5))) for a, b in pairs]))


@given(edited())
def test_the_bytes_between_edits_stay(given_: tuple[bytes, list[Edit]]) -> None:
    data, edits = given_
    made, at, done = apply(data, edits), 0, 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        kept = data[done : edit.start]
        assert made[at : at + len(kept)] == kept
        at += len(kept) + len(edit.replacement)
        done = edit.end
    assert made[at:] == data[done:]


def test_no_edit_leaves_the_file_as_it_is() -> None:
    assert apply(b"<p/>", []) == b"<p/>"


@pytest.mark.parametrize("edits", [[Edit(0, 3, b""), Edit(2, 4, b"")], [Edit(3, 9, b"")], [Edit(2, 1, b"")]])
def test_edits_that_overlap_or_leave_the_file_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditConflictError):
        apply(b"<p/>", edits)
