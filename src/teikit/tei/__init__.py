"""TEI vocabulary: the only floor that knows the names of TEI and the text and tail of lxml."""
