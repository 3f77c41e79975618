"""What the header of any TEI P5 document says of its text, as facts that exporters map to their formats."""
