"""A repository behind HTTP: Starlette takes the requests, uvicorn serves them."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from teikit.harvesting.repository import Repository
from teikit.package import Checker
from teikit.source import FileError

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

LIBRARIES = Checker("Starlette and uvicorn", {"starlette": "teikit[server]", "uvicorn": "teikit[server]"})
PATHS = ("/", "/oai")
WAIT = "60"
"""Seconds after which a harvester may ask again (OAI-PMH 2.0, 3.1.2.2)."""
LONGEST = 16_384
"""Bytes of a request by POST; the longest that the protocol has is far shorter."""


def application(repository: Repository) -> Starlette:
    """The application that answers at `/oai`, by GET and POST (OAI-PMH 2.0, 3.1.1)."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import Route

    async def answer(request: Request) -> Response:
        query = request.url.query
        if request.method == "POST":
            body = await request.body()
            if len(body) > LONGEST:
                return PlainTextResponse("the request is too long", 413)
            query = body.decode("utf-8", "replace")
        arguments = parse_qsl(query, keep_blank_values=True)
        try:
            data = await run_in_threadpool(repository.answer, arguments)
        except FileError as error:
            logging.getLogger("uvicorn.error").error("%s", error)
            return PlainTextResponse("the folder cannot be read now", 503, {"Retry-After": WAIT})
        return Response(data, media_type="text/xml; charset=utf-8")

    return Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path in PATHS])


def listen(host: str, port: int) -> socket.socket:
    """A socket at an address; port 0 is any that is free. Raises FileError."""
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except (OSError, OverflowError) as error:
        found.close()
        said = str(getattr(error, "strerror", None) or error).lower()
        reason = f"cannot be listened at: {said}"
        raise FileError(
            f"{host}:{port}", reason, hint="name another address with --host and --port"
        ) from None
    return found


def serve(repository: Repository, at: socket.socket) -> None:
    """Answer until the process is told to end."""
    import uvicorn

    settings = uvicorn.Config(application(repository), log_level="warning", server_header=False)
    uvicorn.Server(settings).run(sockets=[at])
