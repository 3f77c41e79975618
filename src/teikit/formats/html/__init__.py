"""HTML and the XHTML of EPUB: trees with plain names, notes by their links, and the pages that they make."""
