"""DOCX (ECMA-376 / ISO 29500): its parts, its styles and lists, and the story that its paragraphs tell."""
