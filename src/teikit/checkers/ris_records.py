"""Reads RIS again: lines of tags that the format has, each record from its type to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.package import Receipt, Verdict

TYPES = frozenset(
    """
    ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT
    EBOOK ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT GRNT HEAR ICOMM INPR INTV JFULL JOUR
    LEGAL MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM POD PRESS RPRT SER SLIDE SOUND STAND STAT
    STD THES UNBILL UNPB UNPD VIDEO WEB
    """.split()
)
TAGS = frozenset(
    """
    A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP DS ED EP ET ID IS J1
    J2 JA JF JO K1 KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA
    TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2
    """.split()
)
LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
DAY = re.compile(r"\d{4}/(0[1-9]|1[0-2])?/(0[1-9]|[12]\d|3[01])?(/.*)?", re.ASCII)


def receipt(data: bytes) -> Receipt:
    """The verdict on a file."""
    text = data.decode()
    wrong = list(complaints(text))
    counts = {"records": sum(line.startswith("TY  - ") for line in text.split("\r\n"))}
    return Receipt("", Verdict.INVALID if wrong else Verdict.VALID, remarks=tuple(wrong[:20]), counts=counts)


def complaints(text: str) -> Iterator[str]:
    """What a program that takes RIS would stumble over."""
    within, known = False, set[str]()
    for number, line in enumerate(text.split("\r\n"), 1):
        found = LINE.fullmatch(line)
        if not line:
            continue
        tag, value = found.groups() if found else ("", "")
        if not found:
            yield f"line {number} has no tag: “{line[:40]}”"
        elif not within and (tag != "TY" or value not in TYPES):
            yield f"line {number}: a record begins with the type of a work, not with “{line[:40]}”"
        elif within and tag != "ER":
            yield from (f"line {number}: {said}" for said in _line(tag, value, known))
        within = tag != "ER"
    if within:
        yield "the last record has no end"


def _line(tag: str, value: str, known: set[str]) -> Iterator[str]:
    """What is wrong with a line within a record; `known` are the ids of those before."""
    if tag not in TAGS:
        yield f"RIS knows no {tag}"
    elif not value.strip():
        yield f"{tag} has no words"
    elif tag == "DA" and not DAY.fullmatch(value):
        yield f"{value} is no date of RIS"
    elif tag == "ID":
        if value in known:
            yield f'two records have the id "{value}"'
        known.add(value)
