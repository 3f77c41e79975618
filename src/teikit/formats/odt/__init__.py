"""ODT (OpenDocument 1.3, part 3): its parts, its styles, its blocks and its words."""
