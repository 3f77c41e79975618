"""teikit: texts become TEI P5, TEI is proved valid, and archives receive it."""

__version__ = "0.1.0"
