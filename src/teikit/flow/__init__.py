"""Flow: a TEI text as blocks and words, which every format of texts renders in its own way."""
