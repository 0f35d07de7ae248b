#!/usr/bin/env python3
"""Writes docs/indicators.md from the catalogue; `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

PROJECT = Path(__file__).resolve().parents[1]
PAGE = PROJECT / "docs" / "indicators.md"

if TYPE_CHECKING:
    from msme_qgis_plugin.core.catalogue.load import Catalogue
    from msme_qgis_plugin.core.catalogue.model import Dataset, Indicator

GROUPS = {
    "A": ("Structure", "Struktur"),
    "B": ("Internet and digital use", "Internet dan digital"),
    "C": ("Finance", "Keuangan"),
    "D": ("Markets", "Pasar"),
    "E": ("Infrastructure and agriculture", "Infrastruktur dan pertanian"),
    "F": ("People and needs", "Penduduk dan kebutuhan"),
    "G": ("Programmes and data", "Program dan data"),
    "H": ("Composite indices", "Indeks komposit"),
}
RULES = {
    "sum": "sum",
    "ratio_of_sums": "ratio of sums, never a mean of ratios",
    "weighted_mean": "weighted mean",
    "weighted_share": "share of the weight",
    "weighted_median": "weighted median",
    "recompute": "computed anew at each level",
    "forbidden": "never brought up",
}
EVIDENCE = {
    "real_file": "a real file / berkas nyata",
    "column_list": "a real list of columns / daftar kolom nyata",
    "published_layout": "the published layout / tata letak terpublikasi",
    "none": "assumed / dianggap",
}
INTRODUCTION = """# Indicators / Indikator

Made from the catalogue by `tools/build_catalogue_docs.py`; change the
catalogue, not this page. / Dibuat dari katalog; ubah katalognya, bukan
halaman ini.

Shares are stored as 0–1 and shown as per cent. A value whose coverage is
under the minimum is left empty with status `M`. *Choice* after a weight means
that another one may be chosen; elsewhere the weight is part of what the
indicator is. / Proporsi disimpan sebagai 0–1 dan ditampilkan sebagai persen.
Nilai yang cakupannya di bawah batas minimum dikosongkan dengan status `M`.
*Choice* setelah penimbang berarti penimbang lain boleh dipilih; selain itu
penimbang adalah bagian dari indikatornya.
"""


def page(catalogue: Catalogue) -> str:
    """Return the whole page as Markdown."""
    parts = [INTRODUCTION]
    for letter, (english, indonesian) in GROUPS.items():
        parts.append(f"## {letter}. {english} / {indonesian}\n")
        parts += [
            _indicator(one, catalogue)
            for one in catalogue.indicators.values()
            if one.id.startswith(letter)
        ]
    parts.append("## Datasets / Dataset\n")
    parts.append(_datasets(catalogue))
    return "\n".join(parts)


def _indicator(one: Indicator, catalogue: Catalogue) -> str:
    weight = one.weight.value
    if one.weight_is_choice:
        choices = ", ".join(other.value for other in one.weight_choices)
        weight = f"{weight} (choice: {choices})"
    classes = f"{one.classes.method}, {one.classes.count}"
    if one.classes.centre is not None:
        classes += f" about {one.classes.centre:g}"
    lines = [
        f"### `{one.id}` {one.name.en} / {one.name.id}\n",
        f"{one.definition.en}\n",
        f"*{one.definition.id}*\n",
        f"- Formula: {one.formula_text.en}",
        f"- Rumus: {one.formula_text.id}",
        (f"- Unit / Satuan: {_both(one.unit.en, one.unit.id)}; decimals / desimal: {one.decimals}"),
        (
            f"- Brought up / Agregasi: {RULES[one.rule.value]}; "
            f"weight / penimbang: {weight}; "
            f"minimum coverage / cakupan minimum: {one.minimum_coverage:g}"
        ),
        (
            f"- Higher is / Makin tinggi: {one.direction.value}; "
            f"classes / kelas: {classes}; palette / palet: {one.palette}"
        ),
        f"- Needs / Membutuhkan: {_needs(one)}",
        f"- Held by / Tersedia di: {_held(one, catalogue)}",
        f"- Computed by / Dihitung oleh: {_computed_by(one)}",
        f"- Sources / Sumber: {', '.join(one.sources)}",
    ]
    lines += [
        f"- Variant / Varian `{variant.id}`: {variant.name.en} / {variant.name.id}"
        for variant in catalogue.variants.values()
        if variant.variant_of == one.id
    ]
    return "\n".join(lines) + "\n"


def _both(english: str, indonesian: str) -> str:
    if english == indonesian:
        return english
    return f"{english} / {indonesian}"


def _needs(one: Indicator) -> str:
    needs = [f"`{name}`" for name in (*one.requires, *one.inputs)]
    return ", ".join(needs) or "indicators of the user's choice"


def _computed_by(one: Indicator) -> str:
    names = ", ".join(f"`msme:{name}`" for name in one.computed_by)
    return names or "planned / direncanakan"


def _held(one: Indicator, catalogue: Catalogue) -> str:
    """Name the datasets that hold all variables of an indicator."""
    if not one.requires:
        return "–"
    holders = [
        dataset.id
        for dataset in catalogue.datasets.values()
        if set(one.requires) <= set(dataset.variables)
    ]
    return ", ".join(f"`{name}`" for name in holders) or (
        "several datasets together, or a table of your own"
    )


def _datasets(catalogue: Catalogue) -> str:
    rows = [
        "| id | title / judul | period | level | licence | made from |",
        "|---|---|---|---|---|---|",
    ]
    rows += [_row(one) for one in catalogue.datasets.values()]
    return "\n".join(rows) + "\n"


def _row(one: Dataset) -> str:
    licence = one.licence.id
    if one.licence.forbids:
        licence += f" (not: {', '.join(one.licence.forbids)})"
    return (
        f"| `{one.id}` | {_both(one.title.en, one.title.id)} | "
        f"{one.reference_period} | {(one.level or one.layout).value} | {licence} | "
        f"{EVIDENCE[one.evidence.value]} |"
    )


def main() -> int:
    """Write the page, or say whether it is current."""
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.catalogue.load import Catalogue

    text = page(Catalogue.load())
    if "--check" not in sys.argv[1:]:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{PAGE.name} is not current: run tools/build_catalogue_docs.py")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
