"""Pure rules of accounts: no database, no clock."""

from __future__ import annotations

import calendar
from datetime import datetime


def months_later(start: datetime, months: int) -> datetime:
    """The same day so many months on; where that month is shorter, its last day (Civil Code 2015, art. 146-148)."""
    whole = start.month - 1 + months
    year, month = start.year + whole // 12, whole % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return start.replace(year=year, month=month, day=day)
