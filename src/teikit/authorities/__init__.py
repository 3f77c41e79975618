"""Authorities: who and what is known by a number elsewhere, in one database to look names up in."""
