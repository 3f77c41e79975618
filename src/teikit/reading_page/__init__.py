"""A TEI document as one page of HTML in which every element is shown in some honest way."""
