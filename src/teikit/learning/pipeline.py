"""The pipeline of train: the net that comes with teikit learns on from texts that people tagged.

Held-out scores are those of models that never saw the text: texts are dealt out, each part is judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from teikit.converting.plan import Choice
from teikit.evaluating.gold import Gold
from teikit.evaluating.pipeline import tags
from teikit.evaluating.scores import Counts, judge
from teikit.learning.descent import Course, Weights, descend
from teikit.learning.labels import TYPES
from teikit.learning.parts import parts
from teikit.learning.pieces import Piece, known_names, pieces
from teikit.learning.titles import has_titles
from teikit.recognition.learnt import learnt, packed
from teikit.recognition.network import Network, network
from teikit.source import Source

FOLDS = 4
SEED = 11
STEPS = 600
"""So many steps at most: a large collection is gone over less often than a small one."""

TURNS = (6, 25)
LEAST, ENOUGH = 30, 400
"""Of fewer names nothing is learnt, and of fewer than the latter not much."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt: the file of the model, and for each part of the texts the counts of the held-out
    models, and those of teikit without any, by element.
    """

    data: bytes
    after: Sequence[Mapping[str, Counts]]
    before: Sequence[Mapping[str, Counts]]


def learn(texts: Sequence[Gold], choice: Choice, say: Say = lambda _line: None) -> Lesson:
    """A model learnt from texts, of which names of persons or places are tagged in at least two parts."""
    dealt = parts(texts)
    plain = replace(choice, learnt=None)
    say(f"{len(dealt)} parts; how well teikit does without training")
    before = _counts(dealt, [plain] * len(dealt))
    folds = min(FOLDS, len(dealt))
    choices: list[Choice] = [plain] * len(dealt)
    for fold in range(folds):
        say(f"learning from all parts but one in {folds} ({fold + 1} of {folds})")
        seen = [text for at, text in enumerate(dealt) if at % folds != fold]
        made = learnt(Source("held out", _trained(seen)))
        for at in range(fold, len(dealt), folds):
            choices[at] = replace(choice, learnt=made)
    after = _counts(dealt, choices)
    say("learning from all parts")
    return Lesson(_trained(dealt), after, before)


def names(texts: Sequence[Gold]) -> int:
    """How many names of persons and places some texts have."""
    return sum(tag.element in TYPES for text in texts for tag in text.tags)


def _counts(texts: Sequence[Gold], choices: Sequence[Choice]) -> list[Mapping[str, Counts]]:
    made = [(text, list(tags(text, choice))) for text, choice in zip(texts, choices, strict=True)]
    return [
        {element: count for element, count in counts.items() if element in TYPES} for _, counts in judge(made)
    ]


def _trained(texts: Sequence[Gold]) -> bytes:
    """The file of the model that learnt from these texts."""
    found = list(_pieces(texts))
    turns = min(max(STEPS // len(found), TURNS[0]), TURNS[1])
    net = network()
    start: Weights = {name: getattr(net, name) for name in Network.__slots__}
    weights = descend(start, found, Course(turns, rate=0.003, averaged=5), SEED)
    return packed(weights, known_names(texts), titles=has_titles(texts))


def _pieces(texts: Sequence[Gold]) -> Iterator[Piece]:
    """The pieces of all texts, each with the names that the others know: so it will be with a new text."""
    for text in texts:
        yield from pieces(text, known_names(other for other in texts if other is not text))
