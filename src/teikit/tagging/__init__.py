"""Tagging: names and dates of files that are TEI already, by edits that touch no other byte."""
