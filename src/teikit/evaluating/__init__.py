"""Evaluating: texts that people tagged are tagged again, and what differs is counted."""
