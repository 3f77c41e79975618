"""What a printed page is made of: lines, page numbers, note markers, and the order in which one reads it."""
