"""Pages that were read from pictures, as ALTO, PAGE and hOCR tell them: regions, lines and words."""
