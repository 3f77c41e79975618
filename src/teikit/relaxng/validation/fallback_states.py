"""States for going on after a mistake: the parent as it was, and the inside of an element nobody knows."""

from __future__ import annotations

from teikit.relaxng.automaton.automaton import Automaton
from teikit.relaxng.automaton.states import MIXED, After, Content, Opening, Refused, Row
from teikit.relaxng.validation.vocabulary import Vocabulary


class Resumed(After):
    """After a child that should not be there: the parent's state is what it was."""

    def __init__(self, automaton: Automaton, content: Content) -> None:
        super().__init__(automaton, ())
        self.content = content

    def __missing__(self, mask: int) -> Content:
        if mask <= 0:
            raise Refused
        self[mask] = self.content
        return self.content


class UnknownContent(Content):
    """The content of an element that the schema does not know: anything, but known elements keep rules."""

    def __init__(self, automaton: Automaton, vocabulary: Vocabulary) -> None:
        super().__init__(automaton, (), MIXED)
        self.mask = 1
        self.vocabulary = vocabulary
        self.opening = AnyOpening(automaton, self)

    def __missing__(self, name: str) -> Row:
        bodies = self.vocabulary.bodies(name)
        back = Resumed(self.automaton, self)
        if not bodies:
            return Row(back, self, self.opening, name, self)
        row = self[name] = Row(back, *self.automaton.begin(bodies), name, self)
        return row


class AnyOpening(Opening):
    """The start tag of an element that the schema does not know: any attribute."""

    def __init__(self, automaton: Automaton, close: Content) -> None:
        super().__init__(automaton, ())
        self.close = close
