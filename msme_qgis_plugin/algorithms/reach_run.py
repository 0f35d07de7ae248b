"""What `msme:reach` does: reads villages and facilities, measures, writes three tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ..core.catalogue.weights import Weight
from ..core.lists import split_names
from ..core.measures.field import Text
from ..translate import language, say
from .base import tell
from .feedback_progress import FeedbackProgress
from .overlay_io import counts_of, minimum_coverage, raster_or_none
from .points_io import open_points
from .table_parameters import is_given, read_source
from .unit_analysis import draw_when_loaded
from .unit_output import about_units, unit_rows, write_unit_layer
from .units_io import code_system, dataset_id, load_catalogue, read_units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from qgis.core import QgsProcessingFeedback

    from ..core.catalogue.load import Catalogue
    from ..core.measures.schema import About
    from ..core.messages import Message
    from ..core.overlay.facilities.reach_tables import Asked, Measured
    from ..core.overlay.facilities.reach_villages import Places, Supply
    from ..core.overlay.villages.village_source import OpenedVillages, Villages
    from ..core.regions.gazetteer import Gazetteer
    from .base import MsmeAlgorithm
    from .units_io import Given

    Bools = NDArray[np.bool_]

_BANKS = ("banks",)


@dataclass(frozen=True)
class Run:
    """What the steps of a run share; sources: the names of what was read, in that order."""

    algorithm: MsmeAlgorithm
    given: Given
    feedback: QgsProcessingFeedback
    catalogue: Catalogue
    gazetteer: Gazetteer
    sources: list[str] = field(default_factory=list)

    def names(self, name: str) -> tuple[str, ...]:
        """Return the names in a list of text."""
        return split_names(self.text(name), commas=True)

    def text(self, name: str) -> str:
        """Return a parameter of text."""
        return str(self.algorithm.parameterAsString(self.given[0], name, self.given[1])).strip()

    def number(self, name: str) -> float:
        """Return a parameter of numbers."""
        return float(self.algorithm.parameterAsDouble(self.given[0], name, self.given[1]))

    def has(self, name: str) -> bool:
        """Say whether a parameter, or the layer beside it, is given."""
        return is_given(self.given[0], name) or is_given(self.given[0], f"{name}_LAYER")

    def tell(self, notes: tuple[Message, ...]) -> list[str]:
        """Write sentences to the log; return them for the metadata."""
        for one in notes:
            tell(self.feedback, one)
        return [say(one) for one in notes]


def run_reach(
    algorithm: MsmeAlgorithm, given: Given, feedback: QgsProcessingFeedback
) -> dict[str, Any]:
    """Measure the reach of facilities and write it.

    Raises:
        MsmeError: what a person brought cannot be used.
        CancelledError: the person pressed Cancel.
    """
    from ..core.overlay.facilities.reach_tables import Asked, Measured, district_table
    from ..core.overlay.facilities.reach_villages import reach_villages
    from ..core.regions.gazetteer import Gazetteer

    run = Run(algorithm, given, feedback, load_catalogue(), Gazetteer.load())
    progress = FeedbackProgress(feedback)
    villages, kinds = _villages(run)
    progress.step(0.2)
    places = _places(run, villages)
    weights, notes = _weights(run, villages)
    weight, counted = _weight(run, villages, weights)
    supply, facility = _supply(run, villages, places, kinds)
    progress.step(0.3)
    reached = reach_villages(
        places,
        supply,
        counted,
        villages.units,
        km=run.number("DISTANCE"),
        progress=FeedbackProgress(feedback, start=0.3, end=0.6),
    )
    minutes, timed, more = _minutes(run, places, supply)
    asked = Asked(
        facility,
        kinds == _BANKS,
        weight,
        run.number("DISTANCE"),
        run.number("MINUTES"),
        minimum_coverage(algorithm, given),
        timed,
    )
    measured = Measured(reached, counted, weights.get(Weight.MSME.value), minutes)
    units = read_units(algorithm, given, run.gazetteer)
    lines = run.tell((*villages.notes, *notes, *reached.notes, *more))
    about = about_units(
        units,
        title=QCoreApplication.translate("ReachRun", "Reach: {facility}").format(
            facility=facility.get(language())
        ),
        source="; ".join(dict.fromkeys(run.sources)),
        notes=lines,
        dataset=villages.dataset,
    )
    table = district_table(villages, measured, asked, units=unit_rows(units), about=about)
    output = write_unit_layer(algorithm, given, table, units)
    draw_when_loaded(given[1], output, ("share_within",))
    inside = villages.units.isin(units["bps_code"]).to_numpy()
    beyond = _beyond(run, villages, (measured, asked), inside, about)
    sites = _sites(run, villages, places, (measured, asked), inside, about)
    progress.step(1.0)
    return {
        "OUTPUT": output,
        **{name: value for name, value in (beyond | sites).items() if value != ""},
        "VILLAGES_READ": villages.read,
        "VILLAGES_PLACED": int(places.known.sum()),
        "FACILITIES_READ": supply.read,
        **counts_of(table.status["share_within"]),
    }


def _opened(run: Run, name: str, dataset: str | None) -> OpenedVillages:
    from ..core.overlay.facilities.reach_villages import with_places
    from ..core.overlay.villages.village_source import open_villages

    source = read_source(run.algorithm, name, run.given, placed=True)
    opened = with_places(open_villages(source, run.catalogue, dataset))
    run.sources.append(opened.head.source)
    return opened


def _villages(run: Run) -> tuple[Villages, tuple[str, ...]]:
    """Return the survey, and the variables that are the facility; none where points are."""
    from ..core.overlay.facilities.reach_villages import LATITUDE, LONGITUDE, check_facilities
    from ..core.overlay.villages.village_source import read_villages

    opened = _opened(run, "VILLAGES", dataset_id(run.algorithm, run.given))
    kinds: tuple[str, ...] = ()
    if not run.has("FACILITIES"):
        kinds = check_facilities(run.names("FACILITY"), opened, run.catalogue)
    wanted = (LONGITUDE, LATITUDE, *kinds, *(one.value for one in Weight))
    villages = read_villages(
        opened,
        [one for one in wanted if one in opened.available],
        catalogue=run.catalogue,
        gazetteer=run.gazetteer,
        system=code_system(run.algorithm, run.given),
    )
    told = (opened.reason, villages.decision.reason if villages.decision else None)
    run.tell(tuple(one for one in told if one is not None))
    return villages, kinds


def _places(run: Run, villages: Villages) -> Places:
    from ..core.overlay.facilities.reach_villages import places_of, village_points

    if not run.has("PLACES"):
        return places_of(villages)
    return places_of(villages, village_points(_opened(run, "PLACES", None), run.catalogue))


def _weights(
    run: Run, villages: Villages
) -> tuple[dict[str, np.ndarray[Any, Any]], tuple[Message, ...]]:
    """Return what villages can count for, by token."""
    from ..core.overlay.access.msme_counts import CountColumns, read_counts
    from ..core.overlay.facilities.reach_villages import msmes_by_village

    values = villages.variables.values
    held = {
        one.value: values[one.value].to_numpy(dtype="float64")
        for one in Weight
        if one.value in values
    }
    if not run.has("MSME"):
        return held, ()
    columns = CountColumns(
        unit=run.text("MSME_UNIT_FIELD") or None, count=run.text("MSME_COUNT_FIELD") or None
    )
    source = read_source(run.algorithm, "MSME", run.given)
    counts = read_counts(source, villages, run.gazetteer, columns)
    run.sources.append(counts.source)
    held[Weight.MSME.value], notes = msmes_by_village(counts, villages)
    return held, (*counts.notes, *notes)


def _weight(
    run: Run, villages: Villages, held: dict[str, np.ndarray[Any, Any]]
) -> tuple[Weight, np.ndarray[Any, Any]]:
    import numpy as np

    from ..core.overlay.facilities.reach_villages import choose_weight

    token = run.algorithm.parameterAsEnumString(run.given[0], "WEIGHT", run.given[1])
    weight = choose_weight(Weight(token) if token else None, held, villages.dataset.id)
    return weight, held.get(weight.value, np.ones(len(villages.codes)))


def _supply(
    run: Run, villages: Villages, places: Places, kinds: tuple[str, ...]
) -> tuple[Supply, Text]:
    from ..core.overlay.facilities.reach_villages import point_supply, village_supply
    from ..core.overlay.points.point_files import PointColumns
    from ..core.overlay.points.point_layout import find_columns
    from ..core.overlay.points.point_people import gathered

    if kinds:
        labels = [(one.en, one.id) for one in (run.catalogue.variables[k].label for k in kinds)]
        facility = Text(*(", ".join(map(_small, one)) for one in zip(*labels)))
        return village_supply(villages, kinds, places), facility
    points = open_points(run.algorithm, "FACILITIES", run.given)
    run.sources.append(points.name)
    columns = find_columns(
        points.columns,
        PointColumns(x="", y="", weight=run.text("CAPACITY_FIELD") or None),
        name=points.name,
        places=not points.has_geometry,
    )
    block = gathered(points.blocks(columns))
    return point_supply(block, points.name), Text(points.name, points.name)


def _small(text: str) -> str:
    """Return a label as it stands inside a sentence; an abbreviation stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _minutes(
    run: Run, places: Places, supply: Supply
) -> tuple[np.ndarray[Any, Any] | None, str, tuple[Message, ...]]:
    """Return travel times, the name of their raster, and what is to be said of them."""
    from ..core.overlay.facilities.travel_time import least_minutes, lost_starts, minutes_at

    name = "FRICTION" if run.has("FRICTION") else "TRAVEL_TIME"
    raster = raster_or_none(run.algorithm, name, run.given, run.feedback)
    if raster is None:
        return None, "", ()
    layer = run.algorithm.parameterAsRasterLayer(run.given[0], name, run.given[1])
    if layer is None:
        raise QgsProcessingException(name)
    if name == "TRAVEL_TIME":
        return minutes_at(raster, places.x, places.y), str(layer.name()), ()
    found = least_minutes(
        raster,
        (supply.x, supply.y),
        (places.x, places.y),
        progress=FeedbackProgress(run.feedback, start=0.6, end=0.8),
    )
    return found, str(layer.name()), lost_starts(raster, supply.x, supply.y)


def _beyond(
    run: Run, villages: Villages, told: tuple[Measured, Asked], inside: Bools, about: About
) -> dict[str, Any]:
    """Write the villages beyond reach; return where, and numbers of all villages."""
    import numpy as np

    from ..core.overlay.facilities.reach_tables import beyond_table

    measured, asked = told
    share = measured.reached.within(asked.km)[0]
    known = inside & ~np.isnan(share) & ~np.isnan(measured.weight)
    held, top = measured.weight[known], int(run.number("TOP_VILLAGES"))
    table = beyond_table(
        villages, measured, asked, run.gazetteer, inside=inside, top=top, about=about
    )
    return {
        "BEYOND": write_unit_layer(run.algorithm, run.given, table, None, "BEYOND"),
        "VILLAGES_BEYOND": int(((measured.reached.km_low > asked.km) & inside).sum()),
        "SHARE_WITHIN": float(held @ share[known] / held.sum()) if held.sum() else 0.0,
    }


def _sites(
    run: Run,
    villages: Villages,
    places: Places,
    told: tuple[Measured, Asked],
    inside: Bools,
    about: About,
) -> dict[str, Any]:
    """Write where more facilities help most; return where, and what they add."""
    import numpy as np

    from ..core.overlay.facilities.reach_tables import site_table
    from ..core.overlay.facilities.sites import Objective, greedy_sites, site_benefits

    measured, asked = told
    count = int(run.number("SITES"))
    if not count:
        return {}
    token = run.algorithm.parameterAsEnumString(run.given[0], "OBJECTIVE", run.given[1])
    may = places.known & inside & villages.codes.ne("").to_numpy()
    benefits = site_benefits(
        (places.x, places.y),
        measured.reached.km,
        np.where(inside, np.nan_to_num(measured.weight), 0.0),
        may,
        km=asked.km,
        objective=Objective(token),
        progress=FeedbackProgress(run.feedback, start=0.8, end=0.95),
    )
    plan = greedy_sites(benefits, count)
    at = np.flatnonzero(may)[plan.sites]
    table = site_table(
        villages, places, plan, at, asked, Objective(token), run.gazetteer, about=about
    )
    return {
        "NEW_SITES": write_unit_layer(run.algorithm, run.given, table, None, "NEW_SITES"),
        "GAIN": float(plan.gain.sum()),
        "GAIN_BOUND": float(plan.bound[-1:].sum()),
    }
