"""ISO Schematron on SaxonC HE: a sheet becomes XSLT 3, its failures come with true lines and columns.

It stands alone: nothing of teikit is needed, and of other packages lxml, and saxonche to run a sheet.
"""

from __future__ import annotations

from teikit.schematron.compiled import Kept
from teikit.schematron.failure import Failure, Role, SaxonError, SchematronError
from teikit.schematron.library import Library, local
from teikit.schematron.processor import available
from teikit.schematron.sheet import Sheet, load
from teikit.schematron.sheet_files import Reader

__all__ = [
    "Failure",
    "Kept",
    "Library",
    "Reader",
    "Role",
    "SaxonError",
    "SchematronError",
    "Sheet",
    "available",
    "load",
    "local",
]
