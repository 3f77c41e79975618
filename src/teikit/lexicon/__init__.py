"""Lexicon: facts about words, names and places that taggers and layout look up."""
