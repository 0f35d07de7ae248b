"""Results that are kept in memory, each under a digest of the content it was made of.

What is found by content cannot be out of date.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")


def digest(parts: Iterable[bytes]) -> bytes:
    """Return what tells one content from any other, and from one that is parted elsewhere."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


class Kept(Generic[Value]):
    """The last few results; any thread may ask.

    Args:
        most: how many are kept; who keeps one sees to its size.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[bytes, Value] = OrderedDict()
        self._turn = threading.Lock()

    def find(self, key: bytes) -> Value | None:
        """Return what is kept under a digest, None where nothing is."""
        with self._turn:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: bytes, value: Value) -> None:
        """Keep a result; the one that was asked for longest ago goes."""
        with self._turn:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
