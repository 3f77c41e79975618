"""What teikit, Jing and libxml2 (xmllint's parser) say of thirteen kinds of files that are no XML.

Usage: python bench/ill_formed.py > docs/ill-formed.md (needs Java, for Jing).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

from teikit.source import FileError, Source
from teikit.tei.document import parse

FRAME = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>\n{}\n</body></text></TEI>\n'
KINDS = {
    "an end tag is missing": "<p>One <hi>two</p>",
    "a start tag is missing": "<p>One two</hi></p>",
    "the end tag is spelt otherwise": "<persName>Ada</persname>",
    "a bare ampersand": "<p>Fish & chips</p>",
    "an entity of HTML": "<p>One&nbsp;two</p>",
    "an entity without its semicolon": "<p>caf&eacute x</p>",
    "a bare less-than sign": "<p>a < b</p>",
    "a value without quotation marks": "<p rend=bold>x</p>",
    "typographic quotation marks": "<p rend=“bold”>x</p>",
    "a value that is not closed": '<p rend="bold>x</p>',
    "an attribute twice": '<p n="1" n="2">x</p>',
    "two hyphens in a comment": "<!-- b -- c --><p>x</p>",
    "a letter of another encoding": "<p>Caf\udce9</p>",
}
PROFILE = Path(__file__).parents[1] / "schema" / "teikit.rng"


def ours(data: bytes) -> str:
    try:
        parse(Source("a.xml", data))
    except FileError as error:
        return f"{error.line}:{error.column} {error.reason.removeprefix('not well-formed: ')}; {error.hint}"
    return "nothing"


def of_jing(path: Path) -> str:
    command = [str(Path(sys.executable).with_name("pyjing")), str(PROFILE), str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r":(\d+:\d+): fatal: (.*)", said) or re.search(r":(\d+:\d+): error: (.*)", said)
    return f"{found[1]} {found[2]}" if found else said.strip()[:200]


def of_libxml2(data: bytes) -> str:
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return f"{line}:{column} {str(error).partition(', line ')[0]}"
    return "nothing"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def main() -> None:
    print("# Files that are no XML: what is said of them\n")
    print("Thirteen kinds in a frame of three lines, each at line 3; made by `python bench/ill_formed.py`.\n")
    print("| kind | written | teikit | Jing | libxml2 (xmllint) |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for kind, body in KINDS.items():
            data = FRAME.format(body).encode("utf-8", "surrogateescape")
            path = Path(folder, "a.xml")
            path.write_bytes(data)
            shown = body.replace("\udce9", "\\xE9")
            said = (
                f"`{shown}`".replace("|", "\\|"),
                *map(cell, (ours(data), of_jing(path), of_libxml2(data))),
            )
            print(f"| {kind} | {' | '.join(said)} |")


if __name__ == "__main__":
    main()
