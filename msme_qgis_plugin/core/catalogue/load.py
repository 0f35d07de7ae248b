"""Reads the catalogue: datasets, harmonised variables and indicators."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..measures.field import Direction, Rule, Text
from ..paths import resource
from ..regions.levels import Level
from .errors import CatalogueError, UnknownDatasetError, UnknownIndicatorError
from .expressions import names
from .model import (
    Availability,
    Classes,
    CodeKey,
    Dataset,
    DatasetVariable,
    Evidence,
    Indicator,
    Kind,
    Layout,
    Licence,
    VariableDefinition,
)
from .validate import check
from .weights import Weight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

_NEAR = 3


@dataclass(frozen=True)
class Catalogue:
    """Everything that is known about datasets and indicators.

    indicators holds the catalogue's own; `variants` those that differ from
    one of them in their formula alone and share the rest.
    """

    datasets: Mapping[str, Dataset]
    variables: Mapping[str, VariableDefinition]
    indicators: Mapping[str, Indicator]
    variants: Mapping[str, Indicator]

    @classmethod
    def load(cls, user_folder: Path | None = None) -> Catalogue:
        """Read the catalogue, and a user's own descriptors beside it.

        Raises:
            CatalogueError: a descriptor of the person cannot be read.
            ResourceMissingError: a file of the plugin is not there.
        """
        shipped = _shipped()
        if user_folder is None or not user_folder.is_dir():
            return shipped
        own = load_datasets(user_folder)
        return replace(shipped, datasets={**own, **shipped.datasets})

    def dataset(self, identifier: str) -> Dataset:
        """Return a dataset by its id.

        Raises:
            UnknownDatasetError: names the nearest ids.
        """
        key = identifier.strip().lower()
        if key not in self.datasets:
            raise UnknownDatasetError(dataset=identifier, near=_near(key, self.datasets))
        return self.datasets[key]

    def indicator(self, identifier: str) -> Indicator:
        """Return an indicator or a variant by its id, in any case.

        Raises:
            UnknownIndicatorError: names the nearest ids.
        """
        everything = {**self.indicators, **self.variants}
        by_key = {one.lower(): one for one in everything}
        key = identifier.strip().lower()
        if key not in by_key:
            raise UnknownIndicatorError(indicator=identifier, near=_near(key, by_key.values()))
        return everything[by_key[key]]

    def suppliers(self, variable: str) -> tuple[str, ...]:
        """Return the ids of datasets that hold a variable."""
        return tuple(one.id for one in self.datasets.values() if variable in one.variables)

    def computable(
        self, variables: Iterable[str], *, weight: Weight | None = None
    ) -> dict[str, Availability]:
        """Say of every indicator what it still lacks.

        Args:
            variables: names of the harmonised variables at hand.
            weight: what the user would weight by where that is a choice; the first choice of
                each indicator that is at hand where None.

        Returns:
            One `Availability` per indicator and variant, by id.
        """
        at_hand = frozenset(variables)
        found: dict[str, Availability] = {}
        for indicator in (*self.indicators.values(), *self.variants.values()):
            self._availability(indicator, at_hand, weight, found)
        return found

    def _availability(
        self,
        indicator: Indicator,
        at_hand: frozenset[str],
        weight: Weight | None,
        found: dict[str, Availability],
    ) -> Availability:
        if indicator.id in found:
            return found[indicator.id]
        lacking = tuple(one for one in indicator.requires if one not in at_hand)
        inputs = tuple(
            one
            for one in indicator.inputs
            if not self._availability(self.indicator(one), at_hand, weight, found).computable
        )
        used = effective_weight(indicator, weight, at_hand)
        needs_weight = not used.is_free and used.value not in at_hand
        answer = Availability(
            indicator.id,
            missing_variables=lacking,
            missing_indicators=inputs,
            missing_weight=used.value if needs_weight else None,
            suppliers={one: self.suppliers(one) for one in lacking},
        )
        found[indicator.id] = answer
        return answer


def effective_weight(
    indicator: Indicator, chosen: Weight | None, at_hand: Collection[str]
) -> Weight:
    """Return the weight an indicator is computed with.

    A chosen weight replaces the indicator's own only where the catalogue marks the weight as a
    choice: elsewhere it is part of what it is. Where none is chosen, it is the first of the
    indicator's choices whose column is at hand; its own where none is.
    """
    if chosen is not None and chosen in indicator.weight_choices:
        return chosen
    choices = (indicator.weight, *indicator.weight_choices)
    return next((one for one in choices if one.is_free or one.value in at_hand), indicator.weight)


def load_datasets(folder: Path, *, own: bool = False) -> dict[str, Dataset]:
    """Read every descriptor in a folder, by id, in order of file names.

    Args:
        own: the plugin's own, which the tests have checked.

    Raises:
        CatalogueError: a file cannot be read as a descriptor, or two have one
            id.
    """
    found: dict[str, Dataset] = {}
    for path in sorted(folder.glob("*.json")):
        document = _read(path)
        if not own:
            check(document, file=path.name)
        dataset = parse_dataset(document)
        if dataset.id in found:
            raise CatalogueError(
                file=path.name,
                place="id",
                expected="an id that no other file has",
                found=dataset.id,
            )
        found[dataset.id] = dataset
    return found


def parse_dataset(document: Mapping[str, Any]) -> Dataset:
    """Make a dataset of a document that `check` has accepted."""
    key = document["key"]
    licence = document["licence"]
    return Dataset(
        id=document["id"],
        title=_text(document["title"]),
        producer=_text(document["producer"]),
        licence=Licence(licence["id"], _text(licence["name"]), tuple(licence["forbids"])),
        level=_level(document["level"]),
        layout=Layout(document["layout"]),
        assumed=document["assumed"],
        evidence=Evidence(document["evidence"]),
        key=CodeKey(
            system=key["system"],
            vintage=key["vintage"],
            columns=tuple(key.get("columns", ())),
            widths=tuple(key.get("widths", ())),
            whole=tuple(key.get("whole", ())),
            names=tuple(key.get("names", ())),
        ),
        variables={
            name: DatasetVariable(
                name,
                one["value"],
                assumed=one.get("assumed", False),
                note=_text(one["note"]) if "note" in one else None,
            )
            for name, one in document["variables"].items()
        },
        reference_period=document["reference_period"],
        wave=document["wave"],
        personal_columns=tuple(document.get("personal_columns", ())),
        recognition=document["recognition"],
        columns={name: tuple(others) for name, others in document.get("columns", {}).items()},
        dimensions=document.get("dimensions", {}),
        missing_codes=tuple(document.get("missing_codes", ())),
        number_style=document.get("number_style", "auto"),
        periods=tuple(document.get("periods", ())),
        crs=document.get("crs"),
        note=_text(document["note"]) if "note" in document else None,
        user=document.get("user", False),
    )


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    variables = _load_variables()
    indicators, variants = _load_indicators()
    return Catalogue(
        datasets=load_datasets(resource("catalogue", "datasets"), own=True),
        variables=variables,
        indicators=indicators,
        variants=variants,
    )


def _load_variables() -> dict[str, VariableDefinition]:
    document = _read(resource("catalogue", "variables.json"))
    return {
        name: VariableDefinition(
            name,
            _text(one["label"]),
            Kind(one["kind"]),
            one["unit"],
            tuple(one.get("categories", ())),
        )
        for name, one in document["variables"].items()
    }


def _load_indicators() -> tuple[dict[str, Indicator], dict[str, Indicator]]:
    own: dict[str, Indicator] = {}
    variants: dict[str, Indicator] = {}
    for document in _read(resource("catalogue", "indicators.json"))["indicators"]:
        indicator = _parse_indicator(document)
        own[indicator.id] = indicator
        for one in document.get("variants", ()):
            variants[one["id"]] = replace(
                _parse_indicator({**document, **one}), variant_of=indicator.id
            )
    return own, variants


def _parse_indicator(document: Mapping[str, Any]) -> Indicator:
    formula = document["formula"]
    classes = document["classes"]
    return Indicator(
        id=document["id"],
        name=_text(document["name"]),
        definition=_text(document["definition"]),
        formula_text=_text(document["formula_text"]),
        unit=_text(document["unit"]),
        rule=Rule(document["rule"]),
        formula=formula,
        weight=Weight(document["weight"]),
        weight_choices=tuple(Weight(one) for one in document["weight_choices"]),
        direction=Direction(document["direction"]),
        decimals=document["decimals"],
        display_factor=document["display_factor"],
        minimum_coverage=document["minimum_coverage"],
        dimension=document["dimension"],
        sources=tuple(document["sources"]),
        classes=Classes(classes["method"], classes["count"], classes.get("centre")),
        palette=document["palette"],
        requires=_required_variables(formula),
        inputs=tuple(formula.get("inputs", ())),
        computed_by=tuple(document["computed_by"]),
        reference=document.get("reference", ""),
    )


def _required_variables(formula: Mapping[str, Any]) -> tuple[str, ...]:
    found = dict.fromkeys(formula.get("variables", ()))
    for part in ("of", "numerator", "denominator", "condition"):
        if part in formula:
            found.update(dict.fromkeys(names(formula[part])))
    return tuple(found)


def _read(path: Path) -> Mapping[str, Any]:
    """Read a JSON object.

    Raises:
        CatalogueError: the file is not JSON in UTF-8, or not an object.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(
            file=path.name, place="/", expected="JSON in UTF-8", found=str(error)
        ) from error
    if not isinstance(document, dict):
        raise CatalogueError(
            file=path.name, place="/", expected="a JSON object", found=type(document).__name__
        )
    return document


def _level(name: str) -> Level | None:
    """Return of which units a row is; points, cells and pairs are of none."""
    if name == "POLYGON":
        return Level.ZONE
    return Level(name) if name in set(Level) else None


def _text(document: Mapping[str, str]) -> Text:
    return Text(document["en"], document["id"])


def _near(key: str, choices: Iterable[str]) -> str:
    known = {one.lower(): one for one in choices}
    matches = difflib.get_close_matches(key, known, n=_NEAR, cutoff=0.3)
    return ", ".join(known[one] for one in matches) or "–"
