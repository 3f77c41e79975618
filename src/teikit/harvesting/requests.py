"""What harvesters ask: a verb with its arguments, or a token that goes on with a list (OAI-PMH 2.0, 4)."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
LISTS = frozenset({"ListRecords", "ListIdentifiers"})
ARGUMENTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
    "ListRecords": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"})),
    "GetRecord": (frozenset({"metadataPrefix", "identifier"}), frozenset()),
}
"""The arguments that each verb must and may have."""


class ProtocolError(Exception):
    """What is wrong with a request, by its code in the protocol (OAI-PMH 2.0, 3.6)."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list that is asked for, and where it goes on: behind a datestamp and an identifier."""

    prefix: str
    start: str = ""
    until: str = ""
    spec: str = ""
    after: tuple[str, str] = ("", "")
    cursor: int = 0

    def token(self) -> str:
        """The token by which a harvester goes on; nothing is kept for it."""
        said = json.dumps(asdict(self), separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(crc32(said).to_bytes(4, "big") + said).decode()

    @property
    def begin(self) -> datetime:
        """The first moment that is wanted."""
        return moment(self.start) if self.start else datetime.min.replace(tzinfo=UTC)

    @property
    def end(self) -> datetime:
        """The first moment that is not wanted any more; `until` names the last day or second that is."""
        if not self.until:
            return datetime.max.replace(tzinfo=UTC)
        return moment(self.until) + (timedelta(days=1) if DAY.fullmatch(self.until) else timedelta(seconds=1))


def checked(arguments: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The arguments of a request, verb included. Raises ProtocolError."""
    given = dict(arguments)
    verbs = [value for name, value in arguments if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise ProtocolError("badVerb", f"one verb of {', '.join(ARGUMENTS)} is wanted")
    verb = verbs[0]
    if len(given) < len(arguments):
        raise ProtocolError("badArgument", "an argument is given twice")
    required, optional = ARGUMENTS[verb]
    names = given.keys() - {"verb"}
    if verb in LISTS and "resumptionToken" in names:
        if len(names) > 1:
            raise ProtocolError("badArgument", "resumptionToken stands alone")
        return given
    for name in sorted(required - names):
        raise ProtocolError("badArgument", f'{verb} needs "{name}"')
    for name in sorted(names - required - optional):
        raise ProtocolError("badArgument", f'{verb} has no argument "{name}"')
    return given


def wanted(arguments: Mapping[str, str]) -> Wanted:
    """The list that arguments ask for. Raises ProtocolError."""
    if token := arguments.get("resumptionToken", ""):
        return _of_token(token)
    start, until = arguments.get("from", ""), arguments.get("until", "")
    for value in filter(None, (start, until)):
        moment(value)
    if start and until:
        if len(start) != len(until):
            raise ProtocolError("badArgument", "from and until are of different granularity")
        if start > until:
            raise ProtocolError("badArgument", "from is later than until")
    return Wanted(arguments["metadataPrefix"], start, until, arguments.get("set", ""))


def _of_token(token: str) -> Wanted:
    try:
        said = base64.urlsafe_b64decode(token.encode("ascii"))
        if crc32(said[4:]).to_bytes(4, "big") != said[:4]:
            raise ValueError(token)
        fields = json.loads(said[4:])
        return Wanted(**{**fields, "after": tuple(fields["after"])})
    except (ValueError, TypeError, KeyError):
        raise ProtocolError("badResumptionToken", "this token was not given here") from None


def moment(said: str) -> datetime:
    """The moment that a date means. Raises ProtocolError."""
    try:
        if DAY.fullmatch(said):
            return datetime.strptime(said, "%Y-%m-%d").replace(tzinfo=UTC)
        if SECOND.fullmatch(said):
            return datetime.strptime(said, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ProtocolError("badArgument", f'"{said}" is no date as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ')
