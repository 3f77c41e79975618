"""Reports: diagnostics become text for people and programs."""
