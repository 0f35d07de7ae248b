"""Sentences of `core` in the language that QGIS speaks."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from .core.messages import CONTEXT, Message


def say(message: Message) -> str:
    """Return `message` in QGIS's language, its gaps filled.

    A gap may hold another message, which is then said first.
    """
    template = QCoreApplication.translate(CONTEXT, message.template)
    values = {
        key: say(value) if isinstance(value, Message) else value
        for key, value in message.values.items()
    }
    return template.format_map(values)
