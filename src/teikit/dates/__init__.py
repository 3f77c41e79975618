"""Dates: what stands in words, read as calendar dates; nothing here knows TEI."""
