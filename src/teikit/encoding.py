"""In which encoding the bytes of a file are, as far as they say it themselves (XML 1.0 appendix F)."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks; that of UTF-32 begins with that of UTF-16."""
UNMARKED = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How XML begins in what is not ASCII with more beside it."""
DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")


def marked(data: bytes) -> str:
    """The encoding that a byte-order mark names; empty without one."""
    return next((name for mark, name in MARKS if data.startswith(mark)), "")


def of_xml(data: bytes) -> str:
    """The encoding of an XML file, as Python calls it: by its mark, its first characters, its declaration."""
    if name := marked(data):
        return name
    if name := next((name for sign, name in UNMARKED if data.startswith(sign)), ""):
        return name
    declared = DECLARED.match(data[:1024])
    if declared is None:
        return "utf-8"
    try:
        return codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return "utf-8"


def codec(data: bytes) -> str:
    """The encoding of what stands within an XML file: the file's, in its order of bytes, without a mark."""
    name = of_xml(data)
    if name == "utf-16":
        return "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    return "utf-8" if name == "utf-8-sig" else name


def written(words: str, codec: str) -> bytes:
    """Words as they stand in an XML file of this encoding, with references for what it has no bytes for."""
    return words.encode(codec, "xmlcharrefreplace")


WESTERN = frozenset("àâäáãåæçéèêëîïíìñôöóòõøœùûüúßÿÀÂÄÁÅÆÇÉÈÊËÎÏÔÖÓØŒÙÛÜÚ’‘“”„«»‹›–—…°§£€·×½¼ªº†‡•¿¡\u00a0")
"""What texts in the languages of Western Europe have beyond ASCII."""
FAMILIES = {
    **dict.fromkeys(("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"), "EBCDIC"),
    **dict.fromkeys(("cp932", "shift_jis_2004", "shift_jisx0213"), "Shift_JIS"),
}
"""What encodings are called by those who do not know Python's names."""
EBCDIC = b"\x4c\x6f\xa7\x94"
"""How `<?xm` begins there."""


def strange(data: bytes) -> str | None:
    """What a file is that begins as XML does in an encoding of which XML tools know nothing."""
    name = of_xml(data[:1024])
    if name.startswith("utf-32"):
        return "is UTF-32, which XML tools do not read"
    if name.startswith("utf-16-"):
        return f"is UTF-16 ({name[-2:].upper()}) without a byte-order mark"
    return "is EBCDIC, which XML tools do not read" if data.startswith(EBCDIC) else None


def wide(data: bytes) -> str:
    """The encoding with two or four bytes for a letter of a text that does not say so; else empty."""
    sample = data[:4096]
    if marked(data) or b"\0" not in sample:
        return ""
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        size = int(name[4:6]) // 8
        try:
            text = sample[: len(sample) // size * size].decode(name)
        except UnicodeDecodeError:
            continue
        words = sum(each.isalnum() or each.isspace() for each in text)
        if "\0" not in text and words > 0.7 * len(text) and _is_of_few_scripts(text):
            return name
    return ""


def _is_of_few_scripts(text: str) -> bool:
    """Whether letters are near each other, as those of a language are: read by halves, they are anywhere."""
    blocks = {ord(each) >> 8 for each in text if each.isalpha()}
    return len(blocks) <= max(3, len(text) // 8)


def western(data: bytes) -> str:
    """The text in Windows' Western encoding, if its letters beyond ASCII are those of the languages there.

    A few of them are enough, where a guess by frequencies needs a page.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    beyond = [character for character in text if character > "\x7f"]
    foreign = sum(character not in WESTERN for character in beyond)
    return text if foreign * 50 <= len(beyond) <= len(text) * 0.4 else ""


def likely(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are likely in; empty where nothing speaks for one.

    A byte or two among much that is UTF-8 is a slip, whatever it looks like.
    """
    if western(data):
        return "windows-1252"
    beyond = sum(byte > 0x7F for byte in data)
    wrong = data.decode("utf-8", "replace").count("\ufffd")
    if wrong * 20 < beyond:
        return ""
    from charset_normalizer import from_bytes  # slow to import, and most files are UTF-8

    best = from_bytes(data).best()
    return best.encoding.replace("_", "-") if best else ""


def width(encoding: str, data: bytes) -> tuple[int, str]:
    """The bytes of the smallest character of an encoding, and the encoding without a mark, its order said."""
    name = codecs.lookup(encoding).name
    order = "be" if data[:1] in (b"\xfe", b"\0") else "le"
    if name.startswith(("utf-16", "utf-32")):
        return int(name[4:6]) // 8, f"{name}-{order}" if name in ("utf-16", "utf-32") else name
    return 1, name.removesuffix("-sig")
