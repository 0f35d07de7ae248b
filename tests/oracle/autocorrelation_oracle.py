"""Run by the oracle's own Python: neighbours with libpysal, their statistics with esda.

Reads one job from standard input: `weights`, a list of lists of polygons (WKT); `cases`, each
with neighbours (one list per unit), values, others, events and base. Prints the neighbours by
queen and by rook, the statistics of each case, and what known data
have: columbus, stl and sids2, which libpysal brings along.
"""

import json
import sys
import warnings

import geopandas
import numpy as np
import shapely
from esda import G, G_Local, Geary, Moran, Moran_BV, Moran_Local, Moran_Local_BV
from esda.smoothing import assuncao_rate
from libpysal import examples, io, weights

PERMUTATIONS = 9_999


def neighbours_of(w: weights.W) -> list:
    return [sorted(int(one) for one in w.neighbors[unit]) for unit in w.id_order]


def found(texts: list) -> dict:
    frame = geopandas.GeoDataFrame(geometry=[shapely.from_wkt(one) for one in texts])
    return {
        "queen": neighbours_of(weights.Queen.from_dataframe(frame, use_index=False)),
        "rook": neighbours_of(weights.Rook.from_dataframe(frame, use_index=False)),
    }


def asked(statistic: object) -> object:
    """What a function gives; nothing where the library fails, as on one unit."""
    try:
        made = statistic()
    except (ValueError, ZeroDivisionError, IndexError, FloatingPointError):
        return None
    return np.asarray(made, dtype=float).tolist()


def numbers(case: dict) -> dict:
    units = dict(enumerate(case["neighbours"]))
    w = weights.W(units, id_order=list(units), silence_warnings=True)
    y, other = np.array(case["values"]), np.array(case["others"])

    def moran() -> list:
        m = Moran(y, w, permutations=0)
        return [m.I, m.EI, m.VI_norm, m.p_norm, m.VI_rand, m.p_rand]

    def overall_g() -> list:
        g = G(y, w, permutations=0)
        return [g.G, g.EG, g.VG, 2 * g.p_norm]

    def getis(star: bool) -> list:
        g = G_Local(y, w, transform="B", star=star, permutations=0)
        return [g.Gs, g.Zs]

    def tails() -> list:
        sim = Moran_Local(y, w, permutations=PERMUTATIONS, seed=1)
        near = np.minimum((sim.sim >= sim.Is).sum(0), (sim.sim <= sim.Is).sum(0))
        return np.minimum(1, 2 * (near + 1) / (PERMUTATIONS + 1))

    return {
        "moran": asked(moran),
        "geary": asked(lambda: Geary(y, w, permutations=0).C),
        "general_g": asked(overall_g),
        "local": asked(lambda: Moran_Local(y, w, permutations=0).Is),
        "gi": asked(lambda: getis(star=False)),
        "gi_star": asked(lambda: getis(star=True)),
        "local_bv": asked(lambda: Moran_Local_BV(y, other, w, permutations=0).Is),
        "moran_bv": asked(lambda: Moran_BV(y, other, w, permutations=0).I),
        "rates": asked(lambda: assuncao_rate(np.array(case["events"]), np.array(case["base"]))),
        "p": asked(tails) if case["permuted"] else None,
    }


def known() -> dict:
    frame = geopandas.read_file(examples.get_path("columbus.shp"))
    made = {
        "columbus": {
            "polygons": shapely.to_wkt(frame.geometry.values, rounding_precision=-1).tolist(),
            **{name: frame[name].tolist() for name in ("CRIME", "HOVAL", "INC")},
        }
    }
    for name, table, column in (
        ("stl.gal", "stl_hom.txt", "HR8893"),
        ("sids2.gal", "sids2.dbf", "SIDR74"),
    ):
        w = io.open(examples.get_path(name)).read()
        places = {unit: place for place, unit in enumerate(w.id_order)}
        made[name.partition(".")[0]] = {
            "neighbours": [[places[one] for one in w.neighbors[unit]] for unit in w.id_order],
            "values": [float(one) for one in io.open(examples.get_path(table)).by_col[column]],
        }
    return made


warnings.filterwarnings("ignore")
np.seterr(all="ignore")
job = json.load(sys.stdin)
told = {
    "weights": [found(one) for one in job["weights"]],
    "cases": [numbers(one) for one in job["cases"]],
    "known": known(),
}
sys.stdout.write(json.dumps(told))
