"""An ODD as its author wrote it: the schemaSpec, what it asks for and declares, in order (TEI P5 22.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.names import TEI, XML_ID, tag
from teikit.tei.odd.declarations import KINDS, REFERENCES, Declaration, declaration
from teikit.tei.odd.namespaces import EXAMPLES, elements, local, space
from teikit.tei.odd.reading import Texts

GROUPS = frozenset({"specGrp", "div", "p", "ab", "list", "item", "body", "text"})
"""What specifications may stand in below a schemaSpec or a specGrp, prose around them included."""


@dataclass(frozen=True, slots=True)
class Customization:
    """A schemaSpec, the references and declarations in it, groups resolved, and the files they are from."""

    schema: etree._Element
    items: tuple[etree._Element, ...]
    document: Tei
    texts: Texts

    @property
    def ident(self) -> str:
        """The name of the schema."""
        return self.schema.get("ident", "").strip()

    @property
    def namespace(self) -> str:
        """The namespace of the elements that name none themselves."""
        return self.schema.get("ns", TEI)

    @property
    def declarations(self) -> list[Declaration]:
        """What it adds, changes, replaces and deletes."""
        module = self.schema.get("module") or f"derived-module-{self.ident}"
        return [declaration(each, self.namespace, module) for each in self.items if local(each) in KINDS]

    @property
    def references(self) -> list[etree._Element]:
        """What it takes from its sources, whole modules first: `tei` and `core`, then the others.

        The order is that of TEI's stylesheets; the members of a class that follow one another keep it.
        """
        modules = [each for each in self.items if local(each) == "moduleRef" and each.get("key")]
        first = [each for key in ("tei", "core") for each in modules if each.get("key") == key]
        others = [each for each in modules if each.get("key") not in ("tei", "core")]
        return [*first, *others, *(each for each in self.items if local(each) in REFERENCES)]

    @property
    def imports(self) -> list[etree._Element]:
        """The moduleRef elements that bring in a RELAX NG schema of another vocabulary."""
        return [each for each in self.items if local(each) == "moduleRef" and each.get("url")]


def customization(path: Path, texts: Texts) -> Customization | None:
    """The ODD in a file; None where it has no schemaSpec. Raises FileError."""
    document = texts.open(path)
    examples = f"{{{EXAMPLES}}}"
    for schema in document.root.iter(tag("schemaSpec")):
        if not any(each.tag.startswith(examples) for each in schema.iterancestors()):
            return Customization(schema, tuple(_items(schema, path, document, texts, ())), document, texts)
    return None


def _items(
    parent: etree._Element, path: Path, document: Tei, texts: Texts, around: tuple[str, ...]
) -> Iterator[etree._Element]:
    for each in elements(parent):
        name = local(each)
        if space(each) != TEI:
            continue
        if name in KINDS or name in REFERENCES or name in ("moduleRef", "constraintSpec"):
            yield each
        elif name == "specGrpRef":
            yield from _group(each, path, document, texts, around)
        elif name in GROUPS:
            yield from _items(each, path, document, texts, around)


def _group(
    reference: etree._Element, path: Path, document: Tei, texts: Texts, around: tuple[str, ...]
) -> Iterator[etree._Element]:
    """What stands in the group that a specGrpRef points at, in this file or another one."""
    target = reference.get("target", "").strip()
    file, _, ident = target.partition("#")
    if target in around:
        raise texts.fault(reference, f'the group "{target}" contains itself')
    if file:
        path = path.parent / unquote(file)
        try:
            document = texts.open(path)
        except FileError as error:
            if error.line:
                raise
            raise texts.fault(reference, f'"{file}" {error.reason}', "mend the target") from None
    identified = (each for each in document.elements() if each.get(XML_ID) == ident)
    group = next(identified, None) if ident else document.root
    if group is None:
        near = document.near.likely(ident)
        hint = f'did you mean "#{near[0]}"?' if near else "give a specGrp that xml:id"
        texts.said.append(texts.fault(reference, f'there is no group "{target}"', hint))
        return
    if local(group) in KINDS:
        yield group
    else:
        yield from _items(group, path, document, texts, (*around, target))
