"""What of a schema no document uses: elements, attributes, values of lists."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.tei.odd import effective
from teikit.tei.odd.declarations import name
from teikit.tei.odd.namespaces import children
from teikit.tei.odd.specification import Specification
from teikit.tei.odd.usage import Usage


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many things of a kind there are, and those that are not used, as a reader would write them."""

    kind: str
    count: int
    idle: tuple[str, ...]

    @property
    def used(self) -> int:
        """How many are used."""
        return self.count - len(self.idle)


def coverage(schema: Specification, usage: Usage) -> list[Coverage]:
    """The elements, the attributes of used elements, and the listed values of used attributes."""
    elements = {f"{{{each.namespace}}}{name(each.written)}": each for each in schema.elements}
    idle = sorted(name(each.written) for key, each in elements.items() if not usage.elements[key])
    attributes: list[str] = []
    values: list[str] = []
    count = listed = 0
    for key, element in elements.items():
        if not usage.elements[key]:
            continue
        for each in effective.attributes(element, schema):
            count += 1
            shown = f"{name(element.written)}/@{each.name}"
            pair = (
                key,
                f"{{{each.namespace}}}{each.name}" if each.namespace and ":" not in each.name else each.name,
            )
            if not usage.attributes[pair]:
                attributes.append(shown)
            elif each.values is not None:
                seen = {word for value in usage.values[pair] for word in (value, *value.split())}
                items = [name(item) for item in children(each.values, "valItem")]
                listed += len(items)
                values += [f'{shown}="{item}"' for item in items if item not in seen]
    return [
        Coverage("elements", len(elements), tuple(idle)),
        Coverage("attributes of these elements", count, tuple(sorted(attributes))),
        Coverage("listed values of these attributes", listed, tuple(sorted(values))),
    ]
