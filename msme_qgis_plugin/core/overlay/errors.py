"""Why an overlay cannot be computed."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class RasterNotReadError(MsmeError):
    """A raster that GDAL cannot open or read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The raster {path} cannot be read. A GeoTIFF or another raster that "
        "QGIS opens is expected; check that the file is complete.",
    )


class RasterBandError(MsmeError):
    """A band that the raster does not have."""

    template = QT_TRANSLATE_NOOP(
        "core", "The raster {path} has {bands} band(s); band {band} was asked for."
    )


class NegativeRasterWeightError(MsmeError):
    """A weight below zero, which no count of people can be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Weights must be 0 or more; the raster {path} holds {value}. If that "
        "value means “no data”, declare it as the raster's no-data value.",
    )


class MissingPointColumnError(MsmeError):
    """A table of points without a column that the work needs."""

    template = QT_TRANSLATE_NOOP(
        "core", "The points have no column “{column}”; they have: {columns}."
    )


class NegativePointWeightError(MsmeError):
    """A point with a weight below zero."""

    template = QT_TRANSLATE_NOOP(
        "core", "Weights must be 0 or more; row {row} of the points has {value}."
    )


class QuadkeyError(MsmeError):
    """Text that is no quadkey of the expected level."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Row {row}: “{value}” is no quadkey of level {level}: {level} digits "
        "from 0 to 3 are expected. If a spreadsheet turned it into a number, "
        "import the column as text.",
    )


class MissingValueColumnError(MsmeError):
    """A column to be brought over that the polygons do not have."""

    template = QT_TRANSLATE_NOOP(
        "core", "The polygons have no column “{column}”; they have: {columns}."
    )


class ExtensiveAndIntensiveError(MsmeError):
    """A column that is to be summed and averaged at once."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The column “{column}” is listed both as extensive (counts, which "
        "are shared out) and as intensive (rates, which are averaged). "
        "Choose one.",
    )


class FlowLayoutError(MsmeError):
    """A table of pairs in neither of the known layouts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Pairs of regions are expected in the columns user_loc, fr_loc, "
        "scaled_sci or user_country, friend_country, user_region, "
        "friend_region, scaled_sci; the table has: {columns}.",
    )


class FlowValueError(MsmeError):
    """A pair whose connectedness is no number of 0 or more."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Row {row} of the pairs: a connectedness of 0 or more is expected, “{value}” was found.",
    )


class ConflictingFlowsError(MsmeError):
    """One pair that is listed twice with different values."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The pair {user} – {friend} is listed more than once with different "
        "values ({first} and {second}). Keep one of the rows.",
    )


class NoKnownMarketError(MsmeError):
    """Markets of which none has a region in the pairs."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "None of the markets {markets} has a region of its own in the table "
        "of pairs. Choose at least one market that has.",
    )


class IndicatorNotComputableError(MsmeError):
    """An indicator's variables or weight are not at hand."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{indicator} cannot be computed from these villages: {missing} is "
        "not at hand. Choose a dataset or a weight that has it, or leave "
        "{indicator} out.",
    )


class NegativeWeightError(MsmeError):
    """A weight below zero, which no count of people or firms can be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The weight {weight} must be 0 or more, but unit {unit} has {value} "
        "in row {row}. Correct that row, then run again.",
    )


class DuplicateVillagesError(MsmeError):
    """Rows of one village disagree, so that none can be taken."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has {count} rows that repeat a village with other answers: "
        "{examples} (village code, lines, first column that differs). Keep "
        "one row per village, then run again.",
    )


class PointLayerError(MsmeError):
    """A layer of points that GDAL cannot open."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The points in {path} cannot be read (layer “{layer}”). A GeoPackage "
        "or another vector file that QGIS opens is expected.",
    )


class VillagesNotRecognisedError(MsmeError):
    """A table of villages that no descriptor knows."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} was not recognised as a survey of villages; its columns "
        "begin: {headers}. Choose the dataset it is ({datasets}), or describe "
        "its columns once and save the description.",
    )


class NotVillagesError(MsmeError):
    """A dataset whose rows are not villages, asked for as one."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "One row per village is needed, but a row of {dataset} is a "
        "{level}. Choose one of: {datasets}.",
    )


class NothingComputableError(MsmeError):
    """A survey that gives no indicator by itself."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No indicator can be computed from {dataset} alone; its variables "
        "are: {variables}. Choose another weight, or add variables up.",
    )


class LevelScoresError(MsmeError):
    """Scores of signal levels that cannot be used."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Level scores are a JSON object with a number from 0 to 1 for each "
        'of 4g, 3g, 2g and none, such as {{"4g": 1, "3g": 0.6, "2g": 0.2, '
        '"none": 0}}; “{text}” was given ({reason}).',
    )


class CountColumnError(MsmeError):
    """A table of MSMEs whose count column is not clear."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Which column of {source} counts the MSMEs is not clear. Its columns "
        "of numbers are: {columns}. Say which one it is.",
    )


class MsmeCodesError(MsmeError):
    """MSMEs whose village codes are not those of the survey."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Only {found} of {count} village or subdistrict codes of {source} "
        "are among the villages of {villages}; not there, for example: "
        "{examples}. The two were numbered by different offices (BPS, "
        "Kemendagri) or in different years. Use one numbering in both, or "
        "give the MSMEs by district with names.",
    )


class RepeatedCountsError(MsmeError):
    """Several counts of MSMEs for one place, sector and sex."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has {count} rows that count the same place, sector and "
        "sex again, for example: {examples} (place, rows). Say which columns "
        "hold sector and sex, or add the rows up first.",
    )


class NegativeCountError(MsmeError):
    """A count of MSMEs below zero."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A count of MSMEs cannot be {value} ({source}, row {row}). Correct "
        "that row, then run again.",
    )


class UsersAboveCountError(MsmeError):
    """More MSMEs that use the internet than MSMEs."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "In row {row} of {source}, {users} MSMEs use the internet, but there "
        "are only {count}. The column of internet use must count MSMEs, not "
        "give a share.",
    )


class NoSignalVariableError(MsmeError):
    """A survey of villages that does not tell the internet signal."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{dataset} does not tell the internet signal of villages "
        "(internet_signal); it holds: {variables}. Choose a survey that "
        "does, such as Village Potential.",
    )


class NotPointsError(MsmeError):
    """A file or layer that holds no points."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{name} holds no points. A layer of points, or a table with columns "
        "of longitude and latitude or with a quadkey, is expected; its "
        "columns are: {columns}. Name the columns of the coordinates.",
    )


class NotPolygonsError(MsmeError):
    """A file or layer that holds no polygons."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{name} holds no polygons. A layer of polygons, or a table with a "
        "column of outlines as WKT, is expected; its columns are: {columns}.",
    )


class MarketUnknownError(MsmeError):
    """A market that is no district, and like none."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The market “{market}” is no district of Indonesia. BPS codes or "
        "full names of districts, separated by commas, are expected, such as "
        "“3578, Kota Makassar”.",
    )


class MarketNotUnderstoodError(MarketUnknownError):
    """A market that may be several districts, or is misspelt."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The market “{market}” is not understood. BPS codes or full names of "
        "districts, separated by commas, are expected, such as “3578, Kota "
        "Makassar”. It may mean: {candidates}.",
    )


class FlowFileError(MsmeError):
    """A file of pairs that cannot be read as a table."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{path} cannot be read as a table of pairs of regions. A text file "
        "with columns separated by tabs or commas is expected.",
    )


class FacilityVariableError(MsmeError):
    """A kind of facility that the survey of villages does not count."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{dataset} does not count “{variable}” by village. Choose one of: {known}; or give points "
        "of the facilities.",
    )


class NoFacilityError(MsmeError):
    """Nothing to measure distances to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} holds no facility with a place: {count} were read. Points with longitude and "
        "latitude, or villages with coordinates that have the facility, are expected.",
    )


class NoPlacesError(MsmeError):
    """Villages of which none has coordinates."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No village of {source} has coordinates in degrees. Give points of the villages with the "
        "same codes, and check that longitude and latitude are not exchanged.",
    )


class TooManyPairsError(MsmeError):
    """A distance within which nearly everything lies."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There are more than {pairs} pairs of villages and possible sites near enough. Choose a "
        "shorter distance, the most within reach (covering), the boundaries of fewer districts, or "
        "0 facilities to place.",
    )


class NegativeMinutesError(MsmeError):
    """A travel time or a friction below zero."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Travel times must be 0 or more; the raster {path} holds {value}. If that value means “no "
        "data”, declare it as the raster's no-data value.",
    )


class RasterTooLargeError(MsmeError):
    """A friction raster with more cells than fit into memory."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The raster {path} has {cells} cells; at most {most} can be searched for ways. Clip it to "
        "the region of interest first.",
    )
