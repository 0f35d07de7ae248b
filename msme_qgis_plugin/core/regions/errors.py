"""Why units cannot be recognised."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class CrsNotUnderstoodError(MsmeError):
    """A coordinate reference system that GDAL cannot read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The coordinate reference system “{crs}” is not understood. Give the "
        "layer a known one, such as EPSG:4326, and run again.",
    )


class OutsideCrsError(MsmeError):
    """A point that has no place in the CRS it is brought to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The point {x}, {y} cannot be brought to {crs}. Check that the layer "
        "has the right coordinate reference system.",
    )


class UnknownVintageError(MsmeError):
    """No list of codes is known for a year."""

    template = QT_TRANSLATE_NOOP(
        "core", "No list of {system} codes is known for {year}. Choose one of these years: {known}."
    )


class AmbiguousCodeSystemError(MsmeError):
    """Codes fit several lists alike and mean other districts in each."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The codes fit several lists ({candidates}) that mean "
        "different units, and nothing tells which is meant. For example: "
        "{examples}. Say which code system and year they follow, or give "
        "every row its name as well.",
    )


class AmbiguousDespiteNamesError(AmbiguousCodeSystemError):
    """Codes that fit several lists alike, also by the names beside them."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The codes fit several lists ({candidates}) that mean "
        "different units, and as many names agree with the one as with "
        "the other. For example: {examples}. Say which code system and year "
        "the codes follow, or correct the names.",
    )


class UnknownCodesError(MsmeError):
    """Codes that no list holds, and no names to go by."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "At least 99 % of the district codes should be in one list of BPS or "
        "Kemendagri. The best, {best}, holds {held} of {count}. Not in it, "
        "for example: {examples}. Check that the right column was chosen, or "
        "add a column with the names.",
    )


class CodeLevelError(MsmeError):
    """Codes of villages or subdistricts where districts were expected."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The code column should hold district codes (1101 or 11.01). {count} "
        "of {rows} codes belong to villages or subdistricts, for example "
        "{examples}. Sum the rows by district first.",
    )


class NoDistrictsFoundError(MsmeError):
    """Boundaries that are not those of Indonesian districts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer was not recognised as districts of Indonesia: a field with "
        "BPS, Kemendagri, HDX or GADM codes or with the names of districts is "
        "expected for more than half of the features. Where its polygons are others, "
        "choose the field with their id. Its fields are: {fields}.",
    )


class ProvinceLayerError(MsmeError):
    """Boundaries of provinces where districts were expected."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer holds provinces (field “{field}”) and nothing finer. "
        "Choose a layer of districts, subdistricts or villages.",
    )


class LargerUnitsError(MsmeError):
    """Polygons far larger than the districts that their fields seem to name."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} of {units} polygons are several times as large as the districts that the layer's "
        "fields seem to name, for example {name}: {found:.0f} km², officially {official:.0f} km². "
        "They look like provinces. Choose a layer of districts, subdistricts or villages.",
    )


class CodeFieldsDisagreeError(MsmeError):
    """Two fields of codes that mean different districts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The fields “{first}” and “{second}” hold codes of different "
        "districts for the same features, and the layer has no names to tell "
        "which is right. Remove the wrong field or add the names.",
    )


class BoundaryCrsMissingError(MsmeError):
    """Boundaries that do not say what their coordinates mean."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no coordinate reference system, so its areas cannot "
        "be computed. Set it in the layer's properties (most official layers "
        "are EPSG:4326) and run again.",
    )


class OutsideIndonesiaError(MsmeError):
    """Boundaries that do not lie where Indonesia is."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer lies at longitude {west:.1f} to {east:.1f} and latitude "
        "{south:.1f} to {north:.1f}, Indonesia at 95 to 141 and -11 to 6. "
        "Check the coordinate reference system of the layer.",
    )


class NoFeaturesError(MsmeError):
    """Boundaries without a single polygon."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has {count} features and none of them is a polygon. "
        "Choose a layer with the polygons of districts.",
    )


class FieldNotInLayerError(MsmeError):
    """A field that the caller names and the layer does not have."""

    template = QT_TRANSLATE_NOOP(
        "core", "The layer has no field “{field}”. Its fields are: {fields}."
    )


class ZonesWithoutIdError(MsmeError):
    """A layer of zones, none of which has an id."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No polygon of the layer has anything in the field “{field}”. Choose the field that tells "
        "the units apart.",
    )


class NoSubdistrictsFoundError(MsmeError):
    """Boundaries without codes of subdistricts where subdistricts were asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer was not recognised as subdistricts: a field with codes of 6 digits "
        "(Kemendagri) or 7 (BPS) is expected. Its fields are: {fields}.",
    )


class ZonesNotGivenError(MsmeError):
    """Zones are asked for, and nothing says what they are."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Zones need a layer of polygons and the field with their id (UNIT_FIELD). Give both, or "
        "choose another level.",
    )
