"""What a word of a citation says of the work: its author, its title, the place in it."""

from __future__ import annotations

from enum import Enum


class Field(Enum):
    """What a word of a note is to a citation; its value is how the weights call it."""

    OUTSIDE = "-"
    """No part of a citation: comment, and what sends a reader to the work."""
    OTHER = "o"
    """Part of a citation that says nothing of the work by itself: commas, `in`, `ed.`"""
    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    ARTICLE = "a"
    """The title of a part of a book or journal (TEI's level a)."""
    MONOGRAPH = "m"
    JOURNAL = "j"
    SERIES = "s"
    DATE = "date"
    PLACE = "place"
    PUBLISHER = "publisher"
    EDITION = "edition"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    """The pages that the work has in a larger one."""
    CITED = "cited"
    """The place in the work that is meant."""
    BEFORE = "before"
    """What says that the work was cited before: ibid., op. cit., hereafter FRUS."""
    NOTE = "note"
    """The note that it was cited in."""
    NUMBER = "number"
    """A DOI, ISBN or address, the number of a case."""
    REPOSITORY = "repository"
    COLLECTION = "collection"
    SHELFMARK = "shelfmark"


TITLES = {Field.ARTICLE: "a", Field.MONOGRAPH: "m", Field.JOURNAL: "j", Field.SERIES: "s"}
"""TEI's level of each kind of title (TEI P5 3.12.2.1)."""
