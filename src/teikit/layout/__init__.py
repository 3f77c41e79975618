"""Layout: what a page looks like (pages, heads, lines, notes) becomes claims on the source."""
