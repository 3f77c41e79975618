"""What a PDF has on its pages: glyphs become characters, characters lines, lines a text in reading order."""
