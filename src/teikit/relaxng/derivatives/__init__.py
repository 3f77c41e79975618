"""Patterns, each distinct one made once, and what is left of them after an event."""
