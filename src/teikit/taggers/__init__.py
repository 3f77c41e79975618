"""Taggers: names, dates and references in the reading become claims."""

ORDER = ("dates", "places", "persons", "page-references")
"""Who tags first: a later tagger sees the claims of the earlier ones; those of other packages come last."""
