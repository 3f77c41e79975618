"""The formats in which records are given, and what a record is in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from teikit.exporting.pipeline import export, read
from teikit.harvesting.collection import Record
from teikit.tei.names import TEI
from teikit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Form:
    """A metadata format: its schema and namespace, the exporter that makes it (none for TEI itself)."""

    schema: str
    namespace: str
    exporter: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


FORMS = {
    "oai_dc": Form(
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
        "dublin-core",
        {"form": "oai_dc"},
    ),
    "tei": Form("https://www.tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd", TEI),
    "datacite": Form(
        "http://schema.datacite.org/meta/kernel-4.7/metadata.xsd",
        "http://datacite.org/schema/kernel-4",
        "datacite",
    ),
    "mods": Form("http://www.loc.gov/standards/mods/v3/mods-3-8.xsd", "http://www.loc.gov/mods/v3", "mods"),
}


def metadata(record: Record, prefix: str, workspace: Workspace) -> etree._Element:
    """A record in a format. Raises FileError where it is no TEI, or lacks what the format needs."""
    form = FORMS[prefix]
    source = workspace.source(record.path)
    if not form.exporter:
        return read(source).root
    exported = export(source, form.exporter, form.options)
    return etree.fromstring(exported.data, etree.XMLParser(no_network=True, huge_tree=True))
