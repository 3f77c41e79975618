"""The automaton that derivatives amount to, built while documents are read."""
