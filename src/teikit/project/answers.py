"""What findings rest on: the answers of a project, as hashes that tell whether an old one still holds."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.project.files import Project, digest

FILE, SCHEMA, INCLUDING, INBOUND, HOLDERS = "file", "schema", "including", "inbound", "holders"
WHOLE = "whole"
"""All files of the run; where they are the same, so is every answer of the kinds that rest on them."""
GRAPH = frozenset({INCLUDING, INBOUND, HOLDERS})
Answer = tuple[str, str, str]
"""The kind of a question, what it was about, and the hash of the answer."""


def answers(project: Project, asked: Iterable[tuple[str, str]]) -> tuple[Answer, ...]:
    """The answers to questions, with what tells in one look whether those about all files still hold."""
    questions = sorted(set(asked))
    if any(kind in GRAPH for kind, _ in questions):
        questions.insert(0, (WHOLE, ""))
    return tuple((kind, about, answer(project, kind, about)) for kind, about in questions)


def hold(project: Project, old: Iterable[Answer]) -> bool:
    """Whether a project would still give those answers."""
    is_same = False
    for kind, about, said in old:
        if kind == WHOLE:
            is_same = answer(project, kind, about) == said
        elif not (is_same and kind in GRAPH) and answer(project, kind, about) != said:
            return False
    return True


def answer(project: Project, kind: str, about: str) -> str:
    """A hash of what a project answers to a question."""
    if kind == FILE:
        return project.state(about)
    if kind == SCHEMA:
        return project.digest(about)
    if kind == WHOLE:
        return project.whole
    if kind == INCLUDING:
        found = [f"{path} {project.digest(path)}" for path, _ in project.graph.including(about)]
    elif kind == INBOUND:
        found = sorted(project.graph.inbound.get(about, ()))
    else:
        found = project.graph.homes.get(about, [])
    return digest("\n".join(found).encode("utf-8", "surrogateescape"))
