from typing import Any

loadUi: Any
