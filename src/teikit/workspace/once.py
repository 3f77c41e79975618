"""What is worked out once from files and used many times: whoever uses it rests on the files, too."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from teikit.source import FileError
from teikit.workspace.trace import Trace
from teikit.workspace.workspace import Workspace

Answer = TypeVar("Answer")


@dataclass(eq=False, slots=True)
class Once:
    """Answers by their keys, an error being one; each with what was asked of the workspace for it."""

    workspace: Workspace
    _made: dict[Hashable, tuple[Any, FileError | None, Trace]] = field(default_factory=dict)

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer under a key, made now or before. Raises FileError, again where it did before."""
        if key not in self._made:
            with self.workspace.trace() as trace:
                try:
                    self._made[key] = make(), None, trace
                except FileError as error:
                    self._made[key] = None, error, trace
        answer, failure, trace = self._made[key]
        self.workspace.rest_on(trace)
        if failure is not None:
            raise failure
        found: Answer = answer
        return found
