"""Run by the oracle's own Python: bounds of withheld counts by linear programming (HiGHS).

Reads from standard input a list of problems: `count` variables, each of at least 1, `sums` as
[places, places to take off, what is left], and `asked`, places; prints per problem the least and
the most of each asked.
"""

import json
import sys

import numpy as np
from scipy.optimize import linprog


def solved(problem: dict) -> list:
    size = problem["count"]
    matrix = np.zeros((len(problem["sums"]), size))
    for row, (places, less, _) in enumerate(problem["sums"]):
        matrix[row, places] = 1
        matrix[row, less] = -1
    right = [rest for *_, rest in problem["sums"]]
    found = []
    for place in problem["asked"]:
        ends = []
        for sign in (1, -1):
            aim = np.zeros(size)
            aim[place] = sign
            done = linprog(aim, A_eq=matrix, b_eq=right, bounds=(1, 1e6), method="highs")
            ends.append(sign * done.fun)
        found.append(ends)
    return found


sys.stdout.write(json.dumps([solved(one) for one in json.load(sys.stdin)]))
