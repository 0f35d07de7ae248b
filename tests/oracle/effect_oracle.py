"""Effects of a programme by other libraries, for data on stdin; run in another environment.

pyfixest (two-way fixed effects, errors by cluster) and csdid (group-time effects) where they are
there, else statsmodels alone.
"""

from __future__ import annotations

import json
import sys
import warnings
from importlib.util import find_spec
from typing import Any

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")


def least_squares(frame: pd.DataFrame, told: dict[str, Any]) -> list[float]:
    """Two-way fixed effects with a dummy for each unit and period; errors by cluster."""
    import statsmodels.api as sm

    units = pd.get_dummies(frame["unit"], dtype=float)
    periods = pd.get_dummies(frame["period"], dtype=float).iloc[:, 1:]
    design = pd.concat([frame["has"].astype(float), units, periods], axis=1)
    groups = {"groups": frame["cluster"].to_numpy(), "use_correction": False}
    model = sm.WLS(frame["value"].to_numpy(), design.to_numpy(), weights=frame["weight"])
    made = model.fit(cov_type="cluster", cov_kwds=groups)
    count, used = frame["cluster"].nunique(), len(frame)
    # The correction of pyfixest and of Stata's `reghdfe`: effects of units lie within clusters.
    free = used - 1 - told["periods"]
    part = count / (count - 1) * (used - 1) / free
    return [float(made.params[0]), float(made.bse[0] * np.sqrt(part))]


def group_time(frame: pd.DataFrame, told: dict[str, Any]) -> list[list[float]]:
    """Each comparison as a regression of changes, and their average with all errors at once."""
    import statsmodels.api as sm

    wide = frame.pivot_table(index="unit", columns="period", values="value")
    unit = frame.drop_duplicates("unit").set_index("unit")
    blocks, where = [], []
    for group, period, base in told["places"]:
        change = wide[period] - wide[base]
        until = told["periods"] - 1 if told["never"] else max(period, base)
        mine = unit["first"].eq(group) & change.notna()
        others = unit["first"].gt(until) & unit["first"].ne(group) & change.notna()
        kept = unit[mine | others]
        covariates = kept[told["covariates"]].to_numpy(float)
        centre = covariates[mine[kept.index]]
        weights = kept["weight"].to_numpy()
        mean = np.average(centre, axis=0, weights=weights[mine[kept.index]]) if centre.size else 0.0
        # Slopes of the controls alone: those of the treated go to columns of their own.
        has = mine[kept.index].to_numpy(float)[:, None]
        shifted = covariates - mean
        design = np.hstack([has, np.ones_like(has), (1 - has) * shifted])
        blocks.append((change[kept.index].to_numpy(), design, weights, kept["cluster"].to_numpy()))
        where.append(sum(one[1].shape[1] for one in blocks[:-1]))
    values, weights, clusters = (np.concatenate([one[at] for one in blocks]) for at in (0, 2, 3))
    design = np.zeros((len(values), sum(one[1].shape[1] for one in blocks)))
    row = 0
    for (_, one, _, _), column in zip(blocks, where):
        design[row : row + len(one), column : column + one.shape[1]] = one
        row += len(one)
    cov = {"groups": clusters, "use_correction": False}
    made = sm.WLS(values, design, weights=weights).fit(cov_type="cluster", cov_kwds=cov)
    shares = np.zeros(design.shape[1])
    shares[where] = told["shares"]
    whole = [float(shares @ made.params), float(np.sqrt(shares @ made.cov_params() @ shares))]
    return [[float(made.params[at]), float(made.bse[at])] for at in where] + [whole]


def from_pyfixest(frame: pd.DataFrame) -> list[float]:
    """Two-way fixed effects."""
    import pyfixest

    made = pyfixest.feols(
        "value ~ has | unit + period", data=frame, vcov={"CRV1": "cluster"}, weights="weight"
    )
    return [float(one.iloc[0]) for one in (made.coef(), made.se(), made.pvalue())]


def from_csdid(frame: pd.DataFrame, told: dict[str, Any]) -> list[list[float]]:
    """Group-time effects against the last period before the start, without weights."""
    from csdid.att_gt import ATTgt

    frame = frame.assign(
        period=frame["period"] + 1,
        start=frame["first"].where(frame["first"] < told["periods"], -1) + 1,
        has=0,
    )
    formula = "value ~ " + (" + ".join(told["covariates"]) or "1")
    control = ["nevertreated" if told["never"] else "notyettreated"]
    names = {"yname": "value", "tname": "period", "idname": "unit", "gname": "start"}
    model = ATTgt(**names, data=frame, control_group=control, xformla=formula, panel=True)
    found = model.fit(est_method="reg", base_period="universal", bstrap=False).results
    rows = zip(*(found[one] for one in ("group", "year", "att", "se")))
    return [[float(one) for one in (g - 1, t - 1, value, error)] for g, t, value, error in rows]


def main() -> None:
    told = json.load(sys.stdin)
    frame = pd.DataFrame(told["rows"])
    found: dict[str, Any] = {}
    if find_spec("statsmodels"):
        found |= {"two_way": least_squares(frame, told), "group_time": group_time(frame, told)}
    if find_spec("pyfixest"):
        found["pyfixest"] = from_pyfixest(frame)
    if find_spec("csdid"):
        found["csdid"] = from_csdid(frame, told)
    # Libraries greet on stdout.
    sys.stdout.write("\n" + json.dumps(found))


if __name__ == "__main__":
    main()
