"""What findings rest on: the answers of a project, as hashes that tell whether an old one still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teikit.project.project import Project
from teikit.workspace import Answers
from teikit.workspace.trace import BYTES, DAY, KIND, LINK, MOMENT, NAMES
from teikit.workspace.workspace import digest

if TYPE_CHECKING:
    from teikit.project.graph import Graph

FILE, INCLUDING, INBOUND, HOLDERS = "file", "including", "inbound", "holders"
WHOLE = "whole"
"""All files of the run; where they are the same, so is every answer of the kinds that rest on them."""
GRAPH = frozenset({INCLUDING, INBOUND, HOLDERS})
WORKSPACE = frozenset({BYTES, DAY, KIND, LINK, MOMENT, NAMES})


def hold(project: Project, old: Answers) -> bool:
    """Whether a project would still give those answers."""
    wholes = [said for kind, _, said in old if kind == WHOLE]
    is_same = bool(wholes) and wholes[0] == project.files.whole
    return all(
        (is_same and kind in GRAPH) or kind == WHOLE or _today(project, kind, about) == said
        for kind, about, said in old
    )


def _today(project: Project, kind: str, about: str) -> str:
    if kind in WORKSPACE:
        return project.workspace.answer(kind, about)
    if kind == FILE:
        return project.state(about)
    return answer(project.graph, kind, about)


def answer(graph: Graph, kind: str, about: str) -> str:
    """A hash of what a project answers to a question about its files."""
    if kind == FILE:
        return graph.state(about)
    if kind == INCLUDING:
        found = [
            f"{path} {graph.state(path)} {graph.declared.get(path, '')}" for path, _ in graph.including(about)
        ]
    elif kind == INBOUND:
        found = sorted(graph.inbound.get(about, ()))
    else:
        found = graph.homes.get(about, [])
    return digest("\n".join(found).encode("utf-8", "surrogateescape"))
