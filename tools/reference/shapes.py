"""Names for arrays and shapes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

Shape = BaseGeometry
Shapes = dict[str, BaseGeometry]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
LabelArray = npt.NDArray[np.object_]
GeometryArray = npt.NDArray[np.object_]
