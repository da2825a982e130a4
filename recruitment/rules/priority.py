"""Priority points: only the highest group counts, and only when its proof was accepted (Decree 170/2025, Art. 6)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from recruitment.rules.regimes import Regime

NONE = Decimal(0)


def priority_points(groups: Iterable[str], regime: Regime) -> Decimal:
    """The points of the highest of the proven groups under this regime; nothing claimed gives 0, never a sum."""
    points = {group.key: group.points for group in regime.priority}
    return max((points[key] for key in groups if key in points), default=NONE)
