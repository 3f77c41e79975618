"""What changes for documents when one schema takes the place of another, in words."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.tei.odd import effective
from teikit.tei.odd.constraints import constraint_specs
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.effective import Attribute
from teikit.tei.odd.grammar import Pattern, grammar
from teikit.tei.odd.grammar.pattern import DOCUMENTATION
from teikit.tei.odd.specification import Specification


def differences(old: Specification, new: Specification) -> Iterator[str]:
    """One line for each thing that documents may do no longer, or may do from now on."""
    before = {(each.namespace, name(each.written)): each for each in old.elements}
    after = {(each.namespace, name(each.written)): each for each in new.elements}
    for key in sorted(before.keys() - after.keys()):
        yield f"the element {key[1]} is gone"
    for key in sorted(after.keys() - before.keys()):
        yield f"the element {key[1]} is new"
    if (roots := _roots(old)) != _roots(new):
        yield f"the root may be {', '.join(_roots(new))}, no longer {', '.join(roots)}"
    models = _models(old), _models(new)
    for key in sorted(before.keys() & after.keys()):
        yield from _element(key[1], before[key], after[key], old, new, models)


def _roots(schema: Specification) -> list[str]:
    return sorted(schema.start if schema.start is not None else ["TEI"])


def _element(
    shown: str,
    before: Declaration,
    after: Declaration,
    old: Specification,
    new: Specification,
    models: tuple[dict[str, Pattern], dict[str, Pattern]],
) -> Iterator[str]:
    lines = [*_contents(before, after, old, new)]
    if not lines and _content(models[0], before, old) != _content(models[1], after, new):
        lines.append("its content has another order, or other numbers")
    lines += _attributes(effective.attributes(before, old), effective.attributes(after, new))
    rules = [{each.get("ident", "") for each in constraint_specs(one, "en")} for one in (before, after)]
    lines += [f"the rule {each} is gone" for each in sorted(rules[0] - rules[1])]
    lines += [f"the rule {each} is new" for each in sorted(rules[1] - rules[0])]
    yield from (f"{shown}: {line}" for line in lines)


def _contents(
    before: Declaration, after: Declaration, old: Specification, new: Specification
) -> Iterator[str]:
    was, is_now = effective.content(before, old), effective.content(after, new)
    if gone := sorted((was.elements - is_now.elements) & {each.ident for each in new.elements}):
        yield f"may no longer contain {', '.join(gone)}"
    if come := sorted((is_now.elements - was.elements) & {each.ident for each in old.elements}):
        yield f"may now contain {', '.join(come)}"
    if was.text != is_now.text:
        yield "may now contain text" if is_now.text else "may no longer contain text"


def _attributes(before: list[Attribute], after: list[Attribute]) -> Iterator[str]:
    was, is_now = ({each.name: each for each in some} for some in (before, after))
    if gone := sorted(was.keys() - is_now.keys()):
        yield f"no longer has {', '.join(f'@{each}' for each in gone)}"
    if come := sorted(is_now.keys() - was.keys()):
        yield f"now has {', '.join(f'@{each}' for each in come)}"
    for each in sorted(is_now):
        if each in was and was[each].required != is_now[each].required:
            yield f"@{each} is {'now' if is_now[each].required else 'no longer'} required"
        elif each not in was and is_now[each].required:
            yield f"@{each} is required"
        yield from _values(was.get(each), is_now[each])


def _values(was: Attribute | None, is_now: Attribute) -> Iterator[str]:
    if was is None or was.closed == is_now.closed:
        return
    if is_now.closed is None:
        yield f"@{is_now.name} may now have values beyond its list"
    elif was.closed is None:
        yield f"@{is_now.name} may only be {_some(is_now.closed)}"
    else:
        if gone := was.closed - is_now.closed:
            yield f"@{is_now.name} may no longer be {_some(gone)}"
        if come := is_now.closed - was.closed:
            yield f"@{is_now.name} may now be {_some(come)}"


def _some(values: frozenset[str]) -> str:
    shown = sorted(values)
    return ", ".join(f'"{each}"' for each in shown[:8]) + (
        f" and {len(shown) - 8} more" if len(shown) > 8 else ""
    )


def _models(schema: Specification) -> dict[str, Pattern]:
    """The definitions of a schema by name, without its prefix and its words."""
    return {
        each.attributes["name"].removeprefix(schema.prefix): _bare(each, schema.prefix)
        for each in grammar(schema).children
        if each.name == "define"
    }


def _bare(pattern: Pattern, prefix: str) -> Pattern:
    inside = tuple(_bare(each, prefix) for each in pattern.children if each.name != DOCUMENTATION)
    attributes = pattern.attributes
    if pattern.name == "ref":
        attributes = {"name": attributes["name"].removeprefix(prefix)}
    return Pattern(pattern.name, attributes, inside, pattern.text)


def _content(models: dict[str, Pattern], element: Declaration, schema: Specification) -> tuple[Pattern, ...]:
    """What stands in an element, in order, attributes left out."""
    found = models.get(element.written.get("prefix", "") + element.ident)
    if found is None or not found.children:
        return ()
    references = {f"{each}.attributes" for each in schema.attribute_classes}
    return tuple(
        each
        for each in found.children[0].children
        if not _is_attribute(each, references) and each.name != "empty"
    )


def _is_attribute(pattern: Pattern, references: set[str]) -> bool:
    if pattern.name == "ref":
        return pattern.attributes["name"] in references or ".attribute" in pattern.attributes["name"]
    return pattern.name == "attribute" or (
        pattern.name in ("optional", "choice", "group")
        and any(_is_attribute(each, references) for each in pattern.children)
    )
