"""All files of a run as one project: what is in them and where they point, so that references hold."""

from __future__ import annotations

from teikit.project.files import Project, Scope
from teikit.project.view import View

__all__ = ["Project", "Scope", "View"]
