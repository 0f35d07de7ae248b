"""Checksum and signature of packs, in sentences; the key as a parameter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFile
from qgis.PyQt.QtCore import QCoreApplication

from .table_parameters import is_given

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.pack.seal import Seal
    from .base import MsmeAlgorithm

KEY = "KEY_FILE"


def add_key(algorithm: MsmeAlgorithm, tip: str) -> None:
    """Ask for a key."""
    label = QCoreApplication.translate("PackSeals", "Key file")
    # Keys often have no ending.
    parameter = QgsProcessingParameterFile(KEY, label, optional=True, fileFilter=f"{label} (*)")
    algorithm.add(parameter, tip, advanced=True)


def key_of(
    algorithm: MsmeAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, pack: Path
) -> bytes | None:
    """Return the key that is given, None where there is none.

    Raises:
        MsmeError: the key lies with the pack, or could be guessed.
    """
    from ..core.pack.seal import read_key

    if not is_given(parameters, KEY):
        return None
    return read_key(Path(algorithm.parameterAsFile(parameters, KEY, context)), pack)


def tell_seal(pack: Path, key: bytes | None, feedback: QgsProcessingFeedback) -> Seal:
    """Say whether a pack is as it was written, and by whom; warn where it is not.

    Raises:
        MsmeError: it cannot be read.
    """
    from ..core.pack.seal import Seal, check_seal

    found = check_seal(pack, key)
    said = {
        Seal.CHANGED: QCoreApplication.translate(
            "PackSeals",
            "“{file}” does not match its checksum: it was changed after it was built, by hand, by "
            "another program or by damage. Ask who gave it to you.",
        ),
        Seal.WRONG: QCoreApplication.translate(
            "PackSeals", "“{file}” was not signed with this key. It may come from somebody else."
        ),
        Seal.SIGNED: QCoreApplication.translate("PackSeals", "“{file}” was signed with this key."),
        Seal.UNCHECKED: QCoreApplication.translate(
            "PackSeals", "“{file}” is signed; who signed it can be told with a key file only."
        ),
    }
    if key is not None:
        unsigned = QCoreApplication.translate("PackSeals", "“{file}” is not signed.")
        said.update({Seal.UNSIGNED: unsigned, Seal.NONE: unsigned})
    if found in said:
        calm = found in (Seal.SIGNED, Seal.UNCHECKED)
        push = feedback.pushInfo if calm else feedback.pushWarning
        push(said[found].format(file=pack.name))
    return found
