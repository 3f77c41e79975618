"""Deposits: TEI files, what they were exported to, and what describes them, as archives take them in."""
