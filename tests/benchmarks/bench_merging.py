"""Likeness of names and merging of lists, beside rapidfuzz, jellyfish and recordlinkage.

The peers run in the Python that MSME_LINKAGE_PYTHON names.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ratios import FOLDER, PROJECT, Contender, contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

PAIRS, NAMES, ENTERPRISES = 1_000_000, 100_000, 40_000
DISTRICTS = {"3201": "Kab. Bogor", "3202": "Kab. Sukabumi", "3203": "Kab. Cianjur"}
PEERS = os.environ.get("MSME_LINKAGE_PYTHON", "")
_KEYS = (["phone"], ["birth"], ["district", "name"], ["district", "village"])


def keep_lists() -> None:
    """Write two made-up lists, and names and pairs of them."""
    import numpy as np
    import pandas as pd

    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.register.person_names import person_name
    from tests.unit.register.made_lists import make_lists

    made = make_lists(ENTERPRISES, seed=9, districts=DISTRICTS, with_nik=0.0)
    parts = [
        one.set_axis([*one.columns[:1], "Nama", *one.columns[2:]], axis=1) for one in made.lists
    ]
    for place, one in enumerate(parts):
        one.to_csv(FOLDER / f"list{place}.csv", index=False)
    names = pd.concat(parts)["Nama"].map(person_name).iloc[:NAMES]
    rng = np.random.default_rng(6)
    names.to_csv(FOLDER / "names.txt", index=False, header=False)
    np.savez(FOLDER / "pairs.npz", pairs=rng.integers(0, len(names), (2, PAIRS)))


def pairs() -> tuple[list[str], list[list[int]]]:
    import numpy as np

    names = (FOLDER / "names.txt").read_text().splitlines()
    return names, np.load(FOLDER / "pairs.npz")["pairs"]


def names() -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.register.jaro_winkler import Names

    held, (first, second) = pairs()
    return lambda: Names(held).similarity(first, second)


def rapidfuzz() -> Callable[[], object]:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cpdist

    held, (first, second) = pairs()
    one, other = [held[at] for at in first], [held[at] for at in second]
    return lambda: cpdist(one, other, scorer=JaroWinkler.similarity, workers=1)


def jellyfish() -> Callable[[], object]:
    from jellyfish import jaro_winkler_similarity

    held, (first, second) = pairs()
    one, other = [held[at] for at in first], [held[at] for at in second]
    return lambda: [jaro_winkler_similarity(a, b) for a, b in zip(one, other)]


def merging() -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.progress import Silent
    from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
    from msme_qgis_plugin.core.register.list_records import Hasher, RecordOptions, read_lists
    from msme_qgis_plugin.core.register.match_lists import match_records
    from msme_qgis_plugin.core.register.register_blocks import open_register

    known = Gazetteer.load()

    def job() -> object:
        lists = [open_register(FOLDER / f"list{at}.csv", with_personal=True) for at in (0, 1)]
        records = read_lists(
            lists,
            units=known.units.index,
            gazetteer=known,
            options=RecordOptions(),
            hasher=Hasher(),
            progress=Silent(),
        )
        return match_records(records.frame, threshold=0.9, progress=Silent())

    return job


def recordlinkage() -> Callable[[], object]:
    """The same fields and like keys, with its ECM; names as they stand, in small letters."""
    import pandas as pd
    import recordlinkage as peer

    titles = {
        "Nama": "name",
        "Nama Usaha": "business",
        "No HP": "phone",
        "Tanggal Lahir": "birth",
        "Kabupaten/Kota": "district",
        "Desa": "village",
        "Alamat": "address",
    }

    def read(place: int) -> pd.DataFrame:
        cells = pd.read_csv(FOLDER / f"list{place}.csv", dtype=str).rename(columns=titles)
        return cells.assign(name=cells["name"].str.lower())

    def job() -> object:
        one, other = read(0), read(1)
        index = peer.Index()
        for key in _KEYS:
            index.block(key)
        candidates = index.index(one, other)
        compare = peer.Compare()
        for field in ("name", "business", "address"):
            compare.string(field, field, method="jarowinkler", threshold=0.9)
        for field in ("phone", "birth", "village"):
            compare.exact(field, field)
        agreements = compare.compute(candidates, one, other)
        return peer.ECMClassifier().fit_predict(agreements)

    return job


CONTENDERS = {one.__name__: one for one in (names, rapidfuzz, jellyfish, merging, recordlinkage)}


def main() -> None:
    keep_lists()

    def peer(name: str) -> Contender:
        return Contender(name, (PEERS or "none", __file__, name, str(FOLDER)))

    rows = run(
        f"{PAIRS:,} pairs of names",
        contender(__file__, "names"),
        [peer("rapidfuzz"), peer("jellyfish")],
    )
    rows += run(
        f"two lists of {ENTERPRISES:,}", contender(__file__, "merging"), [peer("recordlinkage")]
    )
    print_rows("Jaro and Winkler, one core; reading, normalising and merging two lists", rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
