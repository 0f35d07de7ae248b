"""What leaves the room: pages of districts, a map page, a spreadsheet.

Everything is written by algorithms; this asks where to, and tells what came.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from ...core.regions.levels import Level
from ...layers import period_of
from ...settings import keep_value, kept_text, preferences, usable_logo
from ..load import theme_icon
from ..runner import End, Job, Outcome
from .multiples import SmallMaps, by_part, by_period, left_out, sectors_text, years_text
from .sidebyside import can_compare

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..page import Frame
    from .reportview import ReportView
    from .unitdata import Units

_FOLDER = "export_folder"
_MOST_FIELDS, _MOST_COMPARED = 4, 10
_REPORT = "match_report"
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_REPORT_ID, _TABLE_ID = "msme:districtreport", "msme:exporttable"
Parameters = dict[str, Any]


class Exports(QObject):
    """The actions of the Report page's bold button."""

    def __init__(self, frame: Frame, view: ReportView) -> None:
        super().__init__(view)
        self._frame = frame
        self._view = view
        self.menu = QMenu(view)
        self.district = self._add(
            QCoreApplication.translate("Exports", "Page of the &district…"),
            "mActionSaveAsPDF",
            self.export_district,
        )
        self.province = self._add(
            QCoreApplication.translate("Exports", "Pages of the &province, one PDF per district…"),
            "mActionSaveAsPDF",
            self.export_province,
        )
        self.comparison = self._add(
            QCoreApplication.translate("Exports", "Selected districts &side by side (PDF)…"),
            "mActionSaveAsPDF",
            self.export_comparison,
        )
        self.maps = self._add(
            QCoreApplication.translate("Exports", "Map page of each province, a PDF for eac&h…"),
            "mActionNewLayout",
            self.export_maps,
        )
        self.atlases = self._add(
            QCoreApplication.translate("Exports", "P&ages of all districts, a PDF per province…"),
            "mActionSaveAsPDF",
            self.export_atlases,
        )
        self._add(
            QCoreApplication.translate("Exports", "&Map page (PDF)…"),
            "mActionNewLayout",
            self.export_map,
        )
        self.years = self._add("", "mActionAddMap", self.export_years)
        self.sectors = self._add("", "mActionAddMap", self.export_sectors)
        self._add(
            QCoreApplication.translate("Exports", "Map page as a project with &layout…"),
            "mActionLayoutManager",
            self.export_layout,
        )
        self._add(
            QCoreApplication.translate("Exports", "&Spreadsheet (xlsx)…"),
            "mActionOpenTable",
            self.export_table,
        )

        self.refresh()

    def refresh(self) -> None:
        """Offer what there is: pages of a chosen district, small maps."""
        chosen = self._has_page()
        self.district.setEnabled(chosen)
        self.province.setEnabled(chosen)
        self.comparison.setEnabled(self._has_page() and can_compare(self._view.positions))
        for action in (self.maps, self.atlases):
            action.setEnabled(bool(self._provinces()))
        for action, maps, text in (
            (self.years, self._small_maps(by_period), years_text),
            (self.sectors, self._small_maps(by_part), sectors_text),
        ):
            action.setEnabled(maps.some)
            action.setText(text(maps))

    def export_first(self) -> None:
        """Do what the bold button does: the chosen district's page."""
        if self._has_page():
            self.export_district()
        else:
            self.export_map()

    def steps(self) -> list[tuple[str, Parameters]]:
        """Return what the bold button runs."""
        units, position = self._view.units, self._view.position
        if units is None or position is None or not self._has_page():
            told, path = self._map_page(), self._path("pdf")
        else:
            told = self._district_page(units, position)
            path = self._path("pdf", _unit_name(units, position))
        return [(_REPORT_ID, {**told, "OUTPUT": path})]

    def _has_page(self) -> bool:
        """Say whether the chosen unit has a page: it is one of a province's."""
        units, position = self._view.units, self._view.position
        if units is None or position is None or self._frame.subject.level is Level.PROVINCE:
            return False
        return bool(units.provinces[position])

    def export_district(self) -> None:
        """Ask for a file and write the chosen district's page."""
        units, position = self._view.units, self._view.position
        if units is None or position is None:
            return
        told = self._district_page(units, position)
        self._ask(
            self._path("pdf", _unit_name(units, position)),
            lambda path: self._run([self._job(told, path)], path),
        )

    def export_province(self) -> None:
        """Ask for a folder and write a page for each of its districts."""
        units, position = self._view.units, self._view.position
        if units is None or position is None:
            return
        here = units.in_province(units.provinces[position])
        places = here.nonzero()[0].tolist()

        def start(folder: str) -> None:
            jobs = [
                self._job(
                    self._district_page(units, place, like=position),
                    str(Path(folder) / _file_name(_unit_name(units, place), "pdf")),
                    units.names[place],
                )
                for place in places
            ]
            self._run(jobs, folder)

        self._ask_folder(start)

    def export_comparison(self) -> None:
        """Ask for a file and write the selected districts side by side."""
        units, places = self._view.units, sorted(self._view.positions)
        if units is None:
            return
        told = {
            **self._page("comparison"),
            "FIELDS": units.compared_fields(self._frame.subject.field)[:_MOST_COMPARED],
            "DISTRICT": "; ".join(units.codes[place] for place in places),
        }
        names = ", ".join(units.names[place] for place in places)
        self._ask(self._path("pdf", names), lambda path: self._run([self._job(told, path)], path))

    def export_maps(self) -> None:
        """Ask for a folder and write the page of the map for each province."""
        told = {name: self._page("province") for name in self._provinces()}
        self._export_provinces(told)

    def export_atlases(self) -> None:
        """Ask for a folder and write the pages of its districts for each province."""
        units, field = self._view.units, self._frame.subject.field
        if units is not None:
            self._export_provinces(
                {
                    name: {
                        **self._page("atlas"),
                        "FIELDS": units.page_fields(field, place, _MOST_FIELDS),
                    }
                    for name, place in self._provinces().items()
                }
            )

    def _provinces(self) -> dict[str, int]:
        """Return the provinces with data, by their codes, and the place of a unit of each."""
        units, subject = self._view.units, self._frame.subject
        if units is None or subject.level is Level.PROVINCE:
            return {}
        found: dict[str, int] = {}
        for place in sorted(range(len(units.codes)), key=units.codes.__getitem__):
            name = units.provinces[place]
            if name and units.has_data(subject.field, place):
                found.setdefault(name, place)
        return found

    def _export_provinces(self, told: dict[str, Parameters]) -> None:
        """Ask for a folder and write a page or pages for each province."""
        title = self._frame.subject.title

        def start(folder: str) -> None:
            jobs = [
                self._job(
                    {**one, "PROVINCE": name},
                    str(Path(folder) / _file_name(f"{name} {title}", "pdf")),
                    name,
                )
                for name, one in told.items()
            ]
            self._run(jobs, folder)

        self._ask_folder(start)

    def export_map(self) -> None:
        """Ask for a file and write the page of the map."""
        told = self._map_page()
        self._ask(self._path("pdf"), lambda path: self._run([self._job(told, path)], path))

    def export_years(self) -> None:
        """Ask for a file and write a small map of each period."""
        maps = self._small_maps(by_period)
        self._export_small_maps(maps, maps.title)

    def export_sectors(self) -> None:
        """Ask for a file and write a small map of each sector."""
        maps = self._small_maps(by_part)
        title = QCoreApplication.translate("Exports", "{indicator} by sector").format(
            indicator=maps.title
        )
        self._export_small_maps(maps, title)

    def export_layout(self) -> None:
        """Ask for a project file and write the map's page into it."""
        told = self._map_page()

        def start(path: str) -> None:
            page = str(Path(path).with_suffix(".pdf"))
            job = self._job({**told, "PROJECT": path}, page)
            self._run([job], path)

        self._ask(self._path("qgz"), start)

    def export_table(self) -> None:
        """Ask for a file and write the layer's values."""
        told = self._table()
        self._ask(
            self._path("xlsx"),
            lambda path: self._run([Job(_TABLE_ID, {**told, "OUTPUT": path}, _writing())], path),
        )

    # What is run.

    def _page(self, page: str) -> Parameters:
        chosen = preferences()
        told = {
            "INPUT": self._layer().id(),
            "PAGE": page,
            "LANGUAGE": chosen.language,
            "LOGO": usable_logo(chosen),
            "ORGANISATION": chosen.organisation,
            "PERIOD": self._period(),
        }
        return {name: value for name, value in told.items() if value}

    def _map_page(self) -> Parameters:
        subject = self._frame.subject
        if subject.province:
            told = self._page("province")
            return {**told, "PROVINCE": subject.province}
        return self._page("national_landscape")

    def _small_maps(self, choose: Callable[[Units, str], SmallMaps]) -> SmallMaps:
        units, subject = self._view.units, self._frame.subject
        if units is None or units.layer_id != subject.layer_id:
            return SmallMaps()
        return choose(units, subject.field)

    def _export_small_maps(self, maps: SmallMaps, title: str) -> None:
        if not maps.some:
            return
        told = {
            **self._page("multiples"),
            "FIELDS": list(maps.fields),
            "TITLE": title,
            "PERIOD": maps.period or self._period(),
            "PROVINCE": self._frame.subject.province,
        }
        told = {name: value for name, value in told.items() if value}
        name = f"{title} {maps.period} {told.get('PROVINCE', '')}"
        self._ask(
            self._path("pdf", name),
            lambda path: self._run([self._job(told, path)], path, left_out(maps)),
        )

    def _district_page(self, units: Units, position: int, *, like: int | None = None) -> Parameters:
        """Return the page of a unit, with the fields that suit `like`."""
        place = position if like is None else like
        fields = units.page_fields(self._frame.subject.field, place, _MOST_FIELDS)
        told = {**self._page("atlas"), "FIELDS": fields, "DISTRICT": units.codes[position]}
        if self._frame.subject.level is not Level.SUBDISTRICT:
            return told
        # Whose own code may begin with another office's number of the province.
        return {**told, "PROVINCE": units.provinces[position]}

    def _table(self) -> Parameters:
        told = {
            "INPUT": self._layer().id(),
            "LANGUAGE": preferences().language,
            "PERIOD": self._period(),
            "REPORT": _match_report(self._layer()),
        }
        return {name: value for name, value in told.items() if value}

    def _job(self, told: Parameters, path: str, label: str = "") -> Job:
        return Job(_REPORT_ID, {**told, "OUTPUT": path}, label or _writing())

    def _run(self, jobs: list[Job], where: str, also: str = "") -> None:
        """Run jobs; say where the result is, and what else is to be said."""

        def then(outcome: Outcome) -> None:
            if outcome.end is End.DONE:
                written = QCoreApplication.translate("Exports", "Written: {path}").format(
                    path=where
                )
                self._frame.tell("\n".join(filter(None, (written, also))), opens=where)

        self._frame.run(jobs, then)

    # Names and places.

    def _layer(self) -> QgsVectorLayer:
        return self._frame.subject.layer

    def _period(self) -> str:
        units, field = self._view.units, self._frame.subject.field
        one = units.indicator_of(field) if units is not None else None
        dated = one.period_of(field) if one is not None else ""
        return dated or period_of(self._layer())

    def _path(self, suffix: str, name: str = "") -> str:
        """Return where a file would go, by the name of what it shows."""
        subject = self._frame.subject
        name = name or f"{subject.title} {subject.province}"
        return str(Path(_folder()) / _file_name(name, suffix))

    def _ask_folder(self, then: Callable[[str], None]) -> None:
        """Ask for a folder; the window goes on."""
        dialog = QFileDialog(self._view)
        dialog.setWindowTitle(QCoreApplication.translate("Exports", "Folder for the pages"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(_folder())

        def chosen(folder: str) -> None:
            keep_value(_FOLDER, folder)
            then(folder)

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _ask(self, path: str, then: Callable[[str], None]) -> None:
        """Ask for a file, `path` offered; the window goes on."""
        suffix = Path(path).suffix
        dialog = QFileDialog(self._view)
        dialog.setWindowTitle(QCoreApplication.translate("Exports", "Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{suffix}")
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.setDirectory(str(Path(path).parent))
        dialog.selectFile(Path(path).name)

        def chosen(file: str) -> None:
            keep_value(_FOLDER, str(Path(file).parent))
            then(file)

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _add(self, text: str, icon: str, slot: Callable[[], None]) -> QAction:
        action = QAction(theme_icon(icon), text, self.menu)
        action.triggered.connect(slot)
        self.menu.addAction(action)
        return action


def _unit_name(units: Units, position: int) -> str:
    return f"{units.codes[position]} {units.names[position]}"


def _folder() -> str:
    held = kept_text(_FOLDER)
    return held if held and Path(held).is_dir() else str(Path.home())


def _file_name(text: str, suffix: str) -> str:
    plain = _NOT_IN_NAMES.sub(" ", text).strip(" .") or "msme"
    return f"{plain}.{suffix}"


def _match_report(layer: QgsVectorLayer) -> str:
    """Return the match report that lies beside a harmonised layer."""
    path = layer.source().split("|")[0]
    registry = QgsProviderRegistry.instance()
    found = [one.uri() for one in registry.querySublayers(path) if one.name() == _REPORT]
    return found[0] if found else ""


def _writing() -> str:
    return QCoreApplication.translate("Exports", "writing the file")
