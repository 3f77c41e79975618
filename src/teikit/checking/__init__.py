"""Checking: what goes from the bytes of TEI to diagnostics, and from these to a mended file."""
