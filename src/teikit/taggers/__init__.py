"""Taggers: names, dates and references in the reading become claims."""
