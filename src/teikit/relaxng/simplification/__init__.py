"""From the nodes of a schema to its simple form, and the restrictions that hold of it (RELAX NG 4 and 7)."""
