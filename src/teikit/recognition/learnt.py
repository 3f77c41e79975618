"""A model that somebody trained on texts of their own: weights of the net, and the names that they have.

The file is a NumPy archive without pickled objects: who reads one from strangers runs nothing of theirs.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np

from teikit import __version__
from teikit.recognition.network import Array, Network, network
from teikit.source import FileError, Source

FORMAT = 1
"""To be raised whenever features change: weights learnt for others mean nothing."""

LARGEST = 64 * 1024**2
ABOUT = "about"
TRAIN = "`teikit train` makes one"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: the net, what the words of names are in the texts it was learnt from, and whether
    titles are part of a name there. Two of one digest are the same.
    """

    digest: str
    network: Network = field(compare=False)
    known: Mapping[str, str] = field(compare=False)
    titles: bool = field(default=False, compare=False)


def packed(weights: Mapping[str, Array], known: Mapping[str, str], *, titles: bool) -> bytes:
    """The file of a model."""
    about = {"format": FORMAT, "teikit": __version__, "titles": titles, "known": known}
    spelled = json.dumps(about, ensure_ascii=False, sort_keys=True).encode()
    data = BytesIO()
    arrays: dict[str, Any] = {name: value.astype(np.float16) for name, value in weights.items()}
    np.savez_compressed(data, allow_pickle=False, **arrays, **{ABOUT: np.frombuffer(spelled, np.uint8)})
    return data.getvalue()


def learnt(source: Source) -> Learnt:
    """The model in a file. Raises FileError."""
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise FileError(source.path, "is no model: it is too large", hint=TRAIN)
        with np.load(BytesIO(source.data), allow_pickle=False) as arrays:
            about = json.loads(arrays[ABOUT].tobytes())
            if about["format"] != FORMAT:
                reason = f"is a model of another form, {about['format']} and not {FORMAT}"
                raise FileError(
                    source.path, reason, hint=f"it was made by teikit {about['teikit']}: train again"
                )
            weights = {name: arrays[name].astype(np.float32) for name in Network.__slots__}
            known = {str(word): str(kind) for word, kind in about["known"].items()}
            titles = bool(about["titles"])
    except FileError:
        raise
    except Exception as error:  # whatever bytes can make the readers of archives, arrays and JSON raise
        raise FileError(source.path, "is no model, or a damaged one", hint=TRAIN) from error
    if not all(_fits(weights[name], getattr(network(), name)) for name in weights):
        raise FileError(source.path, "is no model: its weights have another shape", hint=TRAIN)
    return Learnt(source.digest, Network(**weights), known, titles)


def _fits(weights: Array, ours: Array) -> bool:
    return weights.shape == ours.shape and bool(np.isfinite(weights).all())
