"""URI references as Jing judges them: RFC 2396 with the deviations of java.net.URI.

All that is not allowed in a URI but can be percent-encoded (spaces, accented letters, quotes) is allowed.
"""

from __future__ import annotations

from teikit.relaxng.datatypes.lexical import form

_OPEN = "(?:[^%#]|%[0-9A-Fa-f]{2})"
_PATH = r"(?:[^%\#?\[\]]|%[0-9A-Fa-f]{2})*"
_REGISTRY = r"(?:[^%\#?/\[\]]|%[0-9A-Fa-f]{2})+"
_ADDRESS = r"(?:[^%\#?/\[\]@]*@)?\[([0-9A-Fa-f:.]+)(?:%[A-Za-z0-9_.]+)?\](?::[0-9]*)?"
_HIERARCHY = rf"""(?://(?:(?:{_REGISTRY}|{_ADDRESS})(?![^/?\#])|(?=[/?\#]))|(?!//))
{_PATH}(?:\?{_OPEN}*)?"""
_REFERENCE = rf"""(?:(?:[A-Za-z][A-Za-z0-9+.-]*:(?=/)|(?![^/?\#]*:)){_HIERARCHY}
|[A-Za-z][A-Za-z0-9+.-]*:(?!/){_OPEN}+)
(?:\#{_OPEN}*)?"""


def uri(text: str) -> str:
    """A URI reference, itself; raises ValueError with the fault."""
    if not (match := form(_REFERENCE)(text)):
        raise ValueError(_fault(text))
    if (address := match[1]) and not _is_address(address):
        raise ValueError(f'"{address}" is not an IPv6 address')
    return text


def _is_address(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _fault(text: str) -> str:
    if not form("(?:[^%]|%[0-9A-Fa-f]{2})*")(text):
        return "a % must be followed by two hexadecimal digits"
    if text.count("#") > 1:
        return 'it has more than one "#"'
    head, colon, rest = text.partition(":")
    if colon and not form(r"[^/?\#]*[/?\#].*")(head) and not form("[A-Za-z][A-Za-z0-9+.-]*")(head):
        return f'"{head}" before the colon is not a scheme such as "https"'
    if colon and not rest.partition("#")[0].strip("/"):
        return f'nothing follows "{text}"'
    return "a bracket is in the wrong place" if "[" in text or "]" in text else "it has no host"
