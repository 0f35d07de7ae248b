"""What the Analyse page shows: the tree, the definition, the parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QSpinBox

from ...core.analysis.declaration import Lack, Needed, Setting
from ...settings import preferences
from ...styling.legend import Language
from ...translate import say
from ..catalogue import load_catalogue
from ..load import Form, load_ui, theme_icon
from ..map.values import shown_values
from .declared import declared, summary_of, title_of
from .held_tables import COUNTS, VILLAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...core.analysis.computable import Offer
    from ...core.analysis.declaration import Input
    from ..subject import Subject
    from .held_tables import AtHand, Held

ONCE, EACH_PROVINCE, EACH_PERIOD = "once", "province", "period"
ALL, BY_SECTOR = "all", "sector"
# Not a raster's: there is no success to look at.
_set_number = QSpinBox.setValue
_INTERNET = "internet"
_WEIGHTS = ("families", "population", "villages")


@dataclass(frozen=True)
class Choices:
    """What was chosen; None where there is no such table.

    counts: by district; beside: to lay over villages.
    others: further surveys of villages, for “each period”.
    coverage: the least share of the weight, 0–1.
    layer: id of the layer of units that is chosen on the pages Map and Report; field: its.
    """

    villages: Held | None
    counts: Held | None
    beside: Held | None
    others: tuple[Held, ...]
    by_sector: bool
    coverage: float
    repeat: str
    weight: str
    count: str
    users: str
    layer: str = ""
    layer_name: str = ""
    field: str = ""

    def held(self, wanted: Input) -> Held | None:
        """Return the table that an input takes."""
        if wanted.needed is Needed.VILLAGES:
            return self.villages
        if wanted.needed is Needed.COUNTS:
            return self.beside if wanted.by_village is None else self.counts
        return None


class AnalyseView(Form):
    """Reads what is at hand and shows what can be computed of it.

    Signals:
        changed: ticks or parameters changed.
        data_wanted: “Add data…” was pressed.
    """

    changed = pyqtSignal()
    data_wanted = pyqtSignal()

    def __init__(self, at_hand: AtHand, subject: Subject) -> None:
        super().__init__()
        load_ui("analyse", self)
        self._at_hand = at_hand
        self._subject = subject
        self._offers: tuple[Offer, ...] = ()
        self.computable.setIcon(theme_icon("mActionFilter2"))
        self.search.setShowSearchIcon(True)
        least = round(100 * preferences().minimum_coverage)
        _set_number(self.coverage, least)
        self._fill_fixed()
        self._connect()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Everything that the tree lists."""
        return self._offers

    def refill(self) -> None:
        """Look again at what is at hand."""
        from ...core.analysis.computable import Sources, offers
        from ...core.catalogue.weights import Weight

        held = self._at_hand.all()
        self._fill_periods(held)
        weight = self.weight.currentData()
        self._offers = offers(
            Sources(tuple(one.source() for one in self._in_use(held)), self._units()),
            load_catalogue(),
            declared(),
            weight=Weight(weight) if weight else None,
        )
        self._fill_columns()
        self.tree.show_offers(self._offers, Language.AUTO.code)
        self._show_about()

    def choices(self) -> Choices:
        """Return what was chosen."""
        held = self._at_hand.all()
        used = self._in_use(held)
        villages = next((o for o in used if o.kind == VILLAGES), None)
        counts = [one for one in used if one.kind == COUNTS]
        layer = self._subject.layer
        return Choices(
            villages=villages,
            counts=next((o for o in counts if not o.by_village), None),
            # Counts by village say most; those by district will do.
            beside=next(iter(sorted(counts, key=lambda one: not one.by_village)), None),
            others=tuple(one for one in held if one.kind == VILLAGES and one != villages),
            by_sector=self.breakdown.currentData() == BY_SECTOR,
            coverage=self.coverage.value() / 100,
            repeat=self.repeat.currentData(),
            weight=self.weight.currentData(),
            count=self.count.currentText(),
            users=self.users.currentData() or "",
            layer=layer.id() if layer is not None else "",
            layer_name=layer.name() if layer is not None else "",
            field=self._subject.field,
        )

    def lacking(self) -> str:
        """Return what is to be chosen before the ticked lines can be computed, "" for nothing."""
        ticked = [one for one in self.tree.chosen() if one.analysis is not None]
        asks = any(one.analysis.lacks.get(one.key) is Lack.USERS for one in ticked)
        if asks and not self.users.currentData():
            return QCoreApplication.translate(
                "AnalyseView", "Choose the column of internet users below"
            )
        return ""

    # Helpers.

    def _units(self) -> int:
        """Return how many units of the chosen layer have what the map shows."""
        layer, field = self._subject.layer, self._subject.field
        if layer is None or not field:
            return 0
        return int(shown_values(layer, field).notna().sum())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.computable.toggled.connect(self._filter)
        self.tree.ticked.connect(self.changed)
        self.tree.currentItemChanged.connect(self._show_about)
        self.addData.clicked.connect(self.data_wanted)
        self.period.activated.connect(self.refill)
        self.weight.activated.connect(self.refill)
        for widget in (self.breakdown, self.repeat, self.count, self.users):
            widget.activated.connect(self.changed)
        self.coverage.valueChanged.connect(self.changed)
        self._at_hand.changed.connect(self.refill)

    def _fill_fixed(self) -> None:
        translate = QCoreApplication.translate
        _fill(
            self.breakdown,
            (
                (translate("AnalyseView", "None"), ALL),
                (translate("AnalyseView", "By sector"), BY_SECTOR),
            ),
        )
        _fill(
            self.repeat,
            (
                (translate("AnalyseView", "Once"), ONCE),
                (translate("AnalyseView", "Each province"), EACH_PROVINCE),
                (translate("AnalyseView", "Each period"), EACH_PERIOD),
            ),
        )
        names = {
            "families": translate("AnalyseView", "Families"),
            "population": translate("AnalyseView", "People"),
            "villages": translate("AnalyseView", "Villages"),
        }
        own = translate("AnalyseView", "Default")
        _fill(self.weight, ((own, ""), *((names[one], one) for one in _WEIGHTS)))

    def _fill_periods(self, held: list[Held]) -> None:
        """List the surveys of villages, else the tables of counts."""
        kinds = {one.kind for one in held}
        kind = VILLAGES if VILLAGES in kinds else COUNTS
        kept = self.period.currentData()
        _fill(
            self.period, ((_period_text(one), one.path) for one in held if one.kind == kind), kept
        )

    def _fill_columns(self) -> None:
        counts = self.choices().beside
        columns = counts.source().columns if counts is not None else ()
        several = len(columns) > 1
        for widget in (*(self.countLabel, self.count, self.usersLabel, self.users),):
            widget.setVisible(several)
        kept = self.count.currentText()
        _fill(self.count, ((one, one) for one in columns), kept)
        known = [self.users.itemData(place) for place in range(1, self.users.count())]
        kept = self.users.currentData()
        if known != [*columns]:
            kept = _of_users(columns, self.count.currentText())
        none = QCoreApplication.translate("AnalyseView", "No column")
        _fill(self.users, ((none, ""), *((o, o) for o in columns)), kept)
        weighs = self.choices().villages is not None
        self.weight.setVisible(weighs)
        self.weightLabel.setVisible(weighs)

    def _in_use(self, held: list[Held]) -> list[Held]:
        """Return one survey of villages and one table of counts per level."""
        wanted = self.period.currentData()
        ordered = sorted(held, key=lambda one: one.path != wanted)
        found: dict[tuple[str, bool], Held] = {}
        for one in ordered:
            found.setdefault((one.kind, one.by_village), one)
        return list(found.values())

    def _filter(self, *_: object) -> None:
        self.tree.show_only(self.search.text(), computable=self.computable.isChecked())

    def _show_about(self, *_: object) -> None:
        offer = self.tree.offer
        self.about.setVisible(offer is not None)
        if offer is None:
            return
        title, lines = _about(offer)
        if offer.analysis is not None and Setting.MAPPED_FIELD in offer.analysis.settings.values():
            of = QCoreApplication.translate("AnalyseView", "Of what the page Map shows: {field}.")
            lines.append(of.format(field=self._subject.title))
        self.about.setTitle(title.replace("&", "&&"))
        blocked = offer.analysis is None
        self.addData.setVisible(blocked)
        said = [say(one) for one in offer.reasons][:2] if blocked else []
        self.text.setText(" ".join([*said, *lines]))
        self.text.setToolTip("\n".join(say(one) for one in offer.reasons))


def _of_users(columns: Sequence[str], count: str) -> str | None:
    """Return the one column that says of itself that it is of the internet, None for none."""
    named = [one for one in columns if one != count and _INTERNET in one.casefold()]
    return named[0] if len(named) == 1 else None


def _about(offer: Offer) -> tuple[str, list[str]]:
    """Return what is offered: its name, and what it is in sentences."""
    indicator, tongue = offer.indicator, Language.AUTO.code
    if indicator is None:
        return title_of(offer.key), [summary_of(offer.key)]
    lines = [indicator.definition.get(tongue)]
    if offer.analysis is not None:
        formula = QCoreApplication.translate(
            "AnalyseView", "Formula: {formula}. Weight: {weight}."
        ).format(
            formula=indicator.formula_text.get(tongue).rstrip("."),
            weight=_weight_text(indicator.weight.value),
        )
        lines.append(formula)
    return indicator.name.get(tongue), lines


def _fill(combo: QComboBox, items: Iterable[tuple[str, str]], kept: str | None = None) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)
        place = combo.findData(kept) if kept else -1
        combo.setCurrentIndex(max(place, 0) if combo.count() else -1)


def _period_text(held: Held) -> str:
    """Return “2019 · file”, or the file where no period is known."""
    dataset = load_catalogue().datasets.get(str(held.told["dataset"]))
    if dataset is None or not dataset.reference_period:
        return held.name
    return f"{dataset.reference_period} · {held.name}"


def _weight_text(weight: str) -> str:
    names = {
        "msme": QCoreApplication.translate("AnalyseView", "MSMEs"),
        "families": QCoreApplication.translate("AnalyseView", "families"),
        "farm_families": QCoreApplication.translate("AnalyseView", "farm families"),
        "population": QCoreApplication.translate("AnalyseView", "people"),
        "population_25": QCoreApplication.translate("AnalyseView", "people aged 25 and over"),
        "villages": QCoreApplication.translate("AnalyseView", "villages"),
        "none": QCoreApplication.translate("AnalyseView", "none"),
    }
    return names[weight]
