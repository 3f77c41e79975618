"""A repository that answers the six verbs of OAI-PMH 2.0; it knows nothing of HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from teikit.characters import replaced
from teikit.clock import moment as set_moment
from teikit.harvesting.collection import Collection, Record, collect
from teikit.harvesting.dissemination import FORMS, metadata
from teikit.harvesting.requests import ProtocolError, Wanted, checked, wanted
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.xml_output import child, root

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PAGE = 100
"""Records of one answer; a token goes on behind them."""
Item = tuple[Record, etree._Element | None]


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder as a repository: what it is called, where it answers, whom to write to."""

    folder: Path
    address: str
    name: str
    mail: str
    identifier: str
    page: int = PAGE

    def answer(self, arguments: Sequence[tuple[str, str]]) -> bytes:
        """The answer to a request, an error of the protocol included."""
        top = root("OAI-PMH", {None: OAI, "xsi": XSI}, xsi_schemaLocation=f"{OAI} {OAI}OAI-PMH.xsd")
        child(top, "responseDate", _spelled(set_moment() or datetime.now(UTC)))
        request = child(top, "request", self.address)
        try:
            given = checked(arguments)
            body = self._body(given)
        except ProtocolError as error:
            child(top, "error", str(error), code=error.code)
            if error.code not in ("badVerb", "badArgument"):
                _attribute(request, given)
        else:
            _attribute(request, given)
            top.append(body)
        return etree.tostring(top, xml_declaration=True, encoding="UTF-8")

    def _body(self, given: Mapping[str, str]) -> etree._Element:
        workspace = Workspace()
        collection = collect(self.folder, self.identifier, workspace)
        verbs: Mapping[str, Callable[[], etree._Element]] = {
            "Identify": lambda: self._identify(collection),
            "ListMetadataFormats": lambda: _formats(collection, given.get("identifier", ""), workspace),
            "ListSets": lambda: _sets(collection, given),
            "ListIdentifiers": lambda: self._list("ListIdentifiers", collection, given, workspace),
            "ListRecords": lambda: self._list("ListRecords", collection, given, workspace),
            "GetRecord": lambda: _record(collection, given, workspace),
        }
        return verbs[given["verb"]]()

    def _identify(self, collection: Collection) -> etree._Element:
        body = _verb("Identify")
        earliest = collection.records[0].datestamp if collection.records else datetime(1970, 1, 1, tzinfo=UTC)
        for name, said in (
            ("repositoryName", self.name),
            ("baseURL", self.address),
            ("protocolVersion", "2.0"),
            ("adminEmail", self.mail),
            ("earliestDatestamp", _spelled(earliest)),
            ("deletedRecord", "persistent" if collection.keeps_deletions else "no"),
            ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ):
            child(body, name, said)
        return body

    def _list(
        self, verb: str, collection: Collection, given: Mapping[str, str], workspace: Workspace
    ) -> etree._Element:
        asked = wanted(given)
        _known(asked.prefix)
        if asked.spec and not collection.sets:
            raise ProtocolError("noSetHierarchy", "all files lie in one folder, so there are no sets")
        items = []
        for item in _matching(collection, asked, workspace):
            items.append(item)
            if len(items) > self.page:
                break
        if not items:
            code = "badResumptionToken" if asked.cursor else "noRecordsMatch"
            raise ProtocolError(code, "no record matches")
        body, shown = _verb(verb), items[: self.page]
        for record, said in shown:
            if verb == "ListIdentifiers":
                _header(body, record)
            else:
                _whole(body, record, said)
        if len(items) > self.page or asked.cursor:
            last = shown[-1][0]
            more = replace(
                asked,
                after=(last.datestamp.isoformat(), last.identifier),
                cursor=asked.cursor + len(shown),
            )
            token = more.token() if len(items) > self.page else ""
            child(body, "resumptionToken", token).set("cursor", str(asked.cursor))
        return body


def _matching(collection: Collection, asked: Wanted, workspace: Workspace) -> Iterator[Item]:
    """The records that a list wants, as far as they can be given in its format; the deleted ones, too."""
    for record in collection.records:
        if (record.datestamp.isoformat(), record.identifier) <= asked.after:
            continue
        if not asked.begin <= record.datestamp < asked.end or (asked.spec and asked.spec not in record.sets):
            continue
        with suppress(FileError):  # it is left out, and GetRecord says why
            yield record, None if record.deleted else metadata(record, asked.prefix, workspace)


def _formats(collection: Collection, identifier: str, workspace: Workspace) -> etree._Element:
    body = _verb("ListMetadataFormats")
    record = _found(collection, identifier) if identifier else None
    for prefix, form in FORMS.items():
        if record and not record.deleted and not _is_given(record, prefix, workspace):
            continue
        element = child(body, "metadataFormat")
        child(element, "metadataPrefix", prefix)
        child(element, "schema", form.schema)
        child(element, "metadataNamespace", form.namespace)
    if not len(body):
        raise ProtocolError("noMetadataFormats", "the file cannot be given in any format")
    return body


def _is_given(record: Record, prefix: str, workspace: Workspace) -> bool:
    try:
        metadata(record, prefix, workspace)
    except FileError:
        return False
    return True


def _sets(collection: Collection, given: Mapping[str, str]) -> etree._Element:
    if "resumptionToken" in given:
        raise ProtocolError("badResumptionToken", "the list of sets is given at once")
    if not collection.sets:
        raise ProtocolError("noSetHierarchy", "all files lie in one folder, so there are no sets")
    body = _verb("ListSets")
    for spec, name in sorted(collection.sets.items()):
        element = child(body, "set")
        child(element, "setSpec", spec)
        child(element, "setName", name)
    return body


def _record(collection: Collection, given: Mapping[str, str], workspace: Workspace) -> etree._Element:
    prefix = given["metadataPrefix"]
    _known(prefix)
    record = _found(collection, given["identifier"])
    try:
        said = None if record.deleted else metadata(record, prefix, workspace)
    except FileError as error:
        place = f"line {error.line}: " if error.line else ""
        raise ProtocolError("cannotDisseminateFormat", replaced(f"{place}{error.reason}")) from None
    body = _verb("GetRecord")
    _whole(body, record, said)
    return body


def _found(collection: Collection, identifier: str) -> Record:
    record = collection.find(identifier)
    if record is None:
        raise ProtocolError("idDoesNotExist", f'there is no "{identifier}"')
    return record


def _known(prefix: str) -> None:
    if prefix not in FORMS:
        raise ProtocolError("cannotDisseminateFormat", f'there is {", ".join(FORMS)}, no "{prefix}"')


def _whole(body: etree._Element, record: Record, said: etree._Element | None) -> None:
    element = child(body, "record")
    _header(element, record)
    if said is not None:
        child(element, "metadata").append(deepcopy(said))


def _header(parent: etree._Element, record: Record) -> None:
    header = child(parent, "header", status="deleted" if record.deleted else "")
    child(header, "identifier", record.identifier)
    child(header, "datestamp", _spelled(record.datestamp))
    for spec in record.sets[-1:]:
        child(header, "setSpec", spec)


def _verb(name: str) -> etree._Element:
    return root(name, {None: OAI})


def _attribute(request: etree._Element, given: Mapping[str, str]) -> None:
    for name, value in given.items():
        request.set(name, value)


def _spelled(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
