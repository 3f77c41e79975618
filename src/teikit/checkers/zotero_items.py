"""Reads Zotero RDF again: each item of a kind that Zotero has, and what points at something finds it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.package import Receipt, Verdict

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ITEM_TYPE = "{http://www.zotero.org/namespaces/export#}itemType"
MEMO = "{http://purl.org/net/biblio#}Memo"
TYPES = frozenset(
    """
    artwork attachment audioRecording bill blogPost book bookSection case computerProgram conferencePaper
    dataset dictionaryEntry document email encyclopediaArticle film forumPost hearing instantMessage
    interview journalArticle letter magazineArticle manuscript map newspaperArticle note patent podcast
    preprint presentation radioBroadcast report standard statute thesis tvBroadcast videoRecording webpage
    """.split()
)


def receipt(data: bytes) -> Receipt:
    """The verdict on a file."""
    top = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    wrong = list(complaints(top))
    items = sum(each.tag != MEMO for each in top)
    counts = {"items": items, "notes": len(top) - items}
    return Receipt("", Verdict.INVALID if wrong else Verdict.VALID, remarks=tuple(wrong[:20]), counts=counts)


def complaints(top: etree._Element) -> Iterator[str]:
    """What is wrong with a collection."""
    if top.tag != f"{RDF}RDF":
        yield "it is no RDF"
    known: set[str] = set()
    for each in top:
        name = each.get(f"{RDF}about", "")
        if not name or name in known:
            yield f'two items are called "{name}"' if name else "an item has no name"
        known.add(name)
        if each.tag != MEMO:
            kind = each.findtext(ITEM_TYPE)
            if kind not in TYPES:
                yield f'{name} is a "{kind}", which Zotero does not have'
    for each in top.iter(etree.Element):
        target = each.get(f"{RDF}resource")
        if target is not None and target not in known:
            yield f"“{target}” is not there"
        if len(each) == 0 and target is None and not (each.text or "").strip():
            yield f"an empty {etree.QName(each).localname}"
