"""The demonstration: fictional people in a real province, made by the same actions that the pages call."""
from __future__ import annotations

from datetime import datetime


def build(at: datetime) -> list[str]:
    return []
