"""Rules: each module finds one thing that can be wrong with a TEI file."""
