"""ODD, the language in which TEI and its users write schemas: what it says, and the schemas that follow
from it.
"""

from __future__ import annotations
