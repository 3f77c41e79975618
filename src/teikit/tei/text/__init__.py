"""Text: a TEI text as it is read, as it stood in its source, and beside its markup."""
