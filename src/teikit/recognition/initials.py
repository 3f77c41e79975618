"""Names of which but a letter is printed: at B., the village of L—, Mr. K—, Herr M.

Behind a word that says where, the letter is a place; behind a title it is a person.
"""

from __future__ import annotations

from teikit.language import Cue
from teikit.recognition.kinds import NameType
from teikit.recognition.labelling import Labelled

LOCATING = frozenset({Cue.IN, Cue.INTO, Cue.FROM, Cue.NEAR})

HIDDEN = frozenset("—–-*…._")
"""What is printed for the letters that are left out."""

SURELY = 3.0


def mark_initials(block: Labelled) -> None:
    """Mark the letters that stand for a place or a person; none behind which a name goes on."""
    tokens, kinds = block.line.tokens, block.line.kinds
    for at in block.line.capitals:
        if not at or block.labels[at] or kinds[at].titles or not _is_letter(block, at):
            continue
        if not block.adjacent(at):
            continue
        if kinds[at - 1].titles and not tokens[at - 1].text.isupper():
            block.mark(at, at, NameType.PERSON, SURELY)
        elif _says_where(block, at - 1):
            block.mark(at, at, NameType.PLACE, SURELY)


def _says_where(block: Labelled, at: int) -> bool:
    """Whether a word says that a place follows: in; the village of."""
    tokens, cues = block.line.tokens, block.line.cues
    cue = cues.cue(tokens[at].folded)
    return cue in LOCATING or (cue is Cue.OF and at > 0 and tokens[at - 1].folded in cues.generics)


def _is_letter(block: Labelled, at: int) -> bool:
    """Whether a letter stands for a name by itself: with a full stop, or a sign for what is left out."""
    tokens, token = block.line.tokens, block.line.tokens[at]
    if token.text.rstrip(".") in ("", "I", "A", "O") or len(token.text.rstrip(".")) > 1:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.start > token.end:
        goes_on = following is not None and (following.capital or following.kind == "number")
        return token.text.endswith(".") and not goes_on
    return following.text in HIDDEN or (token.text.endswith(".") and following.kind == "mark")
