"""Which province a person means."""

from __future__ import annotations

from ..core.regions.gazetteer import Gazetteer
from .errors import ProvinceUnknownError
from .request import Province


def find_province(text: str) -> Province:
    """Return the one province that a name or two-digit BPS code means.

    Raises:
        ProvinceUnknownError: there is none, or several.
    """
    gazetteer = Gazetteer.load()
    units = gazetteer.units
    codes = dict(zip(units["bps_code"].str[:2], units["province"]))
    wanted = text.strip()
    if wanted in codes:
        return Province(wanted, codes[wanted])
    names = gazetteer.province(wanted)
    if len(names) != 1:
        meant = f" ({'; '.join(sorted(names))}?)" if names else ""
        raise ProvinceUnknownError(value=text, meant=meant)
    (name,) = names
    code = next(one for one, known in codes.items() if known == name)
    return Province(code, name)
