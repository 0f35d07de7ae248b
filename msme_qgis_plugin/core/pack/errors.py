"""Why a pack cannot be read or written."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class PackMissingError(MsmeError):
    """A pack that is not where it should be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The pack “{file}” is not in {folder}. Check whether it was moved, "
        "or whether its drive is connected.",
    )


class NotAPackError(MsmeError):
    """A file that is no pack."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is no MSME pack: a GeoPackage with the tables of a pack is "
        "expected. Choose a pack, or a name that is not in use.",
    )


class PackNewerError(MsmeError):
    """A pack that a newer version of the plugin wrote."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The pack “{file}” is of version {version}, and this plugin knows "
        "packs up to version {known}. Update the plugin; the pack was not "
        "changed.",
    )


class PackDamagedError(MsmeError):
    """A pack that cannot be read whole."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The pack “{file}” is damaged: {where} cannot be read. Still readable: {readable}. Use "
        "another copy of it, or build it again; it was not changed.",
    )


class PackForeignError(MsmeError):
    """A pack in which somebody put what would run when it is written to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The pack “{file}” holds views or triggers that this plugin does not make: {parts}. They "
        "could change or delete data when it is added to. Nothing was changed. Remove them, such "
        "as a spatial index, or build a new pack and merge this one into it.",
    )


class PackUnfinishedError(MsmeError):
    """A pack whose last changes lie beside it, where nothing can be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The last changes to the pack “{file}” lie in {beside}, and where it is nothing can be "
        "written. Copy both files to a folder that you may write to, and open the pack there.",
    )


class PackBusyError(MsmeError):
    """A pack that another program is writing to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Another program is writing to the pack “{file}”. Nothing was "
        "changed. Wait until it is done, or save edits in QGIS, and try "
        "again.",
    )


class KeyBesidePackError(MsmeError):
    """A key that would travel with the pack that it signs."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The key file {file} lies in the folder of the pack. Whoever gets that folder could sign "
        "in your name: keep the key elsewhere.",
    )


class KeyTooShortError(MsmeError):
    """A key that could be guessed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The key file {file} holds {length} bytes; a key has at least {least}. Choose a file of "
        "random bytes.",
    )


class NothingToPackError(MsmeError):
    """A layer that holds nothing that a pack could carry."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer “{layer}” cannot go into a pack: {expected} is expected. "
        "Its fields are: {fields}.",
    )


class NoSuchMapError(MsmeError):
    """An indicator that a pack does not hold."""

    template = QT_TRANSLATE_NOOP("core", "The pack has no indicator {indicator}. It has: {known}.")
