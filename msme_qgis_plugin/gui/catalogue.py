"""The catalogue, with the descriptions that the user's profile holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .storage import profile_folder

if TYPE_CHECKING:
    from ..core.catalogue.load import Catalogue

# As the algorithms look for them.
_DATASETS = "datasets"


def load_catalogue() -> Catalogue:
    """Return what is known of datasets and indicators."""
    from ..core.catalogue.load import Catalogue

    return Catalogue.load(profile_folder() / _DATASETS)
