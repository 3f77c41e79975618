"""Addresses: which schemes are registered, what a pointer is resolved against, and where on a disk it leads.

Sources: RFC 3986; XML Base 1.1 (W3C); the register of URI schemes at IANA.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from teikit.tei.names import XML_BASE

if TYPE_CHECKING:
    from lxml import etree

DRIVE = re.compile(r"^/([A-Za-z]:)")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
REGISTERED = frozenset(
    "about acct ar ark bitcoin bittorrent blob cid coap coaps content crid cvs dat data dav did dict "
    "dns doi drm dtn example facetime fax feed file filesystem finger fish ftp geo gg git go gopher "
    "gtalk h323 hdl http https iax icap icon im imap info ipfs ipn ipns ipp ipps irc iris isbn "
    "isostore jabber jar javascript jms jdbc lastfm ldap ldaps magnet mailserver mailto maps market "
    "message mid mms modem mtqp mumble mupdate mvn news nfs ni nih nntp oid openid opaquelocktoken "
    "pack palm paparazzi payto pkcs11 platform pop pres prospero proxy pwid psyc pttp query redis "
    "rediss reload res resource rmi rsync rtmp rtsp s3 secondlife service session sftp sgn shttp "
    "sieve simpleledger sip sips skype smb sms smtp snews snmp soldat spotify ssh steam stun stuns "
    "submit svn swh swid tag teamspeak tel teliaeid telnet tftp things thismessage tip tn3270 tool "
    "turn turns tv udp unreal urn ut2004 view-source vnc wais web webcal wpid ws wss wtai wyciwyg "
    "xcon xfire xmlrpc xmpp xri ymsgr".split()
)
"""Schemes that lead out of every project; `file` is read as a path."""


def scheme(pointer: str) -> str:
    """The scheme of a pointer, or the prefix that looks like one; empty for a relative reference."""
    found = SCHEME.match(pointer)
    return found[1] if found else ""


def bases(element: etree._Element) -> tuple[str, ...]:
    """The @xml:base of an element and its ancestors, from the root down."""
    upward = (each.get(XML_BASE) for each in (element, *element.iterancestors()))
    return tuple(value for value in upward if value is not None)[::-1]


def base(element: etree._Element | None, document: str) -> str:
    """What references on an element are resolved against: every @xml:base from the root down."""
    if element is None:
        return document
    found = [
        value for each in (element, *element.iterancestors()) if (value := each.get(XML_BASE)) is not None
    ]
    for value in reversed(found):
        document = join(document, value)
    return document


def join(base: str, reference: str) -> str:
    """A reference resolved against a base (RFC 3986 5.2); the reference itself where one is broken."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def address(path: Path) -> str:
    """The file: address of an absolute path."""
    return path.as_uri()


def path_of(uri: str) -> tuple[str, str] | None:
    """The path and the fragment of a file: address; None for another, or one of another machine."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = DRIVE.sub(r"\1", unquote(parts.path))
    return (path, parts.fragment) if "\0" not in path else None
