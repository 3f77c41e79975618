"""The hash that convert leaves in the header of what it writes: a file that a person changed is known by it.

It is a name after RFC 6920, `ni:///sha-256;…`, of the file without the element that holds it.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from hashlib import sha256

SEAL = re.compile(rb'<ptr target="ni:///sha-256;([\w-]{43})"/>')
PLACE = b'<application ident="teikit"'


def sealed(data: bytes) -> bytes:
    """A TEI file with its hash in the header; as it is where it does not name teikit as its application."""
    start = data.find(PLACE)
    end = data.find(b"</application>", start)
    if start < 0 or end < 0:
        return data
    return data[:end] + b'<ptr target="ni:///sha-256;' + _digest(data) + b'"/>' + data[end:]


def is_untouched(data: bytes) -> bool:
    """Whether a file is byte for byte what convert wrote."""
    found = SEAL.search(data)
    return found is not None and _digest(data[: found.start()] + data[found.end() :]) == found[1]


def is_sealed(data: bytes) -> bool:
    """Whether convert wrote a file, whatever became of it since."""
    return bool(SEAL.search(data))


def _digest(data: bytes) -> bytes:
    return urlsafe_b64encode(sha256(data).digest()).rstrip(b"=")
