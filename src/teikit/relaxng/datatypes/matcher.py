"""Matching without backtracking: a pattern becomes an automaton whose states are made when first reached.

A state is the set of places in a small program where the text so far may have led; once it is known, a
character costs one look-up, and no pattern makes the work more than linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from teikit.relaxng.datatypes.expressions import Tree
from teikit.relaxng.datatypes.program import Accept, Begin, Consume, Count, Fork, compile_tree

_MOST_PLACES = 5000  # in the states that are kept at a time
_MOST_CHARACTERS = 2000  # kept at a time in one state
_ASCII = "".join(map(chr, range(32, 127)))


class Configuration(NamedTuple):
    """An instruction, and the rounds begun of each counted loop around it, the innermost last.

    A round in which no character has been consumed yet counts negative.
    """

    at: int
    rounds: tuple[int, ...]


class State(dict[str, "State"]):
    """The states that follow, by character, filled when first asked for."""

    __slots__ = ("accepts", "automaton", "places")

    def __init__(self, automaton: Matcher, places: frozenset[Configuration], accepts: bool) -> None:
        super().__init__()
        self.automaton, self.places, self.accepts = automaton, places, accepts

    def __missing__(self, character: str) -> State:
        if len(self) >= _MOST_CHARACTERS:
            self.clear()
        self[character] = state = self.automaton.after(self.places, character)
        return state


class Matcher:
    """What matches a regular expression."""

    def __init__(self, tree: Tree) -> None:
        self._program = compile_tree(tree)
        self._rests = [isinstance(step, Consume | Accept) for step in self._program]
        self._least = [0] * len(self._program)  # of the innermost loop around each instruction
        for at, step in enumerate(self._program):
            if isinstance(step, Count):
                self._least[at + 1 : step.end] = [step.least] * (step.end - at - 1)
        self._states: dict[frozenset[Configuration], State] = {}
        self._places = 0
        self._start = self._state([Configuration(0, ())])

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` matches."""
        state = self._start
        for character in text:
            state = state[character]
        return state.accepts

    def reach(self, text: str) -> int:
        """How many characters of `text` a text that matches may begin with."""
        state = self._start
        for at, character in enumerate(text):
            state = state[character]
            if not state.places and not state.accepts:
                return at
        return len(text)

    def following(self, text: str) -> list[str]:
        """The characters of ASCII that may come after `text`, with which a text that matches may begin."""
        state = self._start
        for character in text:
            state = state[character]
        return [each for each in _ASCII if state[each].places or state[each].accepts]

    def after(self, places: Iterable[Configuration], character: str) -> State:
        """The state to which `character` leads from `places`."""
        return self._state(
            [
                Configuration(at + 1, rounds)
                for at, rounds in places
                if isinstance(step := self._program[at], Consume) and step.predicate(character)
            ]
        )

    def _state(self, reached: list[Configuration]) -> State:
        found = self._without_consuming(reached)
        ends = frozenset(self._fewest(place for place in found if self._rests[place.at]))
        if (state := self._states.get(ends)) is None:
            self._places += 1 + len(ends)
            if self._places > _MOST_PLACES:
                self._forget()
            last = len(self._program) - 1
            state = State(self, ends - {Configuration(last, ())}, Configuration(last, ()) in ends)
            self._states[ends] = state
        return state

    def _forget(self) -> None:
        """Drop the states, and what leads from one to another, which would keep them."""
        for state in self._states.values():
            state.clear()
        self._states.clear()
        self._places = 0

    def _fewest(self, places: Iterable[Configuration]) -> Iterable[Configuration]:
        """The places with their rounds counted from now on as begun.

        Of those that differ only in how far the innermost loop is beyond its least number of rounds just the
        nearest: what can follow the others can follow it too, and a state does not grow with the text.
        """
        enough: dict[Configuration, Configuration] = {}
        for at, signed in places:
            rounds = tuple(map(abs, signed))
            if not rounds or rounds[-1] < self._least[at]:
                yield Configuration(at, rounds)
                continue
            rest = Configuration(at, rounds[:-1])
            if rest not in enough or rounds < enough[rest].rounds:
                enough[rest] = Configuration(at, rounds)
        yield from enough.values()

    def _without_consuming(self, reached: list[Configuration]) -> set[Configuration]:
        """The places that can be got to from those reached before another character is consumed."""
        seen: set[Configuration] = set()
        while reached:
            place = reached.pop()
            if place not in seen:
                seen.add(place)
                reached += self._next(place)
        return seen

    def _next(self, place: Configuration) -> Iterable[Configuration]:
        at, rounds = place
        match self._program[at]:
            case Fork(targets):
                return [Configuration(target, rounds) for target in targets]
            case Begin():
                return [Configuration(at + 1, (*rounds, 0))]
            case Count(least, most, end) if (done := rounds[-1]) >= 0:  # an empty round leads nowhere new
                outer = rounds[:-1]
                more = most is None or done < most
                begun = done + 1 if most is not None else min(done + 1, least)
                again = [Configuration(at + 1, (*outer, -begun))] if more else []
                return again + [Configuration(end, outer)] * (done >= least)
            case _:
                return []
