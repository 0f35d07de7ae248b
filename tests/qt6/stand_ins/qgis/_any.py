"""Classes of which nothing is asked but to be there."""

from __future__ import annotations

from typing import Any
from unittest.mock import MagicMock


class _Kind(type):
    """Makes the members of a class, such as its enums, as they are asked for."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = MagicMock(name=f"{cls.__name__}.{name}")
        setattr(cls, name, made)
        return made


class Anything(metaclass=_Kind):
    """Takes any arguments and has any attribute."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(type(self), name)


def made(name: str, module: str) -> type:
    """Return a class of that name; nothing that is looked for as a module."""
    if not name[0].isupper():
        raise AttributeError(name)
    return _Kind(name, (Anything,), {"__module__": module})
