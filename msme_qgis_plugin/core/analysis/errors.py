"""What tables of counts can be refused for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from ..measures.table import UnitTable


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


class TwoSpellingsError(MsmeError):
    """One district under several names or codes in a table of counts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} districts are written in several ways, so that their rows "
        "are not taken together. District and its first rows: {examples}. "
        "Write each district in one way in the whole file.",
    )


class DuplicateCountsError(MsmeError):
    """Several counts of one district, sector, sex and size."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} combinations of district, sector, sex and size have several "
        "rows: {examples} (rows of the file). Keep one row for each, or name "
        "the column that tells them apart.",
    )


class ReferenceRowError(MsmeError):
    """A row to compare with that the table does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has no row “{row}” for location quotients to compare with. Its rows are called "
        "{examples} and so on: give the code or the name as the table writes it, or table or "
        "units.",
    )


class NotNumbersError(MsmeError):
    """A field to analyse that holds no numbers, or is not there."""

    template = QT_TRANSLATE_NOOP(
        "core", "“{field}” is no field of numbers of the layer. Choose one of these: {fields}."
    )


class ValueRefusedError(MsmeError):
    """A value of a unit that no count, cost or size can have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{unit} has {value} for “{field}”; expected is {expected}. Correct the value, or leave "
        "the unit out.",
    )


def refuse_negative(table: UnitTable, name: str) -> None:
    """Refuse counts below 0.

    Raises:
        ValueRefusedError: a unit has one.
    """
    for place in (table.values[name] < 0).to_numpy().nonzero()[0]:
        raise ValueRefusedError(
            unit=table.label_of(place),
            value=f"{table.values[name].iloc[place]:g}",
            field=table.fields[name].titles,
            expected="≥ 0",
        )


class FieldInTheWayError(MsmeError):
    """A field to analyse that is called as a result is."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” is also the name of a result and would be replaced by it. Rename the field "
        "first, for example with Refactor fields.",
    )


class NoFieldsError(MsmeError):
    """Nothing to group units by."""

    template = QT_TRANSLATE_NOOP("core", "Choose at least one field of numbers to group units by.")


class NoGroupsError(MsmeError):
    """Neither how many regions nor how large they are to be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Say how many regions there are to be, or how large each is at least: in units, or in a "
        "field such as people.",
    )


class TooManyGroupsError(MsmeError):
    """More groups than units."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{groups} groups are asked for, and {count} units have all values. Ask for fewer groups.",
    )


class FewerGroupsError(MsmeError):
    """Units fall into more parts than regions are wanted."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The units fall into {parts} parts that do not touch, and {groups} regions are asked for. "
        "Join them to the nearest, or ask for {parts} regions or more.",
    )


class FloorError(MsmeError):
    """Regions cannot be as large and as many as wanted."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{groups} regions are asked for, and with the least size that is wanted {made} can be "
        "made. Ask for fewer regions or a smaller size.",
    )


class TwoFieldsError(MsmeError):
    """Quadrants of other than two fields."""

    template = QT_TRANSLATE_NOOP(
        "core", "Quadrants are of two fields, and {count} are chosen. Choose two, or k-means."
    )


class OnePeriodError(MsmeError):
    """One period alone, which nothing can be compared with."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” has one period only ({period}). Choose a layer or table whose columns or rows "
        "say several periods; a tool that asks for two takes two.",
    )


class PeriodsOverlapError(MsmeError):
    """Two periods that have a part in common."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The periods {first} and {second} overlap. Choose periods that follow one another (years).",
    )


class PeriodUnclearError(MsmeError):
    """Periods that nobody can put in order."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The periods {periods} do not tell their years. Say how many years lie between two of "
        "them, or which years they are, such as 2006; 2016.",
    )


class NoSectionError(MsmeError):
    """A letter that no version of KBLI has, among letters that it has."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The sector “{text}” is none of KBLI, as the others are: {others}. Correct it, or write "
        "sectors of your own out in words.",
    )


class KbliDiffersError(MsmeError):
    """Sectors of two versions of KBLI."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The sectors are of KBLI {first} in one period and of KBLI {second} in another, whose "
        "letters mean different sectors from J on. Bring both to one version first.",
    )


class NothingHeldError(MsmeError):
    """Data without a value of any unit that is looked at."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There is no value of any of the {units} units looked at, so that nothing says what is "
        "expected of them. Give data of these units, or other boundaries.",
    )


class NothingInFolderError(MsmeError):
    """A folder without one table of districts."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "None of the {files} tables in the folder {folder} is a table of districts that can be "
        "read. Put tables (xlsx, csv, ods, dbf) or packs of districts into it.",
    )


class FactorsLackingError(MsmeError):
    """A layer that holds nothing to weigh against each other."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer needs at least one enabler and one inhibitor that differ between units. Looked "
        "for: {enablers}; against them: {inhibitors}. Aggregate a survey of villages to districts "
        "with these indicators first, or name fields of the layer.",
    )


class FactorNotShareError(MsmeError):
    """A factor that is no share, where shares are taken as they are."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{field} is no share between 0 and 100 %, so that it cannot be taken as it is. Choose "
        "another scale, or leave it out.",
    )


class OutcomeUnknownError(MsmeError):
    """An outcome that the layer does not hold as a number."""

    template = QT_TRANSLATE_NOOP(
        "core", "The layer has no indicator “{field}”. Its indicators are: {known}."
    )


class TotalsNotMetError(MsmeError):
    """Control totals that no scaling of the units reaches."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The {groups} control totals cannot be met together: one is {total:g}, and its units add "
        "up to {reached:g}. Make the totals of provinces add up to that of the nation, and give "
        "no total above 0 to units that are all 0.",
    )


class TotalsNotAddedError(MsmeError):
    """Control totals for what cannot be added up."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” is no count, so its units do not add up to a total. Leave the totals out.",
    )


class TotalsUnclearError(MsmeError):
    """A table of control totals that cannot be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table of totals should have three columns: the code of a unit or province (empty for "
        "all), the year and the total; {came}.",
    )


class YearNotAheadError(MsmeError):
    """A year to project to that is no year, or that the data already reach."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{year}” is no year after {last}, the last one used. Write years such as 2030; 2035; "
        "2045.",
    )


class WindowError(MsmeError):
    """Too few periods in the years of the fit."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "From {first} to {last} there are {count} periods, and a path needs two. The layer has: "
        "{periods}.",
    )


class AssumptionLackingError(MsmeError):
    """A cap or a target that is not given, or no number above 0."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "This method needs the parameter {parameter}: a number above 0 or a field of the layer; "
        "it is “{text}”.",
    )


class NothingProjectedError(MsmeError):
    """No unit has what a path needs."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No unit can be projected: a path needs two known periods, growth rates numbers above 0, "
        "and a cap or target has to be above the last number (cap) or above 0 (target).",
    )
