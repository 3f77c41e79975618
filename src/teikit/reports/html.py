"""One page that holds everything: findings with their lines, to filter by words, severity, rule and file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from teikit import __version__
from teikit.diagnostic import Diagnostic
from teikit.excerpt import Excerpts
from teikit.kinds import NOTHING_HELD, Held
from teikit.workspace import Workspace

WIDTH = 160
"""Characters of a line that are shown; a longer one is cut around the place."""


def report(
    diagnostics: Sequence[Diagnostic],
    *,
    title: str = "What teikit found",
    workspace: Workspace | None = None,
    held: Held = NOTHING_HELD,
) -> Iterator[str]:
    """The page; it loads nothing, so it can be kept and sent as one file. `held`: what files were held to."""
    page = files("teikit.reports").joinpath("page.html").read_text("utf-8")
    excerpts = Excerpts(workspace or Workspace())
    findings = [_finding(excerpts, each) for each in diagnostics]
    alike: dict[tuple[str, ...], list[str]] = {}
    for path, what in held.items():
        alike.setdefault(tuple(what), []).append(path)
    told = [{"to": what, "paths": paths} for what, paths in alike.items()]
    data = {"title": title, "version": __version__, "findings": findings, "held": told}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    before, after = page.split("{{data}}")
    yield before + written + after.rstrip("\n")


def _finding(excerpts: Excerpts, diagnostic: Diagnostic) -> dict[str, Any]:
    facts = {key: value for key, value in diagnostic.facts().items() if value}
    facts.pop("expected", None)
    found = excerpts.of(diagnostic.path, diagnostic.region, WIDTH)
    if found:
        before, after = "…" * found.more_before, "…" * found.more_after
        facts["source"] = [
            before + found.text[: found.start].lstrip(),
            found.text[found.start : found.end],
            found.text[found.end :] + after,
        ]
    return facts
