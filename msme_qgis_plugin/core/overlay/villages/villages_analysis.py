"""What the page Analyse has to know of the aggregation of villages. Light: imports no tables."""

from __future__ import annotations

from ...analysis.declaration import Analysis, Input, Lack, Needed, Setting

ANALYSIS = Analysis(
    "aggregatevillages",
    inputs=(Input(Needed.VILLAGES, "VILLAGES", Lack.VILLAGES),),
    settings={
        "INDICATORS": Setting.INDICATORS,
        "MIN_COVERAGE": Setting.COVERAGE,
        "WEIGHT": Setting.WEIGHT,
    },
    of_variables=True,
)
