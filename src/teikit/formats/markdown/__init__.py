"""Markdown: CommonMark with what pandoc and GitHub add to it."""
