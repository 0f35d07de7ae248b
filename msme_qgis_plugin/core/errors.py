"""What can be wrong with what a person brings.

Each class says what was expected, what came and what to do. The sentence is a
template (see `messages`), so that the screen can show it in its own language.
"""

from __future__ import annotations

from typing import ClassVar

from .messages import QT_TRANSLATE_NOOP, Message


class MsmeError(Exception):
    """Base of every error that is meant to be read by a person."""

    template: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        self.message = Message(self.template, values)
        super().__init__(str(self.message))


class ResourceMissingError(MsmeError):
    """A file that the plugin ships is not there."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The plugin's own file {path} is missing. Install the plugin again "
        "from its zip.",
    )


class WriteFailedError(MsmeError):
    """The destination did not take what was written to it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The result could not be written: {reason}. Check that the disk has "
        "room and that the file is not open elsewhere, then run again.",
    )


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
        "core",
        "The raster {path} has {bands} band(s); band {band} was asked for.",
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
        "core",
        "The points have no column “{column}”; they have: {columns}.",
    )


class NegativePointWeightError(MsmeError):
    """A point with a weight below zero."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Weights must be 0 or more; row {row} of the points has {value}.",
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
        "core",
        "The polygons have no column “{column}”; they have: {columns}.",
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
        "Row {row} of the pairs: a connectedness of 0 or more is expected, "
        "“{value}” was found.",
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


class CatalogueError(MsmeError):
    """A descriptor of the catalogue is not as its schema says."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The description {file} is wrong at {place}: expected {expected}, "
        "found {found}. Correct the file there, or take it out of its "
        "folder.",
    )


class UnknownDatasetError(MsmeError):
    """No descriptor has the id that was asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There is no dataset called {dataset} in the catalogue. The nearest "
        "are: {near}. Choose one of them, or describe the file's columns "
        "once and save the description.",
    )


class UnknownIndicatorError(MsmeError):
    """The catalogue has no indicator with the id that was asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There is no indicator called {indicator} in the catalogue. The "
        "nearest are: {near}. Take the id from the list of indicators.",
    )


class UnknownVariableError(MsmeError):
    """A dataset does not hold the harmonised variable asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{dataset} does not hold {variable}. It holds: {known}. Choose "
        "another variable or another dataset.",
    )


class DescribedColumnMissingError(MsmeError):
    """A file lacks a column that its descriptor reads."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has no column {column}, which {dataset} needs for "
        "{purpose}. Its columns begin: {headers}. Check that the file is "
        "of that dataset and wave, or choose another dataset.",
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


class DescriptorExistsError(MsmeError):
    """A user's descriptor would take the id of another one."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A dataset called {dataset} is already described. Choose another "
        "name for your description, or say that it replaces your own.",
    )


class ClassCountError(MsmeError):
    """A number of classes that no palette has."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A map can have {least} to {most} classes; {value} were asked for.",
    )


class BreakNotNumberError(MsmeError):
    """A class break that cannot be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Class breaks are numbers separated by ; or spaces, such as "
        "“18; 27,5; 37.5” without thousands separators; “{value}” is not a "
        "number.",
    )


class AmbiguousBreakError(MsmeError):
    """A class break whose separator seems to stand for thousands."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The class break “{value}” lies outside the values when its "
        "separator is a decimal one, and inside when it marks thousands. "
        "Write {thousands} if thousands are meant, or a break within the "
        "values.",
    )


class ManualBreaksError(MsmeError):
    """Class breaks that make no classes."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "1 to {most} different class breaks are expected, “{value}” was "
        "given.",
    )


class FieldNotNumericError(MsmeError):
    """A field of text or dates where numbers are needed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field “{field}” holds {type}; classes need a field of numbers. "
        "Choose another field, or let the table's numbers be read first.",
    )


class FieldMissingError(MsmeError):
    """A field that the layer does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no field “{field}”; it has: {fields}.",
    )


class DuplicateUnitsError(MsmeError):
    """Several rows for one unit and period, and no rule for them."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} units have more than one row for the same period. Unit and "
        "its rows: {examples}. Remove the extra rows in the file, or choose "
        "what to do with them: sum, mean or first.",
    )


class ColumnNotFoundError(MsmeError):
    """A column that the caller names and the table does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There is no column “{column}” in {source}. Its columns are: "
        "{columns}.",
    )


class NoKeyColumnError(MsmeError):
    """No column tells which unit a row is about."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds district codes or names. Its columns "
        "are: {columns}. Say which column holds the code or the name.",
    )


class NoValueColumnError(MsmeError):
    """No column holds numbers."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds numbers to map. Its columns are: "
        "{columns}. Say which columns are the values.",
    )


class NoMatchError(MsmeError):
    """Not one row belongs to a unit of the boundaries."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "None of the {rows} rows of {source} belongs to a district of the "
        "boundaries in use. The first rows say: {examples}. Check that the "
        "right sheet and the right columns were chosen, and that the "
        "boundaries cover the area.",
    )


class PeriodNotFoundError(MsmeError):
    """A period that the table does not hold."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table holds no rows for the period {period}. It holds: "
        "{periods}.",
    )


class UnreadableNumbersError(MsmeError):
    """Text where numbers were asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” should hold numbers, but {count} cell(s) hold "
        "something else; the first, with their rows: {cells}. Correct these "
        "cells, or leave the column out.",
    )


class UndecidableNumberStyleError(MsmeError):
    """A cell such as `1.234` with nothing to tell thousands from decimals."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}”, row {row}: “{cell}” means {indonesian} in "
        "Indonesian style and {english} in English style, and the other "
        "cells of the column do not tell which. Choose the number style.",
    )


class MixedNumberStyleError(UndecidableNumberStyleError):
    """A cell that may be either in a column that mixes both styles."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” mixes number styles: {others}. In row {row} "
        "“{cell}” may therefore mean {indonesian} (Indonesian style) or "
        "{english} (English style). Correct the column, or choose the "
        "number style of such cells.",
    )


class UndecidablePercentError(MsmeError):
    """A stored number beside text percentages that may be share or points."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” holds percentages as text beside the stored "
        "number {number}, which may be a percent cell ({scaled} %) or "
        "{number} %, and the other stored numbers do not tell which. Write "
        "the whole column in one way.",
    )


class UnknownVintageError(MsmeError):
    """No list of codes is known for a year."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No list of {system} codes is known for {year}. Choose one of these "
        "years: {known}.",
    )


class AmbiguousCodeSystemError(MsmeError):
    """Codes fit several lists alike and mean other districts in each."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The district codes fit several lists ({candidates}) that mean "
        "different districts, and nothing tells which is meant. For example: "
        "{examples}. Say which code system and year the table uses, or add "
        "a column with the names.",
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


class YearNotUnderstoodError(MsmeError):
    """A vintage that is no year."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{parameter} should be a year such as 2020, or auto; it is “{text}”.",
    )


class ListNotUnderstoodError(MsmeError):
    """A list of columns that cannot be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The list of columns “{text}” cannot be read ({reason}). Write the "
        'names with | between them, or as ["first", "second"].',
    )


class TableMissingError(MsmeError):
    """A table that is not where it should be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” is not in {folder}. Check whether it was moved "
        "or renamed, or whether its drive is connected, and choose it "
        "again.",
    )


class TableUnreadableError(MsmeError):
    """A table that cannot be opened."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” cannot be read: {reason}. Close it in other "
        "programs, check that you may open it, and try again. The file was "
        "not changed.",
    )


class TableEmptyError(MsmeError):
    """A file without content."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” is empty. A table with a header row and at least"
        " one row of data is expected.",
    )


class TableFormatError(MsmeError):
    """A file that is no table."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is no table that can be read here (found: {found}). Open "
        "it in a spreadsheet program and save it as .xlsx or .csv.",
    )


class SpreadsheetDriverMissingError(MsmeError):
    """A format whose driver is not part of this QGIS."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is in {format} format, for which this QGIS has no driver."
        " Open it in a spreadsheet program and save it as .xlsx or .csv.",
    )


class PasswordProtectedError(MsmeError):
    """A workbook that is encrypted."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is protected by a password. Open it in a spreadsheet "
        "program, save a copy without password, and choose the copy.",
    )


class WrongExtensionError(MsmeError):
    """A workbook whose name promises another format."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is called {given} but holds the old {found} format. Open "
        "it in a spreadsheet program and save it as .xlsx; renaming does "
        "not convert.",
    )


class WebPageTableError(MsmeError):
    """A web page that is called a spreadsheet."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is a web page saved under the name of a spreadsheet, as "
        "many portals do. Open it in a spreadsheet program and save it as "
        ".xlsx or .csv.",
    )


class UnclosedQuoteError(MsmeError):
    """A quotation mark that swallows the rows after it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        '“{file}”, row {row}: a quotation mark (") is opened and not '
        "closed, so that the rows after it would be lost. Correct this row "
        "in a text editor or a spreadsheet program.",
    )


class SheetMissingError(MsmeError):
    """A sheet or layer that the file does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” has no sheet “{sheet}”. Its sheets are: {sheets}.",
    )


class TableHeaderOnlyError(MsmeError):
    """A header with nothing under it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” has a header (row {row}: {columns}) but no rows of data "
        "under it.",
    )


class NoTableFoundError(MsmeError):
    """A sheet on which no table can be made out."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No table was found in “{file}”{sheet}: at least two columns with a"
        " header and rows of data are expected.",
    )


class SideBySideTablesError(MsmeError):
    """Two tables beside each other on one sheet."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” holds two tables side by side: one begins with “{first}”,"
        " another with “{second}” (column {column}), with an empty column "
        "between them. Put each on a sheet of its own.",
    )


class NoDistrictsFoundError(MsmeError):
    """Boundaries that are not those of Indonesian districts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer was not recognised as districts of Indonesia: a field with "
        "BPS, Kemendagri, HDX or GADM codes or with the names of districts is "
        "expected for more than half of the features. Its fields are: "
        "{fields}.",
    )


class ProvinceLayerError(MsmeError):
    """Boundaries of provinces where districts were expected."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer holds provinces (field “{field}”) and nothing finer. "
        "Choose a layer of districts, subdistricts or villages.",
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


class LayerEmptyError(MsmeError):
    """A layer that a map needs and that holds nothing."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer “{layer}” is missing, cannot be opened or holds no "
        "features, so no map was made. See that its file is there and not "
        "in use, then try again.",
    )


class PictureError(MsmeError):
    """A picture that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The picture {path} could not be written. Choose a folder that you "
        "may write to and that has room left.",
    )


class DuplicateVillagesError(MsmeError):
    """Rows of one village disagree, so that none can be taken."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has {count} rows that repeat a village with other answers: "
        "{examples} (village code, lines, first column that differs). Keep "
        "one row per village, then run again.",
    )


class StyleNotSavedError(MsmeError):
    """A style file that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The style {path} could not be saved: {reason} Choose a folder that "
        "you may write to.",
    )


class PointLayerError(MsmeError):
    """A layer of points that GDAL cannot open."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The points in {path} cannot be read (layer “{layer}”). A GeoPackage "
        "or another vector file that QGIS opens is expected.",
    )


class BivariateBreaksError(MsmeError):
    """Breaks that do not make one to three classes of an indicator."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A bivariate map has up to three classes per indicator, so 1 to "
        "{most} breaks; indicator {side} has {count} ({value}). Give two "
        "breaks, or choose another method.",
    )


class DecisionsNotUnderstoodError(MsmeError):
    """Decisions about rows that are no JSON object of texts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Decisions are expected as a JSON object such as "
        '{{"12": "5107"}}, but “{text}” came ({reason}). Correct it, or '
        "leave it empty.",
    )


class DecisionRowError(MsmeError):
    """A decision about a row that the table does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A decision names row “{row}”, but the table has the data rows 1 to "
        "{rows}. Name a row by its number, or as code|name.",
    )


class DecisionUnitError(MsmeError):
    """A decision that is neither a district nor a known word."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The decision for “{row}” is “{value}”. A BPS code of 2024 such as "
        "5107, “leave out” or “add” is expected.",
    )


class UnitsWithoutCodeError(MsmeError):
    """A layer whose units cannot be told by province."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no field “bps_code”, so its units cannot be told by "
        "province; it has: {fields}. Use a layer that “Harmonise a table to "
        "districts” made.",
    )


class ProvinceUnknownError(MsmeError):
    """A province that is not known, or that may be several."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{value}” does not name one province. Give its name or its "
        "two-digit BPS code, such as Sulawesi Selatan or 73{meant}.",
    )


class ProvinceEmptyError(MsmeError):
    """A layer without units of the province that was asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no district of {province}. Choose another province "
        "or another layer.",
    )


class DistrictNotThereError(MsmeError):
    """A page about a district that the layer does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no district {value} in {province}. Give the BPS code "
        "of one of its districts, such as {example}.",
    )


class PageFieldsError(MsmeError):
    """More or fewer fields than a page has room for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The page “{page}” shows {least} to {most} fields; {count} were "
        "chosen.",
    )


class ReportNotWrittenError(MsmeError):
    """A report that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The report {path} could not be written: {reason} Close the file "
        "where it is open, or choose a folder that you may write to.",
    )


class LogoError(MsmeError):
    """A logo that is no picture."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The logo {path} is missing or is no picture. Give a .png, .jpg or "
        ".svg file.",
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


class AmbiguousKbliError(MsmeError):
    """Letters of sectors that mean other sectors in another version."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The sectors ({sectors}) may be those of {first} or of {second}, "
        "whose letters mean different sectors from J on, and nothing in the "
        "table tells which. Choose the KBLI version.",
    )


class MixedKbliError(MsmeError):
    """Sectors that no version of KBLI has together."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The sectors “{first}” and “{second}” do not belong to one version "
        "of KBLI. Bring the table to one version first.",
    )


class KbliConflictError(MsmeError):
    """A sector that contradicts its letter or the version that was said."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The sector “{text}” does not fit: it is {versions}. Correct the "
        "table, or choose the KBLI version that it is of.",
    )


class KbliCrosswalkError(MsmeError):
    """Sectors asked for in a version that is finer than the table's."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Sectors of {source} cannot be brought to {target}: nothing tells "
        "how J is divided into J and K. The other way is possible.",
    )


class KbliMismatchError(MsmeError):
    """Two results whose sectors have different letters."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Sectors of {first} and of {second} cannot be compared: their "
        "letters differ from J on. Bring the one of 2025 to 2020 first.",
    )


class SizeMismatchError(MsmeError):
    """Two results that tell sizes apart differently."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Sizes by “{first}” and by “{second}” cannot be compared. Use two "
        "tables with the same definition of micro, small and medium.",
    )


class MixedSizesError(MsmeError):
    """Classes of size that hold each other in one table."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table mixes sizes of two definitions ({sizes}), which would "
        "count enterprises twice. Keep the rows of one of them.",
    )


class SizeDefinitionError(MsmeError):
    """Classes of size that are not those of the definition given."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The definition of size {given} does not know the table's sizes "
        "({sizes}). Choose another definition.",
    )


class NoSectorsError(MsmeError):
    """A table in which no sectors can be made out."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has no column of sectors and no columns named by sectors "
        "(letters or titles of KBLI). Its columns are: {columns}. Name the "
        "column with the sectors.",
    )


class ValueColumnUnclearError(MsmeError):
    """Several columns of numbers that may be the counts, or none."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source}: one column with the number of enterprises is expected, "
        "but these may be it: {columns}. Name the column with the counts.",
    )


class BreakdownUnknownError(MsmeError):
    """A cell that is no sector, sex or size."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}”, row {row}: “{cell}” is not understood. A sector "
        "of KBLI, a sex, a size or a total is expected there. Correct the "
        "cell, or name the right column.",
    )


class DuplicateCountsError(MsmeError):
    """Several counts of one district, sector, sex and size."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} combinations of district, sector, sex and size have several "
        "rows: {examples} (rows of the file). Keep one row for each, or name "
        "the column that tells them apart.",
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


class MarketNotUnderstoodError(MsmeError):
    """A market that is no district, or may be several."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The market “{market}” is not understood. BPS codes or full names of "
        "districts, separated by commas, are expected, such as “3171, Kota "
        "Surabaya”. It may mean: {candidates}.",
    )


class FlowFileError(MsmeError):
    """A file of pairs that cannot be read as a table."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{path} cannot be read as a table of pairs of regions. A text file "
        "with columns separated by tabs or commas is expected.",
    )


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


class PackBusyError(MsmeError):
    """A pack that another program is writing to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Another program is writing to the pack “{file}”. Nothing was "
        "changed. Wait until it is done, or save edits in QGIS, and try "
        "again.",
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

    template = QT_TRANSLATE_NOOP(
        "core",
        "The pack has no indicator {indicator}. It has: {known}.",
    )


class WorkbookNotWrittenError(MsmeError):
    """A spreadsheet or text file that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table {path} could not be written: {reason}. Close it where it "
        "is open, or choose a folder that you may write to.",
    )
