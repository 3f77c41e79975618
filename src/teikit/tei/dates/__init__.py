"""Dates as TEI writes them (TEI P5 att.datable) and as English, French and German texts write them."""
