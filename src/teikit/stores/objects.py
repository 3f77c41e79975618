"""An object store by its URL: S3, Google Cloud, Azure, through obstore.

What answers 503, late or not at all is asked again at growing intervals, for three minutes at most.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from teikit.source import FileError
from teikit.stores.ahead import Ahead
from teikit.stores.store import Entry

NO_BUCKET = "NoSuchBucket"
ANSWER = re.compile(r"<Code>(\w+)</Code>\s*<Message>([^<]*)</Message>")
INSTALL = "pip install 'teikit[s3]'"
PATIENCE = timedelta(minutes=3)
GROWING = {"init_backoff": timedelta(seconds=0.1), "max_backoff": timedelta(seconds=15), "base": 3}
"""The pause before each time: by chance, up to thrice the one before; with twice, it would not grow."""
SLOW = timedelta(seconds=30)
"""After which a request is given up, and made again."""


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
        try:
            from obstore.store import from_url
        except ImportError:
            raise FileError(url, "needs what is not installed", hint=INSTALL) from None
        plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http:")
        options: dict[str, Any] = {"timeout": SLOW, "allow_http": plain}
        retries: dict[str, Any] = {"max_retries": 20, "retry_timeout": PATIENCE, "backoff": GROWING}
        try:
            return cls(url, from_url(url, client_options=options, retry_config=retries))
        except Exception as error:
            raise FileError(url, f"cannot be opened: {_words(error)}") from None

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens it for itself."""
        return Objects.of, (self.url,)

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes of an object, or some of them. Raises FileNotFoundError."""
        if end is None and not start:
            found = self._ahead[0].take(key) if self._ahead else None
            return self._get(key) if found is None else found
        with self._told(key):
            if end is not None and end <= start:
                return b""
            last = end if end is not None else self.client.head(key)["size"]
            return bytes(self.client.get_range(key, start=start, end=last))

    def expect(self, keys: Iterable[str]) -> None:
        """Be told which objects will be read next, to fetch them meanwhile."""
        if not self._ahead:
            self._ahead.append(Ahead(self._get))
        self._ahead[0].expect(keys)

    def _get(self, key: str) -> bytes:
        with self._told(key):
            return bytes(self.client.get(key).bytes())

    def write(self, key: str, data: bytes) -> None:
        """Put an object there: the store shows it when it has all of it."""
        with self._told(key):
            self.client.put(key, data)

    def create(self, key: str, data: bytes) -> bool:
        """Put an object there if there is none, by a conditional put.

        One that was answered by an error may have been done nevertheless: then the object is this one.
        """
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        with self._told(key):
            try:
                self.client.put(key, data, mode="create", use_multipart=False)
            except (AlreadyExistsError, PreconditionError):
                return self._get(key) == data
        return True

    def put(self, key: str, path: Path) -> None:
        """Put a large file of this machine there: in parts, shown when the last one is there."""
        with self._told(key):
            self.client.put(key, path)

    def local(self, key: str) -> Path:
        """A copy on this machine, for as long as this process lives."""
        path = Path(_copies().name, self.url.replace("/", "_"), key)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}")
            with self._told(key), new.open("wb") as file:
                for chunk in self.client.get(key).stream():
                    file.write(chunk)
            new.replace(path)
        return path

    def delete(self, key: str) -> None:
        """Remove an object, if it is there."""
        try:
            with self._told(key):
                self.client.delete(key)
        except FileNotFoundError:
            return

    def find(self, key: str) -> Entry | None:
        """What there is to know of an object without reading it."""
        try:
            with self._told(key):
                found = self.client.head(key)
        except FileNotFoundError:
            return None
        return Entry(key, found["size"], _version(found))

    def has_below(self, prefix: str) -> bool:
        """Whether there is any object below a folder: one page of a listing tells."""
        with self._told(prefix):
            return any(self.client.list(prefix or None, chunk_size=1))

    def entries(self, prefix: str = "") -> Iterator[Entry]:
        """The objects below a folder, sorted by their keys."""
        found = []
        with self._told(prefix):
            for chunk in self.client.list(prefix or None):
                found += [Entry(each["path"], each["size"], _version(each)) for each in chunk]
        return iter(sorted(found, key=lambda each: each.key))

    @contextmanager
    def _told(self, key: str) -> Iterator[None]:
        """What a store says, as an error of the system that names the object."""
        from obstore.exceptions import BaseError, NotFoundError

        name = f"{self.url}/{key}"
        try:
            yield
        except (NotFoundError, FileNotFoundError) as error:
            said = "no such bucket" if NO_BUCKET in str(error) else "no such file"
            raise FileNotFoundError(2, said, name) from None
        except BaseError as error:
            if NO_BUCKET in str(error):
                raise FileNotFoundError(2, "no such bucket", name) from None
            raise OSError(5, f"the store says: {_words(error)}", name) from None


@cache
def _copies() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="teikit-")


def _version(found: Any) -> str:
    return str(found["e_tag"] or found["version"] or "").strip('"')


def _words(error: Exception) -> str:
    """What an error says in one line, without the notes for those who debug it, or what S3 itself said."""
    told = " ".join(str(error).partition("\n\nDebug source")[0].split())
    found = ANSWER.search(told)
    return f"{found[2]} ({found[1]})" if found else told[:300]
