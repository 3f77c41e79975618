"""Learning: texts that people tagged teach the net beside the recogniser."""
