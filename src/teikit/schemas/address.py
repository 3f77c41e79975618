"""Addresses of schemas: which name the same thing, which lie on this machine, which may lead to which."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def split(address: str) -> SplitResult:
    """The parts of an address; of something that is none, just a path."""
    try:
        parts = urlsplit(address)
        _ = parts.hostname, parts.port
    except ValueError:
        return SplitResult("", "", address, "", "")
    return parts


def is_address(text: str) -> bool:
    """Whether a text is an address rather than a path; a scheme of one letter is a drive."""
    return len(split(text).scheme) > 1


def key(address: str) -> str:
    """The address that stands for it and its twin: http is https, except on this very machine."""
    parts = split(address)
    scheme = "https" if parts.scheme == "http" and not is_loopback(address) else parts.scheme
    return parts._replace(scheme=scheme, netloc=parts.netloc.lower(), fragment="").geturl()


def is_loopback(address: str) -> bool:
    """Whether an address is one of this machine."""
    return split(address).hostname in LOOPBACK


def may_lead(origin: str, address: str) -> bool:
    """Whether something at `origin` may lead to an address: to https, and from this machine to itself."""
    parts = split(address)
    inside = is_loopback(origin) and is_loopback(address)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and inside))


def of(path: Path) -> str:
    """The file URI of a path."""
    return path.absolute().as_uri()


def local(address: str) -> Path | None:
    """The path of a file URI; None for another."""
    parts = split(address)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    from urllib.request import url2pathname  # slow to import, and few runs have a catalog

    return Path(url2pathname(parts.path))
