# What the published stubs lack, beside all that they have.
from typing import Any

from qgis._core import *

NULL: Any

class QgsProcessingException(Exception): ...
class QgsNotSupportedException(Exception): ...
