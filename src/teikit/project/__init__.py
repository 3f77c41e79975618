"""All files of a run as one project: what is in them and where they point, so that references hold."""

from __future__ import annotations

from teikit.project.project import Project, Scope

__all__ = ["Project", "Scope"]
