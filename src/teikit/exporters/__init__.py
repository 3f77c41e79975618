"""Exporters: a TEI file becomes what another program takes."""
