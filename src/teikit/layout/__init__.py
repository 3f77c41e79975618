"""Layout: what a page looks like (pages, heads, lines, notes) becomes claims on the source."""

ORDER = (
    "running-heads",
    "notes",
    "hyphens",
    "page-breaks",
    "line-breaks",
    "ligatures",
    "spaces",
    "paragraphs",
)
"""The crafts as convert runs them, each on the document with the claims of those before."""
