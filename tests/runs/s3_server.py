"""An S3 of this machine (moto), and a proxy before it that answers 503, late, or not at all now and then.

Prints the address of each in a line, and serves until its input ends. A line of input is answered by how
many requests the S3 had since the last one, by method and first folder, as a line of JSON.
"""

from __future__ import annotations

import http.client
import json
import logging
import sys
import threading
import time
from collections import Counter
from contextlib import nullcontext, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
FORBIDDEN = (
    b"<?xml version='1.0'?><Error><Code>InvalidAccessKeyId</Code>"
    b"<Message>The AWS Access Key Id you provided does not exist in our records.</Message></Error>"
)
requests, told = count(1), Counter()
inner, alone = server._server.app, threading.Lock()


def counted(environ, start):
    method, folder = environ["REQUEST_METHOD"], environ["PATH_INFO"].split("/")[2:3]
    told[f"{method} {folder[0] if folder else ''}".strip()] += 1
    with alone if method == "PUT" else nullcontext():  # moto, unlike an S3, looks first and writes then
        return inner(environ, start)


server._server.app = counted


class Faults(BaseHTTPRequestHandler):
    """Hands requests on: some are answered by 503, some late, and some are done and not answered."""

    protocol_version = "HTTP/1.1"

    def handle_any(self) -> None:
        number = next(requests)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.startswith("/forbidden"):
            self.send_response(403)
            self.send_header("Content-Length", str(len(FORBIDDEN)))
            self.end_headers()
            self.wfile.write(FORBIDDEN if self.command != "HEAD" else b"")
            return
        if number % 11 == 0:
            self.send_response(503)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if number % 17 == 0:
            time.sleep(0.2)
        behind = http.client.HTTPConnection(host, port)
        behind.request(self.command, self.path, body, dict(self.headers))
        answer = behind.getresponse()
        data = answer.read()
        if number % 29 == 0:
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "server", "date", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", answer.getheader("Content-Length") or str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = handle_any  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass

    def handle(self) -> None:
        with suppress(OSError, ValueError):  # the connection that was closed
            super().handle()


proxy = ThreadingHTTPServer(("127.0.0.1", 0), Faults)
threading.Thread(target=proxy.serve_forever, daemon=True).start()
connection = http.client.HTTPConnection(host, port)
connection.request("PUT", "/letters")
connection.getresponse().read()
print(f"http://{host}:{port}", flush=True)
print(f"http://127.0.0.1:{proxy.server_address[1]}", flush=True)
for _ in sys.stdin:
    asked, told = dict(sorted(told.items())), Counter()
    print(json.dumps(asked), flush=True)
proxy.shutdown()
server.stop()
