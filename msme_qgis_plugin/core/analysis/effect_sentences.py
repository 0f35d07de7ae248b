"""What is said of the effect of a programme, and what it may not say. Light: imports no tables."""

from __future__ import annotations

from ..messages import QT_TRANSLATE_NOOP

FOUND = QT_TRANSLATE_NOOP(
    "core",
    "Units with the programme moved by {effect:.4g} ({low:.4g} to {high:.4g}) against those "
    "without, {treated} with and {controls} without, {clusters} clusters, {p}.",
)
FOUND_ONLY = QT_TRANSLATE_NOOP(
    "core",
    "Units with the programme moved by {effect:.4g} against those without, {treated} with and "
    "{controls} without. So few do not tell how certain that is; see how often giving the "
    "programme to others makes as much.",
)
CAUTION = QT_TRANSLATE_NOOP(
    "core",
    "The programme was not drawn by lot. This is its effect only if units with it would have moved "
    "as those without, had there been none (parallel trends), and if those without felt nothing "
    "of it. It says nothing of units of other kinds, nor why.",
)
DETECTABLE = QT_TRANSLATE_NOOP(
    "core",
    "An effect below {least:.4g} would mostly not be seen with so many units (power 80 %, "
    "p < 0.05): nothing seen is not no effect.",
)
PARALLEL = QT_TRANSLATE_NOOP(
    "core",
    "Before the start the two moved alike as far as can be seen ({p}); that does not prove "
    "that they would have later.",
)
APART = QT_TRANSLATE_NOOP(
    "core",
    "Already before the start the two moved apart ({p}): what came after is not the "
    "programme's alone. Match controls, or choose others.",
)
UNTESTED = QT_TRANSLATE_NOOP(
    "core",
    "Nothing can be tested of how the two moved before the start: that takes two periods before "
    "it, and more clusters than periods.",
)
FEW = QT_TRANSLATE_NOOP(
    "core",
    "{count} clusters are few (below 40): standard errors tend to be too small. Go by the p-value "
    "of the wild bootstrap.",
)
ALONE = QT_TRANSLATE_NOOP(
    "core",
    "One unit alone has the programme since {periods}: its own noise is in no standard error.",
)
MISLEADS = QT_TRANSLATE_NOOP(
    "core",
    "Two-way fixed effects would say {two_way:.4g} and mislead here, since the programme began at "
    "several times: {forbidden:.0%} of it compares with units that have the programme already, and "
    "{negative:.0%} of its weights are below zero. Use the effect by group and time.",
)
STAGGERED = QT_TRANSLATE_NOOP(
    "core",
    "Two-way fixed effects say {two_way:.4g}; {forbidden:.0%} of it compares with units that have "
    "the programme already, and {negative:.0%} of its weights are below zero.",
)
NONE_NEVER = QT_TRANSLATE_NOOP(
    "core",
    "Every unit has the programme by the last period; units are compared with those that do not "
    "have it yet.",
)
MATCHED = QT_TRANSLATE_NOOP(
    "core",
    "Controls were matched; {count} units with the programme found none near enough and are left "
    "out. Standard errors do not know that controls were chosen.",
)
FALSE_START = QT_TRANSLATE_NOOP(
    "core",
    "With a false start before the true one the “effect” is {effect:.4g} ({p}); it should "
    "be about 0.",
)
FALSE_OUTCOME = QT_TRANSLATE_NOOP(
    "core",
    "On {field}, which the programme cannot have changed, the “effect” is {effect:.4g} "
    "({p}); it should be about 0.",
)
P_IS = QT_TRANSLATE_NOOP("core", "p = {p:.3f}")
P_BELOW = QT_TRANSLATE_NOOP("core", "p < {least}")
