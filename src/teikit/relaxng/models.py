"""What each element of a schema may ever hold, by its simple form; for programs that write documents."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.relaxng.name_class import simple_names
from teikit.relaxng.simplification.simple_form import Simple, parts


@dataclass(frozen=True, slots=True)
class Model:
    """What an element may hold somewhere: the local names of its children, and whether there may be words.

    `needs` are the local names of the attributes that some definition of it requires.
    """

    children: frozenset[str] = frozenset()
    words: bool = False
    needs: frozenset[str] = frozenset()


def models(simple: Simple) -> dict[str, Model]:
    """The models of all elements by their local names, the definitions of each name taken together."""
    holding, required = _children(simple), _required(simple)
    found: dict[str, Model] = {}
    for names, body in simple.elements:
        children, words = holding[body]
        for _, name in simple_names(names):
            known = found.get(name, Model())
            found[name] = Model(known.children | children, known.words or words, known.needs | required[body])
    return found


def _children(simple: Simple) -> list[tuple[frozenset[str], bool]]:
    """For each row the elements at its level, and whether words are; rows refer to those before them."""
    found: list[tuple[frozenset[str], bool]] = []
    for row in simple.rows:
        match row[0]:
            case "element":
                names = simple_names(simple.elements[row[1]][0])
                found.append((frozenset(name for _, name in names), False))
            case "text" | "data" | "value" | "list":
                found.append((frozenset(), True))
            case "attribute":
                found.append((frozenset(), False))
            case _:
                below = [found[part] for part in parts(row)]
                names_below = (names for names, _ in below)
                found.append((frozenset().union(*names_below), any(words for _, words in below)))
    return found


def _required(simple: Simple) -> list[frozenset[str]]:
    """For each row the attributes that every way to complete it has."""
    found: list[frozenset[str]] = []
    for row in simple.rows:
        below = [found[part] for part in parts(row)]
        match row[0]:
            case "attribute":
                name = row[1]
                found.append(frozenset(name[2:3] if name[0] == "name" else ()))
            case "choice":
                found.append(below[0].intersection(*below[1:]))
            case "group" | "interleave" | "oneOrMore":
                found.append(frozenset().union(*below))
            case _:
                found.append(frozenset())
    return found
