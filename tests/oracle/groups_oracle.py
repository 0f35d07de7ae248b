"""Run by the oracle's own Python: SKATER with spopt, k-means with scikit-learn.

Reads a list of jobs from standard input, each with neighbours (one list per unit), scores (one
row per unit), groups and floor; prints a list of [regions of units, sum of squares within the
groups of k-means].
"""

import json
import sys
import warnings

import numpy as np
import pandas as pd
from libpysal.weights import W
from sklearn.cluster import KMeans
from sklearn.metrics import euclidean_distances
from spopt.region import Skater


def apart(one: np.ndarray, other: np.ndarray | None = None) -> np.ndarray:
    return euclidean_distances(one, other, squared=True)


def grouped(job: dict) -> list:
    units = dict(enumerate(job["neighbours"]))
    w = W(units, id_order=list(units), silence_warnings=True)
    scores = np.array(job["scores"])
    frame = pd.DataFrame(scores, columns=[f"v{place}" for place in range(scores.shape[1])])
    how = {"dissimilarity": apart, "affinity": None, "center": np.mean, "reduction": np.sum}
    model = Skater(
        frame, w, list(frame), job["groups"], floor=job["floor"], spanning_forest_kwds=how
    )
    model.solve()
    means = KMeans(job["groups"], n_init=25, random_state=1).fit(scores)
    return [[int(one) for one in model.labels_], float(means.inertia_)]


warnings.filterwarnings("ignore")
sys.stdout.write(json.dumps([grouped(job) for job in json.load(sys.stdin)]))
