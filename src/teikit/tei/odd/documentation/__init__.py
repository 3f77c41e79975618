"""The reference of a schema: a site with a page for each element, class, module, macro and datatype."""

from __future__ import annotations

from teikit.tei.odd.documentation.site import FORMS, site

__all__ = ["FORMS", "site"]
