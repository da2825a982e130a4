from __future__ import annotations

from datetime import datetime


def build(at: datetime) -> list[str]:
    return []
