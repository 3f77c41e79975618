"""The folder of a run: what it is a run of, said once by whoever begins it, and held to by all who join."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from typing import Any

from teikit import __version__
from teikit.runs.shards import Input, Manifest, Shard
from teikit.source import FileError
from teikit.stores import Store, opened

FORMAT = "teikit run 1"
ABOUT = "run.json"
LIBRARIES = ("lxml", "numpy", "saxonche", "distributed", "obstore")
"""What changes what a run makes, or how, beside teikit and Python."""


@dataclass(frozen=True, slots=True)
class About:
    """What a run is of: the command that began it and where, its steps, and what decides its results."""

    verb: str
    command: tuple[str, ...]
    folder: str
    steps: Mapping[str, str]
    target: str
    settings: str
    schemas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that is begun: its place, what it said of itself, and the shards of each of its manifests."""

    place: str
    facts: Mapping[str, Any]

    @property
    def store(self) -> Store:
        """Where its files are."""
        return opened(self.place)

    def shards(self, step: str) -> list[Shard]:
        """The shards of a step."""
        return Manifest(self.store, self.facts["steps"][step]).shards()

    @property
    def last(self) -> str:
        """The step that has the results."""
        return str(list(self.facts["steps"])[-1])


def begin(place: str, about: About, manifests: Mapping[str, Sequence[Input]], size: int) -> Begun:
    """Begin a run, or join one that is the same. Raises FileError where another run is there."""
    store = opened(place)
    counts: dict[str, Any] = {}
    for name, inputs in manifests.items():
        shards, digest = Manifest(store, name).write(inputs, size)
        counts[name] = {
            "files": sum(each.files for each in shards),
            "bytes": sum(each.size for each in shards),
            "shards": len(shards),
            "sha256": digest,
        }
    facts = {
        "format": FORMAT,
        "verb": about.verb,
        "command": list(about.command),
        "folder": about.folder,
        "target": about.target,
        "steps": dict(about.steps),
        "manifests": counts,
        "settings": about.settings,
        "schemas": dict(about.schemas),
        "versions": versions(),
    }
    told = (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
    if not store.create(ABOUT, told):
        there = joined(place)
        for key, what in (("manifests", "inputs"), ("settings", "settings"), ("target", "target")):
            if there.facts[key] != json.loads(told)[key]:
                raise other(place, what)
        return there
    return Begun(place, json.loads(told))


def joined(place: str) -> Begun:
    """A run that was begun. Raises FileError where there is none."""
    try:
        facts = json.loads(opened(place).read(ABOUT))
        if facts["format"] == FORMAT:
            return Begun(place, facts)
    except FileNotFoundError:
        hint = "--run names the folder of one, and the line in which it is begun says it"
        raise FileError(place, "has no run in it", hint=hint) from None
    except (ValueError, KeyError, TypeError):
        pass
    raise FileError(f"{place}/{ABOUT}", f'is not of "{FORMAT}"')


def other(place: str, what: str) -> FileError:
    """That a place has another run."""
    return FileError(place, f"has a run with other {what}", hint="name another folder with --run")


def versions() -> dict[str, str]:
    """What a run is run by."""
    found = {"teikit": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def settings_of(*settings: object) -> str:
    """A hash of settings, by what they say of themselves, and of the version of teikit."""
    told = "\n".join([__version__, *map(repr, settings)])
    return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()
