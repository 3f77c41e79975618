"""Divisions in divisions, and what stands before and behind the body."""

from __future__ import annotations

from lxml import etree
from tests.layout.laid_out import laid_out

import teikit

PROSE = (
    "In those days the boats lay in the harbour and waited there for the tide to turn, until\n"
    "it turned, and then they went out to sea, and nobody heard of them for a long time.\n"
)


def outline(text: str) -> list[str]:
    """The headings of each division, set in by its depth, behind `front` and `back`."""
    root = etree.fromstring(teikit.convert(text).data)
    found = []
    for part in root.iterfind(".//{*}text/*"):
        name = etree.QName(part).localname
        if name in ("front", "back"):
            found.append(name)
        for div in part.iter("{*}div"):
            depth = sum(1 for _ in div.iterancestors("{*}div"))
            heads = "; ".join("".join(head.itertext()).strip() for head in div.iterfind("{*}head"))
            found.append("  " * depth + heads)
    return found


def test_books_hold_chapters_whose_titles_stand_below() -> None:
    chapter = f"CHAPTER I.\n\nThe Tide.\n\n{PROSE}\nCHAPTER II.\n\nThe Gulls.\n\n{PROSE}\n"
    text = f"BOOK THE FIRST.\n\n{chapter}BOOK THE SECOND.\n\n{chapter}"
    assert outline(text) == [
        "BOOK THE FIRST.",
        "  CHAPTER I.; The Tide.",
        "  CHAPTER II.; The Gulls.",
        "BOOK THE SECOND.",
        "  CHAPTER I.; The Tide.",
        "  CHAPTER II.; The Gulls.",
    ]


def test_numbers_with_dots_tell_their_depth() -> None:
    heads = ("1 Introduction", "1.1 The tide", "1.1.1 Its height", "1.2 The gulls", "2 Methods")
    assert outline("\n".join(f"{head}\n\n{PROSE}" for head in heads)) == [
        "1 Introduction",
        "  1.1 The tide",
        "    1.1.1 Its height",
        "  1.2 The gulls",
        "2 Methods",
    ]


def test_titles_hold_numbers_that_begin_again_below_them() -> None:
    part = f"I.\n\n{PROSE}\nII.\n\n{PROSE}\n"
    text = f"THE TIDE\n\n{PROSE}\n{part}THE GULLS\n\n{PROSE}\n{part}"
    assert outline(text) == ["THE TIDE", "  I.", "  II.", "THE GULLS", "  I.", "  II."]


def test_a_preface_stands_before_the_body_and_an_index_behind_it() -> None:
    text = (
        f"PREFACE\n\n{PROSE}\nCHAPTER I\n\n{PROSE}\nCHAPTER II\n\n{PROSE}\nCONCLUSION\n\n{PROSE}\n"
        "INDEX\n\nAnchors, 3, 17-19\nBoats, 4\nGulls, 12, 40 f.\n"
    )
    assert outline(text) == ["front", "PREFACE", "CHAPTER I", "CHAPTER II", "CONCLUSION", "back", "INDEX"]


def test_notes_at_the_end_of_a_book_hold_those_of_its_chapters() -> None:
    text = (
        f"CHAPTER I\n\n{PROSE.strip()}¹\n\nCHAPTER II\n\n{PROSE.strip()}¹\n\n"
        "NOTES\n\nTo Chapter I\n\n1. One.\n\nTo Chapter II\n\n1. Two.\n"
    )
    assert outline(text) == ["CHAPTER I", "CHAPTER II", "back", "NOTES", "  To Chapter I", "  To Chapter II"]


def test_notes_at_the_end_of_each_chapter_belong_to_it() -> None:
    text = (
        f"CHAPTER I\n\n{PROSE.strip()}[1]\n\nNOTES\n\n[1] One.\n\n"
        f"CHAPTER II\n\n{PROSE.strip()}[1]\n\nNOTES\n\n[1] Two.\n"
    )
    assert outline(text) == ["CHAPTER I", "  NOTES", "CHAPTER II", "  NOTES"]


def test_what_stands_before_the_first_heading_is_a_division_of_its_own() -> None:
    assert outline(f"{PROSE}\nCHAPTER I\n\n{PROSE}") == ["", "CHAPTER I"]


def test_a_text_without_headings_needs_no_divisions() -> None:
    assert not laid_out(PROSE).claimed("div")
