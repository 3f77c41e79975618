"""References: what in TEI points at what, and whether it leads anywhere (TEI P5 16 and 21)."""
