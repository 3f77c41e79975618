"""Exporting: what goes from the bytes of TEI to what an archive accepts."""
