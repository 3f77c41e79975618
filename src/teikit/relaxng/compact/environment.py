"""What the declarations at the head of a compact schema bind (compact syntax 4)."""

from __future__ import annotations

from dataclasses import dataclass, field

XML = "http://www.w3.org/XML/1998/namespace"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


@dataclass(slots=True)
class Environment:
    """Prefixes and the default namespace; None is `inherit`: that of the referring schema."""

    namespaces: dict[str, str | None] = field(default_factory=lambda: {"xml": XML})
    datatypes: dict[str, str] = field(default_factory=lambda: {"xsd": XSD})
    default: str | None = None

    def prefixes(self) -> dict[str, str]:
        """The prefixes that a QName in the schema may use."""
        return {prefix: uri for prefix, uri in self.namespaces.items() if uri}
