"""Builder: a document and its claims become one TEI file."""
