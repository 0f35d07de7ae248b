"""What the page Analyse has to know of the access overlay. Light: imports no tables."""

from __future__ import annotations

from ...analysis.declaration import Analysis, Input, Lack, Needed, Setting

ANALYSIS = Analysis(
    "accessoverlay",
    inputs=(
        Input(Needed.VILLAGES, "VILLAGES", Lack.VILLAGES, variables=frozenset({"internet_signal"})),
        Input(Needed.COUNTS, "MSME", Lack.COUNTS),
    ),
    lacks={"B08_net_use": Lack.USERS, "B09_net_gap": Lack.USERS},
    settings={
        "MINIMUM_COVERAGE": Setting.COVERAGE,
        "MSME_COUNT_FIELD": Setting.COUNT_FIELD,
        "INTERNET_USE_FIELD": Setting.USERS_FIELD,
        "SECTOR_FIELD": Setting.SECTOR_FIELD,
        "SEX_FIELD": Setting.SEX_FIELD,
    },
    by_sector="BREAKDOWN",
)
