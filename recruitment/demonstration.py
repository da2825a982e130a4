"""The demonstration: one open round, one finished."""
from datetime import datetime


def build(at: datetime) -> list[str]:
    return []
