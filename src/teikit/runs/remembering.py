"""What earlier runs found in files, kept in a store for all workers: it is said again where all still holds.

What belongs to the files of one shard lies in one pack, so that a shard costs two requests more, not a file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teikit.checking.fingerprint import program, today
from teikit.project import Project
from teikit.project.answers import hold
from teikit.runs.made import Do, Made
from teikit.runs.shards import Input
from teikit.source import FileError
from teikit.stores import Store, opened, pieces
from teikit.workspace import Answers
from teikit.workspace.buckets import shown
from teikit.workspace.trace import UNSETTLED
from teikit.workspace.workspace import digest

ABOUT, FORMAT = "about.txt", "teikit memory 1"
"""What a place of memory says of itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found in a file: the hash of its bytes, what else this rests on, the facts of its result."""

    digest: str
    rests_on: Answers
    facts: Mapping[str, Any]


@dataclass(eq=False, slots=True)
class Remembering:
    """Work on files that is not done where it was done before, under the same settings and the same program.

    `settings` is the hash of both, `digest_of` tells the hash of the bytes that would be worked on now.
    """

    do: Do
    project: Project
    place: str
    settings: str
    digest_of: Callable[[Path], str]
    _made: dict[str, Entry] = field(default_factory=dict)

    def __call__(self, path: Path) -> Made:
        """What is made of a file, to be remembered when its shard is done."""
        made = self.do(path)
        rests_on = made.rests_on
        if made.digest and not made.failure and not any(answer == UNSETTLED for _, _, answer in rests_on):
            self._made[shown(str(path))] = Entry(made.digest, rests_on, made.facts)
        return made

    @contextmanager
    def over(self, inputs: Sequence[Input]) -> Iterator[Mapping[Path, Made]]:
        """What holds still of the files of a shard; at its end, what was made of the others is kept."""
        self._made.clear()
        store = opened(self.place)
        first = digest(inputs[0].path.encode("utf-8", "surrogateescape"))
        key = f"{self.settings}/{first[:32]}.jsonl.gz"
        kept = _kept(store, key)
        known = {each.path: kept[each.path] for each in inputs if self._holds(each, kept.get(each.path))}
        yield {Path(path): Made(each.digest, facts=each.facts) for path, each in known.items()}
        made = {each.path: self._made[each.path] for each in inputs if each.path in self._made}
        if made and today() == program():  # else nobody knows which program found it
            with suppress(OSError):
                store.write(key, _packed(known | made))

    def _holds(self, each: Input, entry: Entry | None) -> bool:
        return (
            entry is not None
            and entry.digest == self.digest_of(Path(each.path))
            and hold(self.project, entry.rests_on)
        )


def begin(place: str) -> None:
    """Begin a place that somebody names, or look whether it is one. Raises FileError."""
    store, about = opened(place), f"{FORMAT}\n".encode()
    try:
        if store.create(ABOUT, about) or store.read(ABOUT) == about:
            return
    except OSError as error:
        raise FileError(
            place, f"cannot be used as a memory: {(error.strerror or str(error)).lower()}"
        ) from None
    raise FileError(f"{place}/{ABOUT}", f'is not of "{FORMAT}"')


@contextmanager
def recalled(do: Do, inputs: Sequence[Input]) -> Iterator[Mapping[Path, Made]]:
    """What need not be made of the files of a shard, since it was made before; nothing of most work."""
    if isinstance(do, Remembering):
        with do.over(inputs) as known:
            yield known
    else:
        yield {}


def _packed(entries: Mapping[str, Entry]) -> bytes:
    """Entries as lines of JSON, after one with the answers that they rest on: most share most of them."""
    numbers: dict[tuple[str, str, str], int] = {}
    lines = [
        {
            "path": path,
            "sha256": each.digest,
            "rests_on": [numbers.setdefault(answer, len(numbers)) for answer in each.rests_on],
            "facts": each.facts,
        }
        for path, each in sorted(entries.items())
    ]
    return gzip.compress(pieces([list(numbers), *lines]), mtime=0)


def _kept(store: Store, key: str) -> dict[str, Entry]:
    """The entries of a pack; none where it is not there, or damaged."""
    try:
        first, *lines = map(json.loads, gzip.decompress(store.read(key)).splitlines())
        answers = [(str(kind), str(about), str(said)) for kind, about, said in first]
        return {
            line["path"]: Entry(
                str(line["sha256"]), tuple(answers[number] for number in line["rests_on"]), line["facts"]
            )
            for line in lines
        }
    except (OSError, EOFError, ValueError, TypeError, LookupError):
        return {}
