"""Run by the oracle's own Python: m, u and the share of matches with recordlinkage.

Reads a list of jobs from standard input, each with rows of 0 and 1 (agreements of pairs); prints
for each a list of [m, u, share of matches, probability of each row].
"""

import json
import sys
import warnings

import pandas as pd
from recordlinkage import ECMClassifier


def estimated(rows: list) -> list:
    pairs = pd.MultiIndex.from_arrays([range(len(rows)), range(len(rows))])
    features = pd.DataFrame(rows, index=pairs, columns=[str(at) for at in range(len(rows[0]))])
    model = ECMClassifier(init="jaro", max_iter=5_000, atol=1e-13)
    model.fit(features)
    m, u = (
        [one[str(at)][1] for at in range(len(rows[0]))] for one in (model.m_probs, model.u_probs)
    )
    return [m, u, float(model.p), model.prob(features).tolist()]


warnings.filterwarnings("ignore")
sys.stdout.write(json.dumps([estimated(job) for job in json.load(sys.stdin)]))
