"""The only reader of a user's bytes: buffers open in an editor, the disk, members of ZIP archives."""

from __future__ import annotations

from teikit.workspace.once import Once
from teikit.workspace.status import Kind, Status
from teikit.workspace.trace import GONE, Answers, Trace
from teikit.workspace.workspace import Workspace

__all__ = ["GONE", "Answers", "Kind", "Once", "Status", "Trace", "Workspace"]
