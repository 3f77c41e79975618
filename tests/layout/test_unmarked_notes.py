"""Notes in a text that has lost all of its markers are notes all the same; what looks so is none."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out

from teikit.converting.unlinked import unlinked

TIDE = "The boats lay in the harbour and waited for the tide to turn"


def notes(text: str) -> list[str]:
    document = laid_out(text)
    found = [note.span.of(text) for note in document.claimed("note")]
    assert len(found) == len(unlinked(document.claims).get("note without a marker", ()))
    return found


@pytest.mark.parametrize(
    "labels",
    [
        ("¹ ", "² ", "³ "),
        ("[1] ", "[2] ", "[3] "),
        ("[1] ", "[2] ", "[1] "),
        ("* ", "** ", "* "),
        ("∗ ", "† ", "∗ See § 3, "),
    ],
)
def test_at_the_feet_of_pages(labels: tuple[str, str, str]) -> None:
    one, two, three = labels
    text = (
        f"{TIDE}. Nobody\ncame to see them, and nobody\n\n{one}A letter of the miller.\n{two}The log.\n"
        f"\fwrote of it. {TIDE}\nand of the wind,\n\n{three}The same, p. 4.\n"
    )
    assert notes(text) == [f"{one}A letter of the miller.", f"{two}The log.", f"{three}The same, p. 4."]


@pytest.mark.parametrize("label", ["¹ ", "[1] ", "* "])
def test_at_the_end_of_a_text(label: str) -> None:
    assert notes(f"{TIDE}. They sailed.\n\n{label}A letter of the miller.\n") == [
        f"{label}A letter of the miller."
    ]


PROSE = f"{TIDE}. Nobody came to see them, and nobody wrote of it, and nobody knows what they did in the end"
NONE = {
    "verse with raised numbers": "¹ In the beginning was the tide,\n² and the boats lay still.\n",
    "verse behind prose": f"{PROSE}, as it is written:\n\n¹ The tide was.\n² And the boats lay still.\n",
    "verse in paragraphs": "The Book of the Tide\n\n¹ The tide was.\n\n² And the boats lay still.\n",
    "verse on pages": f"{PROSE}.\n\n¹ The tide was.\n² The boats lay.\n\f³ The wind was.\n⁴ They sailed.\n",
    "verse of broken sentences": f"{PROSE}.\n\n¹ The tide was,\n² The boats lay,\n³ The wind was.\n",
    "bullets": f"{PROSE}.\n\n* Ropes are good.\n* Sails are better.\n",
    "bullets on pages": f"{PROSE}.\n\n* Ropes are good.\n* Sails.\n\f{PROSE}.\n\n* Oars.\n* Masts.\n",
    "bibliography": f"{PROSE}.\n\nReferences\n\n[1] Pilot, The Tide, 1840.\n[2] Miller, The Mill, 1841.\n",
    "list in brackets": f"{PROSE}. They agreed:\n\n[1] The tide shall turn.\n[2] The boats shall sail.\n",
    "asterisms": f"{PROSE}.\n\n* * *\n\nIt turned.\n\n* * *\n\nIt turned again.\n",
    "asterisms on pages": f"{PROSE}.\n\n* * *\n\nIt turned.\n\f{PROSE}.\n\n***\n\nIt turned again.\n",
    "italics by stars": f"{PROSE}.\n\n*Nobody came to see them.* They sailed.\n",
    "name in italics": f"{PROSE}.\n\n*A. Pilot*\n",
    "starred forms": f"{PROSE}.\n\n* not in print\n",
    "paragraphs that count": f"{PROSE}.\n\n[1] {PROSE}.\n\n[2] {PROSE}.\n\n[3] {PROSE}.\n",
    "the day somebody died": f"{PROSE}.\n\n† 3 May 1801 in York.\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_nothing_of_this_is_a_note(text: str) -> None:
    assert notes(text) == []
