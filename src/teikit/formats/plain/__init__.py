"""Plain text as libraries deliver it: what they put around it and between its pages."""
