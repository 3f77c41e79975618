"""Converting: what goes from the bytes of a text to proved TEI."""
