"""ISO Schematron on SaxonC HE: a sheet becomes XSLT 3, its failures come with true lines and columns.

It stands alone: nothing of teikit is needed, and of other packages lxml, and saxonche to run a sheet.
"""

from __future__ import annotations

from .failure import Failure, Role, SchematronError
from .processor import available
from .sheet import Sheet, load
from .source import Reader
from .store import Kept

__all__ = ["Failure", "Kept", "Reader", "Role", "SchematronError", "Sheet", "available", "load"]
