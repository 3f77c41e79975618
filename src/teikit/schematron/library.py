"""The documents that a sheet reads by `doc()` and the like: Saxon opens no file, they are read here for it.

An expression that wants one breaks off with its address; the document is read, and the sheet is run again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from teikit.schematron import prepared
from teikit.schematron.namespaces import OWN, own
from teikit.schematron.sheet_files import absolute
from teikit.schematron.stylesheet import Stylesheet

FUNCTIONS = ("document", "doc-available", "doc")
CALL = re.compile(r"(?<![\w.:$@/-])(?:fn:)?(document|doc-available|doc)(?=\s*\()")
LITERAL = re.compile(r"""(?:document|doc-available|doc)\s*\(\s*(?:'([^']*)'|&quot;([^"&]*)&quot;)""")
MAP = "Q{http://www.w3.org/2005/xpath-functions/map}"
MOST = 500
"""Documents of one sheet."""

Read = Callable[[str], bytes]
"""The bytes at an address. Raises OSError with the reason where it may not, or cannot, be read."""


def beside(*paths: str) -> Read:
    """Read files in the folders of these files, and below them, from the disk."""
    folders = [Path(path).resolve().parent for path in paths if path]

    def read(address: str) -> bytes:
        path = local(address)
        if not any(path.resolve().is_relative_to(folder) for folder in folders):
            raise OSError(None, "it lies outside the folder of the document")
        return path.read_bytes()

    return read


def local(address: str) -> Path:
    """The path of an address, links not followed. Raises OSError for one that is not of a file."""
    parts = urlsplit(address)
    if parts.scheme != "file":
        raise OSError(None, "it is not on this machine")
    return absolute(unquote(parts.path))


@dataclass(slots=True)
class Library:
    """The documents read so far by their addresses, and why others were not."""

    read: Read
    documents: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def fetch(self, addresses: Iterable[str]) -> bool:
        """Read what is wanted; whether there was something new."""
        new = [each for each in addresses if each not in self.documents and each not in self.refused]
        for each in new:
            try:
                if len(self.documents) >= MOST:
                    raise OSError(None, f"more than {MOST} documents were read before it")
                self.documents[each] = prepared.read(self.read(each)).text
            except OSError as error:
                self.refused[each] = error.strerror or str(error)
            except prepared.MalformedError as malformed:
                self.refused[each] = malformed.failure.text
        return bool(new)

    def dump(self) -> str:
        """The library as a stylesheet takes it."""
        return json.dumps({"documents": self.documents, "refused": list(self.refused)})


def literals(stylesheet: str, base: str) -> list[str]:
    """The addresses that a stylesheet names in so many words: a context may want them, and say nothing."""
    return [urljoin(base, one or other) for one, other in LITERAL.findall(stylesheet)]


def wanted(results: etree._Element, code: str = "wanted") -> list[str]:
    """The addresses at which expressions broke off."""
    return [(each.text or "").strip() for each in results.iter(own("error")) if each.get("code") == code]


def redirect(sheet: Stylesheet, base: str) -> None:
    """Have the expressions of a stylesheet ask the library instead of Saxon for documents."""
    prefix = sheet.prefix[OWN]
    found = False
    for element in sheet.root.iter(etree.Element):
        for key, value in element.attrib.items():
            if "(" in value and not str(key).startswith("{"):
                changed = CALL.sub(rf"{prefix}:\1", str(value))
                if changed != value:
                    element.set(key, changed)
                    found = True
    if found:
        _functions(sheet, base)


def _functions(sheet: Stylesheet, base: str) -> None:
    parameter, documents, refused = (sheet.name(name) for name in ("library", "documents", "refused"))
    sheet.add(sheet.root, "param", name=parameter, select="'{}'")
    texts = f"parse-json(${parameter})?documents"
    entry = "function($uri, $text) { map:entry($uri, parse-xml($text)) }"
    parsed = f"if (exists({texts})) then map:for-each({texts}, {entry})"
    for name, value in (
        (documents, f"map:merge(({parsed} else ()))".replace("map:", f"{MAP}")),
        (refused, f"parse-json(${parameter})?refused?*"),
    ):
        sheet.add(sheet.root, "variable", name=name, select=value)
    static = "'" + base.replace("'", "''") + "'"
    there = f"${documents}($uri)"
    stop = f"error(QName('{OWN}', if ($uri = ${refused}) then 'refused' else 'wanted'), $uri)"
    resolved = "replace(replace(string(resolve-uri(string({}), {})), '#.*$', ''), '^file:/+', 'file:///')"
    for name, parameters, body in (
        ("read", ("uri",), f"if (exists({there})) then {there} else {stop}"),
        ("doc", ("href",), f"$href ! {sheet.name('read')}({resolved.format('.', static)})"),
        (
            "document",
            ("href",),
            f"for $each in $href, $base in if ($each instance of node()) then base-uri($each) else {static} "
            f"return {sheet.name('read')}({resolved.format('$each', '$base')})",
        ),
        (
            "document",
            ("href", "node"),
            f"for $each in $href return {sheet.name('read')}({resolved.format('$each', 'base-uri($node)')})",
        ),
        (
            "doc-available",
            ("href",),
            f"exists($href) and (for $uri in {resolved.format('$href', static)} return "
            f"if (exists({there})) then true() else if ($uri = ${refused}) then false() else {stop})",
        ),
    ):
        function = sheet.add(sheet.root, "function", name=sheet.name(name))
        for parameter in parameters:
            sheet.add(function, "param", name=parameter)
        sheet.add(function, "sequence", select=body)
