"""One pass over a document: what is wrong, in which words, and how to go on after it."""
