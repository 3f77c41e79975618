"""TEI that somebody encoded, read as a source: its words, and its markup as claims."""
