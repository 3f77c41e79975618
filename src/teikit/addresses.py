"""Addresses as the web has them: what no URI may contain is percent-encoded; what is none is left out."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

RESERVED = ":/?@!$&'()*+,;=~"
SCHEMELESS = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)[^/:?]*:")
"""A colon in the first step of a path, behind what is the name of no scheme."""
STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address(said: str) -> str:
    """An address as a URI (RFC 3987, 3.1), so that any program takes it; empty where it can be none."""
    whole, mark, fragment = said.strip().partition("#")
    try:
        parts = urlsplit(whole)
        _ = parts.port  # raises for one that no machine has
    except ValueError:
        return ""
    if whole.startswith(("http:", "https:")) and not parts.hostname:
        return ""
    if parts.scheme and whole == f"{parts.scheme}:":
        return ""
    whole = f"./{whole}" if SCHEMELESS.match(whole) else whole
    safe = f"{RESERVED}[]" if "[" in parts.netloc else RESERVED
    return _encoded(whole, safe) + mark + _encoded(fragment, RESERVED)


def web(said: str) -> str:
    """An address that a browser can ask for; empty where it is none, or of another kind."""
    return address(said) if said.strip().lower().startswith(("http://", "https://")) else ""


def of_file(name: str) -> str:
    """How the address of a file of this name ends, whatever signs the name has."""
    return quote(name, safe="", errors="surrogateescape")


def _encoded(text: str, safe: str) -> str:
    return quote(STRAY.sub("%25", text), safe=f"{safe}%", errors="surrogatepass")
