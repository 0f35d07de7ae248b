"""Real data go through the same algorithms as invented ones."""

from tests.qgis.conftest import provider, run

__all__ = ["provider", "run"]
