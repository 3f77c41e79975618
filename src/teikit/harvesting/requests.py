"""What harvesters ask: a verb with its arguments, or a token that goes on with a list (OAI-PMH 2.0, 4)."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32

from teikit.characters import replaced

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
FAR = 10**12
"""Records that no list has."""
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s%#<>\"{}|\\^`\[\]]|%[0-9A-Fa-f]{2})+")
SIGNS = r"[A-Za-z0-9_.!~*'()-]+"
SPELLED: Mapping[str, Callable[[str], object]] = {
    "identifier": URI.fullmatch,
    "from": bool,
    "until": bool,
    "metadataPrefix": re.compile(SIGNS).fullmatch,
    "set": re.compile(f"{SIGNS}(:{SIGNS})*").fullmatch,
}
"""What an argument has to look like, by the schema of the protocol."""


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
        last = datetime.max.replace(tzinfo=UTC)
        step = timedelta(days=1) if DAY.fullmatch(self.until) else timedelta(seconds=1)
        until = moment(self.until) if self.until else last
        return until + step if until < last - step else last


def checked(arguments: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The arguments of a request, verb included. Raises ProtocolError."""
    given = dict(arguments)
    if illegal := [name for name, value in arguments if replaced(name + value) != name + value]:
        raise ProtocolError("badArgument", f'"{replaced(illegal[0])}" has a character that XML cannot carry')
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
    for name in sorted(names & SPELLED.keys()):
        if not SPELLED[name](given[name]):
            raise ProtocolError("badArgument", f'"{given[name]}" is no {name}')
    return given


def wanted(arguments: Mapping[str, str]) -> Wanted:
    """The list that arguments ask for. Raises ProtocolError."""
    if "resumptionToken" in arguments:
        return _of_token(arguments["resumptionToken"])
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
    """The list that a token goes on with; anybody can make one, so nothing of it is taken for granted."""
    try:
        said = base64.urlsafe_b64decode(token.encode("ascii"))
        if crc32(said[4:]).to_bytes(4, "big") != said[:4]:
            raise ValueError(token)
        fields = json.loads(said[4:])
        found = Wanted(**{**fields, "after": tuple(fields["after"])})
        _ = found.begin, found.end
        texts = (found.prefix, found.start, found.until, found.spec, *found.after)
        if len(found.after) != 2 or not all(type(each) is str for each in texts):
            raise ValueError(token)
        if type(found.cursor) is not int or not 0 < found.cursor < FAR:
            raise ValueError(token)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ProtocolError):
        raise ProtocolError("badResumptionToken", "this token was not given here") from None
    return found


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
