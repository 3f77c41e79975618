"""The bytes at an address: over https, within bounds of size and time."""

from __future__ import annotations

import time
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from teikit import __version__
from teikit.schemas.address import is_loopback, may_lead
from teikit.source import FileError

LARGEST = 32 * 1024**2
"""Bytes of one file."""
TIMEOUT = 20
"""Seconds that a server may be silent; thrice that for a whole file."""
SAFE = "%/:=&?~#+!$,;'@()*[]"


def get(address: str) -> bytes:
    """The bytes at an address. Raises FileError where they cannot be had in time, or are too many."""
    direct = [ProxyHandler({})] if is_loopback(address) else []
    request = Request(quote(address, safe=SAFE), headers={"User-Agent": f"teikit/{__version__}"})  # noqa: S310
    until = time.monotonic() + 3 * TIMEOUT
    parts: list[bytes] = []
    size = 0
    try:
        with build_opener(_Redirects, *direct).open(request, timeout=TIMEOUT) as response:
            while part := response.read1(65536):
                parts.append(part)
                size += len(part)
                if size > LARGEST:
                    raise FileError(
                        address, f"is larger than {LARGEST / 1024**2:g} MiB", hint="save it yourself"
                    )
                if time.monotonic() > until:
                    raise FileError(
                        address, f"did not arrive within {3 * TIMEOUT:g} seconds", hint="try again"
                    )
            if response.length:
                raise FileError(address, f"broke off {response.length:,} bytes early", hint="try again")
    except HTTPError as error:
        error.close()
        reason = "its redirections do not end" if error.code < 400 else f"{error.code} {error.reason}".lower()
        raise FileError(address, f"cannot be fetched: {reason}", hint="is the address right?") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise FileError(
            address, f"cannot be fetched: {_reason(error)}", hint="is the address right?"
        ) from None
    return b"".join(parts)


class _Redirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not may_lead(req.full_url, newurl):
            raise FileError(
                req.full_url, f'leads on to "{newurl}", which is not https', hint="save the schema yourself"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _reason(error: Exception) -> str:
    inner = error.reason if isinstance(error, URLError) else error
    said = inner.strerror if isinstance(inner, OSError) else None
    return (said or str(inner) or type(inner).__name__).lower()
