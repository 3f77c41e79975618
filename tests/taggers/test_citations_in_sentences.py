"""What leads to a work in a sentence is left outside of it, whatever the labels of its single words are."""

from __future__ import annotations

import pytest

from teikit.citations.fields import Field
from teikit.citations.leading import without_lead
from teikit.citations.words import words
from teikit.text import Span

FIELDS = {
    "-": Field.OUTSIDE,
    "o": Field.OTHER,
    "a": Field.AUTHOR,
    "t": Field.MONOGRAPH,
    "j": Field.JOURNAL,
    "d": Field.DATE,
    "c": Field.CITED,
}


@pytest.mark.parametrize(
    ("said", "labels", "found"),
    [
        ("Zum Begriff vgl. Stone 1980", "ttooad", "----ad"),
        ("For ‘ships’ see: Stone 1980", "totoooad", "------ad"),
        ("For ships see Stone 1980", "ttood", "---od"),  # the name itself was no author yet
        ("Stone, Ships, see Reed 1980", "aotooad", "aotooad"),  # a work of Stone's
        ("Ships 1970, see Reed 1980", "tdooad", "tdooad"),
        ("Ships, see above", "tooo", "tooo"),
        ("Ships v. Stone 1970", "tttod", "tttod"),
        ("Ships; see Stone 1980", "tooad", "tooad"),
        ("vgl. die Theorie von Stone 1976", "oootttd", "ooo--ad"),
        ("vgl. die Theorie von Stone Reed (1976)", "ooottttodo", "ooo--aaodo"),
        ("Stone, Theorie von Reed 1976", "aotttd", "aotttd"),
        ("Letter of 3 June 1918, p. 4", "jodddoccc", "oodddoccc"),
        ("The Times of 3 June 1918", "jjoddd", "jjoddd"),
        ("Times, 3 June 1918", "joddd", "joddd"),
        ("The History of Armenia 1976", "ttttd", "ttttd"),
    ],
)
def test_what_leads_to_a_work_is_none_of_it(said: str, labels: str, found: str) -> None:
    row = words(said, Span(0, len(said)))
    made = without_lead(row, [FIELDS[each] for each in labels])
    names = {field: name for name, field in FIELDS.items()}
    assert "".join(names[each] for each in made) == found
