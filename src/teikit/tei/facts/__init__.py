"""Facts: what rules ask of a TEI document, worked out once and kept with it."""
