"""What several tests share: the command run as a user runs it, and a page like those of a book."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from teikit.cli import main

# a busy machine is no fault of the code, and one state is judged in one way; `make laws` looks for others
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("same")

# a job in the background does not heed Ctrl-C, nor would the programs under test that it starts
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PAGE = (
    "The Caucasus Ë 12\n"
    "When the delegates met at Tiflis on 26 May 1918, nobody knew how long the re-\n"
    "public would last.¹Noe Zhordania spoke for an hour; Zhordania was no orator. He\n"
    "left for Paris in 1921.\n"
    "1 Letter of 3 June 1918, p. 4.\n"
)


@dataclass(frozen=True)
class Done:
    """What a run of the command left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


Teikit = Callable[..., Done]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this run, so that none touches the user's."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEIKIT_CACHE", str(folder))
        yield folder


@pytest.fixture
def teikit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Teikit:
    """Run `teikit ARGUMENTS…` in a folder of its own, with `stdin` as standard input and its own cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEIKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.delenv("XML_CATALOG_FILES", raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> Done:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["teikit", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as stopped:
                main()
            out.flush()
            code = stopped.value.code
            return Done(code if isinstance(code, int) else 0, out.buffer.getvalue(), err.getvalue())

    return run
