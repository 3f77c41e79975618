"""Pipelines: the verbs of teikit, from bytes to bytes or diagnostics; what a Python program calls."""
