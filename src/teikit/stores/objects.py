"""An object store by its URL: S3, Google Cloud, Azure, through obstore.

What answers 503, late or not at all is asked again at growing intervals, for three minutes at most.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from teikit.source import FileError
from teikit.stores.ahead import Ahead
from teikit.stores.store import Entry

Answer = TypeVar("Answer")

NO_BUCKET = "NoSuchBucket"
ANSWER = re.compile(r"<Code>(\w+)</Code>\s*<Message>([^<]*)</Message>")
INSTALL = "pip install 'teikit[s3]'"
GROWING = {"init_backoff": timedelta(seconds=0.1), "max_backoff": timedelta(seconds=15), "base": 3}
"""The pause before each time: by chance, up to thrice the one before; with twice, it would not grow."""
PATIENT = {"max_retries": 20, "retry_timeout": timedelta(minutes=3), "backoff": GROWING}
SLOW, SHORT = timedelta(seconds=30), timedelta(seconds=5)
"""After which a request is given up, and made again: of who is at work, and of who only looks."""
ANY = "teikit"
"""A name that is asked for to hear whether there is an answer; which one does not matter."""
REFUSED = "403 Forbidden; look at the credentials, and at what they allow"
SILENT, NO_CREDENTIALS = "HTTP error", "/latest/api/token"
"""What stands in errors where nothing answered, and where no place had credentials."""


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects below a URL."""

    url: str
    client: Any = field(repr=False, compare=False)
    _ahead: list[Ahead] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    @cache
    def of(cls, url: str) -> Objects:
        """The store of a URL, one in a process. Raises FileError where it is none, or lacks its extra."""
        return cls(url, _client(url, SLOW, PATIENT))

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens it for itself."""
        return Objects.of, (self.url,)

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes of an object, or some of them. Raises FileNotFoundError."""
        if end is None and not start:
            found = self._ahead[0].take(key) if self._ahead else None
            return self._get(key) if found is None else found
        if end is not None and end <= start:
            return b""

        def ask() -> bytes:
            last = end if end is not None else self.client.head(key)["size"]
            return bytes(self.client.get_range(key, start=start, end=last))

        return self._done(key, ask)

    def expect(self, keys: Iterable[str]) -> None:
        """Be told which objects will be read next, to fetch them meanwhile."""
        if not self._ahead:
            self._ahead.append(Ahead(self._get))
        self._ahead[0].expect(keys)

    def _get(self, key: str) -> bytes:
        return self._done(key, lambda: bytes(self.client.get(key).bytes()))

    def write(self, key: str, data: bytes) -> None:
        """Put an object there: the store shows it when it has all of it."""
        self._done(key, lambda: self.client.put(key, data))

    def create(self, key: str, data: bytes) -> bool:
        """Put an object there if there is none, by a conditional put.

        One that was answered by an error may have been done nevertheless: then the object is this one.
        """
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        def ask() -> bool:
            try:
                self.client.put(key, data, mode="create", use_multipart=False)
            except (AlreadyExistsError, PreconditionError):
                return False
            return True

        return self._done(key, ask) or self._get(key) == data

    def put(self, key: str, path: Path) -> None:
        """Put a large file of this machine there: in parts, shown when the last one is there."""
        self._done(key, lambda: self.client.put(key, path))

    def local(self, key: str) -> Path:
        """A copy on this machine, for as long as this process lives."""
        path = Path(_copies().name, self.url.replace("/", "_"), key)

        def ask() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}")
            with new.open("wb") as file:
                for chunk in self.client.get(key).stream():
                    file.write(chunk)
            new.replace(path)

        if not path.exists():
            self._done(key, ask)
        return path

    def delete(self, key: str) -> None:
        """Remove an object, if it is there."""
        with suppress(FileNotFoundError):
            self._done(key, lambda: self.client.delete(key))

    def find(self, key: str) -> Entry | None:
        """What there is to know of an object without reading it."""
        try:
            found = self._done(key, lambda: self.client.head(key))
        except FileNotFoundError:
            return None
        return Entry(key, found["size"], _version(found))

    def has_below(self, prefix: str) -> bool:
        """Whether there is any object below a folder: one page of a listing tells."""
        return self._done(prefix, lambda: any(self.client.list(prefix or None, chunk_size=1)))

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """The objects below a folder, sorted by their keys."""

        def ask() -> list[Entry]:
            chunks = self.client.list(prefix or None)
            return [Entry(each["path"], each["size"], _version(each)) for some in chunks for each in some]

        return iter(sorted(self._done(prefix, ask), key=lambda each: each.key))

    def _done(self, key: str, ask: Callable[[], Answer]) -> Answer:
        """What a store answers; what it refuses is an error of the system that names the object."""
        from obstore.exceptions import BaseError, NotFoundError

        name = f"{self.url}/{key}"
        try:
            return _heard(ask)
        except (NotFoundError, FileNotFoundError) as error:
            said = "no such bucket" if NO_BUCKET in str(error) else "no such file"
            raise FileNotFoundError(2, said, name) from None
        except BaseError as error:
            if NO_BUCKET in str(error):
                raise FileNotFoundError(2, "no such bucket", name) from None
            raise OSError(5, f"the store says: {_words(error)}", name) from None


def _client(url: str, timeout: timedelta, retries: Mapping[str, Any]) -> Any:
    """What talks to a store. Raises FileError."""
    try:
        from obstore.store import from_url
    except ImportError:
        raise FileError(url, "needs what is not installed", hint=INSTALL) from None
    plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http:")
    options: dict[str, Any] = {"timeout": timeout, "allow_http": plain}
    try:
        return from_url(url, client_options=options, retry_config=dict(retries))
    except Exception as error:
        raise FileError(url, f"cannot be opened: {_words(error)}") from None


def reach(url: str) -> None:
    """Look whether a store answers at all, without the patience of who is at work. Raises FileError."""
    client = _client(url, SHORT, {"max_retries": 2, "retry_timeout": 2 * SHORT})
    from obstore.exceptions import BaseError

    try:
        _heard(lambda: client.head(ANY))
    except FileNotFoundError:
        return
    except BaseError as error:
        told = str(error)
        if NO_CREDENTIALS in told:
            hint = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what else the store takes"
            raise FileError(url, "needs credentials, and there are none", hint=hint) from None
        if SILENT in told:
            asked = os.environ.get("AWS_ENDPOINT_URL") or "the endpoint of its provider"
            hint = "look whether AWS_ENDPOINT_URL is right, and whether the network leads there"
            raise FileError(url, f"cannot be reached: {asked} does not answer", hint=hint) from None


def _heard(ask: Callable[[], Answer]) -> Answer:
    """An answer that is waited for in another thread: one that waits for a store does not hear Ctrl-C."""
    if threading.current_thread() is threading.main_thread():
        return _hand().submit(ask).result()
    return ask()


@cache
def _hand() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


@cache
def _copies() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="teikit-")


def _version(found: Any) -> str:
    return str(found["e_tag"] or found["version"] or "").strip('"')


def _words(error: Exception) -> str:
    """What an error says in one line, without the notes for those who debug it, or what S3 itself said."""
    told = " ".join(str(error).partition("\n\nDebug source")[0].split())
    if found := ANSWER.search(told):
        return f"{found[2]} ({found[1]})"
    return REFUSED if "403 Forbidden" in told else told[:300]
