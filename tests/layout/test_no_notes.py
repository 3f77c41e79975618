"""What only looks like a note, or like one more note behind others: no note is made of it."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out

TIDE = "The boats lay in the harbour and waited for the tide to turn"

ALONE = {
    "list": f"{TIDE}. They agreed:\n\n1. The tide shall turn.\n\n2. The boats shall sail.\n",
    "list in brackets": f"{TIDE}:\n(1) in the morning,\n(2) at noon, and\n(3) at night.\n",
    "list by letters": f"{TIDE}:\n(a) in the morning,\n(b) at noon, and\n(c) at night.\n",
    "list with stars": f"{TIDE}:\n* ropes\n* sails\n* anchors\n",
    "sums": "Ropes 3\nSails 2\nAnchors 5\n\n3 Ropes at 2 crowns\n2 Sails at 9 crowns\n",
    "table rows": "Year Boats Men\n1 12 40\n2 14 41\n3 11 39\n",
    "years": f"{TIDE} in 1840.\n1841 brought more of them.\n1842 brought none.\n",
    "years in brackets": f"{TIDE} [1840]. They sailed [1841].\n",
    "section numbers": f"1 The Harbour\n\n{TIDE}.\n\n2 The Tide\n\n{TIDE}, as section 1 has it.\n",
    "section numbers of two levels": f"1.1 The Harbour\n\n{TIDE}.\n\n1.2 The Tide\n\n{TIDE}.\n",
    "asterisms": f"{TIDE}.\n\n* * *\n\nIt turned.\n\n***\n\nIt turned again.\n",
    "one star between paragraphs": f"{TIDE}.\n\n*\n\nIt turned.\n",
    "signatures": f"{TIDE}.\nB 2\n\f{TIDE}, and\nB 3\n\fsailed in the morning.\n",
    "verse numbers": "1 In the beginning was the tide,\n2 and the boats lay still,\n3 and nobody sailed.\n",
    "line numbers": "The tide is out,\nthe boats are dry,\nthe crew is here, 5\nand so am I.\n",
    "statute": "§ 1 The harbour is free.\n§ 2 The boats pay no toll.\n(2) But for those of § 1 (2).\n",
    "articles": "Art. 1. The harbour is free.\n(1) All may enter.\n(2) None may stay.\n",
    "page foot": f"{TIDE}.\n12\n\fIt turned, and they sailed.\n13\n\fNobody saw them again.\n14\n",
    "foot with a title": f"{TIDE}.\n12 The Harbour\n\fIt turned.\n13 The Harbour\n\fGone.\n14 The Harbour\n",
    "bibliography": "Bibliography\n\n1. Pilot, A., The Tide, 1840.\n2. Miller, B., The Mill, 1841.\n",
    "bibliography in brackets": "References\n\n[1] Pilot, The Tide, 1840.\n[2] Miller, The Mill, 1841.\n",
    "dates": f"{TIDE} for 3 days.\n3 May was the last.\n4 May was the first of many.\n",
    "diary": "1. Mai. Die Boote lagen still.\n\n2. Mai. Es regnete.\n\n3. Mai. Wir fuhren.\n",
    "scripture": "As it is written (Ps 23,1), and in John 3, 2.\n1 Cor 13, 4 says so.\n2 Tim 1 does not.\n",
    "ordinals": "Der Hafen war voll im\n2. Jahr des Krieges, und leer im\n3. Jahr.\n",
    "powers": f"{TIDE} over 12 m² and 7 km² of it.\n2 men saw it.\n3 did not.\n",
    "chemistry": "They burnt CO2 and H2O in the mill.\n2 men saw it.\n",
    "decimals": "It cost 3.1 crowns and 4.2 crowns.\n1 crown is twelve pence.\n2 crowns are two shillings.\n",
    "glossary": f"{TIDE}.\n1: ropes\n2: sails\n3: masts\n",
    "sums of more": "They paid 9981 crowns for 4562 boats.\n\n1 The boats.\n2 The crowns.\n",
    "issues of years": "It stands in 1801.1 and in 1802.2 of the journal.\n\n1 The log.\n2 The tide.\n",
    "questions": "1. Who lay in the harbour? (2 points)\n2. Who sailed? (1 point)\n",
    "enumeration in a line": "They had 1) ropes, 2) sails and 3) anchors.\n1) was lost.\n2) was found.\n",
    "recipe": "2 eggs\n1 pound of flour\n3 apples\n\nTake 2 eggs and 1 pound of flour.\n",
    "chess": "1. e4 e5\n2. Nf3 Nc6\n3. Bb5 a6\n",
    "addresses": "Pilot, A.\n12 Harbour Street\n3 Mill Lane\nYork\n",
    "bill": "To 2 ropes ... 3 crowns\n3 sails ... 9 crowns\nSum 12\n",
    "witnesses": "Signed,\n1) A. Pilot\n2) B. Miller\n",
    "degrees": "The harbour lies at 12° 3' N.\n3' further lies the mill.\n",
    "starred forms": "The root *ster- is the same as *stel-.\n* not found in print\n",
    "dates of letters": "York, 3 May\n\n1 am sorry to hear it.\n2 days ago we sailed.\n",
    "contents": "CONTENTS\n\n1 The Harbour ... 3\n2 The Tide ... 12\n3 The Mill ... 20\n",
    "footnote-like ages": "Ann Pilot, 3\nBen Pilot, 2\n\n2 of them were born here.\n3 of them died there.\n",
}


DIGITS_GLUED_TO_LETTERS = {"chemistry", "chess"}
"""Where markers are plain digits, nothing but the sense tells these from them."""


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_nothing_of_this_is_a_note(text: str) -> None:
    assert laid_out(text).claimed("note") == ()


@pytest.mark.parametrize("name", ALONE)
@pytest.mark.parametrize(
    ("marker", "label"), [("¹", "1 "), ("1", "1. "), ("[1]", "[1] "), ("¹", "¹ ")], ids=repr
)
def test_nor_is_it_one_more_note_above_or_below_another(name: str, marker: str, label: str) -> None:
    if marker == "1" and name in DIGITS_GLUED_TO_LETTERS:
        return
    text = ALONE[name]
    first = f"Nobody came that year to see the harbour, and nobody wrote of it.{marker}\n\n"
    note = f"{label}A letter of the miller, in the archive of York.\n"
    for whole in (f"{first}{note}\n\f{text}", f"{text}\n\f{first}{note}", f"{text}\n{first}{note}"):
        notes = laid_out(whole).claimed("note")
        assert [one.span.of(whole).startswith(label) for one in notes] == [True]
        assert "miller" in notes[0].span.of(whole)
