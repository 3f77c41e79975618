"""From a specification to a RELAX NG grammar, and to its two syntaxes."""

from __future__ import annotations

from teikit.tei.odd.grammar.build import grammar
from teikit.tei.odd.grammar.pattern import Pattern

__all__ = ["Pattern", "grammar"]
