"""CMDI 1.2: CLARIN's envelope, and in it the components of the profile teiHeader (TEI 2.5) by their paths.

Components have no words of their own, only their elements have: an extent is in `num`, an edition in `note`.
"""

from __future__ import annotations

from lxml import etree

from teikit.xml_output import child, root

PROFILE = "clarin.eu:cr1:p_1380106710826"
CMD = "http://www.clarin.eu/cmd/1"
COMPONENTS = f"{CMD}/profiles/{PROFILE}"
ENVELOPE = "https://infra.clarin.eu/CMDI/1.x/xsd/cmd-envelop.xsd"
SCHEMA = f"https://catalog.clarin.eu/ds/ComponentRegistry/rest/registry/1.x/profiles/{PROFILE}/xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Record:
    """A record in the making: its envelope, and the parts of the header."""

    def __init__(self) -> None:
        self.top = root(
            "cmd:CMD",
            {"cmd": CMD, "cmdp": COMPONENTS, "xsi": XSI},
            CMDVersion="1.2",
            xsi_schemaLocation=f"{CMD} {ENVELOPE} {COMPONENTS} {SCHEMA}",
        )
        self.header = child(self.top, "cmd:Header")
        resources = child(self.top, "cmd:Resources")
        self.proxies = child(resources, "cmd:ResourceProxyList")
        child(resources, "cmd:JournalFileProxyList")
        child(resources, "cmd:ResourceRelationList")
        self.components = child(child(self.top, "cmd:Components"), "cmdp:teiHeader")

    def put(self, path: str, words: str, **attributes: str) -> None:
        """An element at a path of the header, with words; components above it are made where they are not."""
        above, _, name = path.rpartition("/")
        child(self._within(above), f"cmdp:{name}", words, **attributes)

    def begin(self, path: str, **attributes: str) -> None:
        """A new component at a path, into which goes what is put there next."""
        self.put(path, "", **attributes)

    def proxy(self, kind: str, reference: str, media_type: str) -> None:
        """A resource that the record describes."""
        number = len(self.proxies) + 1
        element = child(self.proxies, "cmd:ResourceProxy", id=f"resource-{number}")
        child(element, "cmd:ResourceType", kind, mimetype=media_type)
        child(element, "cmd:ResourceRef", reference)

    def close(self, link: str, collection: str) -> etree._Element:
        """The record with what stands in its header behind those who made it."""
        said = {"MdSelfLink": link, "MdProfile": PROFILE, "MdCollectionDisplayName": collection}
        for name, value in said.items():
            if value:
                child(self.header, f"cmd:{name}", value)
        return self.top

    def _within(self, path: str) -> etree._Element:
        """The last component at a path."""
        at = self.components
        for step in path.split("/") if path else ():
            found = at.findall(f"{{{COMPONENTS}}}{step}")
            at = found[-1] if found else child(at, f"cmdp:{step}")
        return at
