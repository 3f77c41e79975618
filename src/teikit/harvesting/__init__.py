"""The Open Archives Initiative's protocol for metadata harvesting 2.0, over a folder of TEI."""
