"""One report of all shards, however many findings: it is read shard by shard and written part by part."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from teikit.diagnostic import Diagnostic
from teikit.runs.begun import Begun
from teikit.runs.paging import Pages
from teikit.runs.parts import Parts
from teikit.runs.retrying import result
from teikit.runs.shards import parsed

FOLDER = "report"


def records(begun: Begun) -> Iterator[dict[str, Any]]:
    """What the results say of each file. Raises FileNotFoundError where a shard has none yet."""
    for shard in begun.shards(begun.last):
        yield from list(parsed(begun.store.read(result(begun.last, shard))))[:-1]


@dataclass(eq=False)
class Statistics:
    """Counts: of files and failures, and of findings by rule, by folder, by what files were held to."""

    files: int = 0
    failed: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    folders: Counter[str] = field(default_factory=Counter)
    schemas: Counter[str] = field(default_factory=Counter)
    files_by_schema: Counter[str] = field(default_factory=Counter)
    made: int = 0

    def add(self, record: Mapping[str, Any], found: list[Diagnostic]) -> None:
        """Count a file."""
        self.files += 1
        self.failed += "failure" in record
        self.made += len(record.get("files", ()))
        self.rules.update(f"{each.rule} ({each.severity})" for each in found)
        self.folders[str(PurePosixPath(record["path"]).parent)] += len(found)
        if held := record.get("held"):
            self.files_by_schema[held[0]] += 1
            self.schemas[held[0]] += len(found)

    def facts(self) -> dict[str, Any]:
        """The counts, the largest first."""
        return {
            "files": self.files,
            "failed": self.failed,
            "made": self.made,
            "findings": self.rules.total(),
            "rules": _sorted(self.rules),
            "folders": _sorted(self.folders),
            "schemas": {
                name: {"files": self.files_by_schema[name], "findings": count}
                for name, count in _sorted(self.schemas).items()
            },
        }


def merge(begun: Begun) -> dict[str, Any]:
    """Write the report into the folder of the run; its statistics."""
    from teikit.runs.checks import checked

    statistics = Statistics()
    with TemporaryDirectory(prefix="teikit-") as folder:
        parts = Parts(begun.store, FOLDER, folder)
        pages = Pages(parts)
        for record in records(begun):
            found = list(checked(record).found)
            statistics.add(record, found)
            parts.add("results.jsonl", {key: each for key, each in record.items() if key != "found"})
            for each in found:
                parts.add("findings.jsonl", each.facts())
                pages.add(each)
        facts = statistics.facts()
        pages.end(facts)
        parts.end()
        begun.store.write(
            f"{FOLDER}/statistics.json", (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
        )
    return facts


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
