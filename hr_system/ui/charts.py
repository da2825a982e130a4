"""Geometry of the small charts: pure numbers in, coordinates out. The pictures are plain SVG, the same on screen and paper."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 640, 340
LEFT, RIGHT, TOP, BOTTOM = 60, 40, 16, 52


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart; `share` is its length in percent of the longest."""

    label: Any
    value: Any
    share: str
    url: str


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: str
    value: float


@dataclass(frozen=True)
class Frame:
    """The plotting area, from zero to `right` and to `top` in the units of the data."""

    right: float
    top: float

    def x(self, value: float) -> float:
        """Place along the lower edge."""
        return LEFT + (WIDTH - LEFT - RIGHT) * value / self.right

    def y(self, value: float) -> float:
        """Place from the upper edge."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(max(value, 0), self.top) / self.top


def bars(rows: Iterable[Any]) -> list[Bar]:
    """Lengths relative to the largest value; nothing is longer than the whole."""
    read = [(_read(row, 0, "label"), _read(row, 1, "value"), _read(row, 2, "url") or "") for row in rows]
    largest = max((float(value or 0) for _, value, _ in read), default=0) or 1
    return [Bar(label, value, _short(100 * max(float(value or 0), 0) / largest), url) for label, value, url in read]


def funnel(points: Iterable[Any], centre: Any = None) -> dict[str, Any]:
    """Points: label, size, value, lower, upper, lower_outer, upper_outer (limits at that size, or None), url.

    The limits are computed by whoever knows the law of the numbers; here they are only drawn through the points.
    """
    read = sorted((_point(point) for point in points), key=lambda point: point["size"])
    highest = max([p[name] for p in read for name in ("value", "upper", "upper_outer") if p[name] is not None] + [0.0])
    frame = Frame(_ceiling(max((p["size"] for p in read), default=0)), _ceiling(highest))
    for point in read:
        point["x"], point["y"] = _short(frame.x(point["size"])), _short(frame.y(point["value"]))
        point["outside"] = _is_outside(point)
    names = ("lower", "upper", "lower_outer", "upper_outer")
    limits = {name: _path((frame.x(p["size"]), _y(frame, p[name])) for p in read) for name in names}
    return {
        "points": read,
        "limits": limits,
        **_axes(frame),
        "centre": None if centre is None else _short(frame.y(float(centre))),
        "centre_value": centre,
    }


def line(rows: Iterable[Any]) -> dict[str, Any]:
    """A line over equally spaced labels; a missing value breaks the line instead of being drawn as nought."""
    read = [(_read(row, 0, "label"), _read(row, 1, "value")) for row in rows]
    frame = Frame(max(len(read) - 1, 1), _ceiling(max((float(v) for _, v in read if v is not None), default=0)))
    points = [
        {
            "label": label,
            "value": value,
            "x": _short(frame.x(i)),
            "y": None if value is None else _short(frame.y(float(value))),
        }
        for i, (label, value) in enumerate(read)
    ]
    path = _path((frame.x(i), _y(frame, None if v is None else float(v))) for i, (_, v) in enumerate(read))
    every = max(1, math.ceil(len(points) / 8))
    return {"points": points, "path": path, "labels": points[::every], **_axes(frame)}


def _axes(frame: Frame) -> dict[str, Any]:
    across = [Tick(_short(frame.x(value)), value) for value in _ticks(frame.right)]
    up = [Tick(_short(frame.y(value)), value) for value in _ticks(frame.top)]
    return {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "top": TOP,
            "bottom": HEIGHT - BOTTOM, "middle": (LEFT + WIDTH - RIGHT) // 2, "under": HEIGHT - BOTTOM + 20,
            "lowest": HEIGHT - 8, "across_ticks": across, "up_ticks": up}  # fmt: skip


def _point(point: Any) -> dict[str, Any]:
    numbers = {name: _float(_read(point, None, name)) for name in ("lower", "upper", "lower_outer", "upper_outer")}
    return {
        "label": _read(point, 0, "label"),
        "size": float(_read(point, 1, "size")),
        "value": float(_read(point, 2, "value")),
        "url": _read(point, None, "url") or "",
        **numbers,
    }


def _is_outside(point: dict[str, Any]) -> bool:
    low = point["lower_outer"] if point["lower_outer"] is not None else point["lower"]
    high = point["upper_outer"] if point["upper_outer"] is not None else point["upper"]
    return (low is not None and point["value"] < low) or (high is not None and point["value"] > high)


def _read(row: Any, index: int | None, name: str) -> Any:
    if isinstance(row, Mapping):
        return row.get(name)
    if isinstance(row, tuple | list):
        return row[index] if index is not None and index < len(row) else None
    return getattr(row, name, None)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _y(frame: Frame, value: float | None) -> float | None:
    return None if value is None else frame.y(value)


def _path(points: Iterable[tuple[float, float | None]]) -> str:
    parts, pen_down = [], False
    for x, y in points:
        if y is not None:
            parts.append(f"{'L' if pen_down else 'M'}{_short(x)} {_short(y)}")
        pen_down = y is not None
    return " ".join(parts)


def _ceiling(value: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value * 0.999999)


def _ticks(top: float) -> list[float]:
    return [round(top * part / 5, 10) for part in range(6)]


def _short(value: float) -> str:
    """A coordinate as SVG wants it: a point for the decimals in every language."""
    return f"{value:.1f}".removesuffix(".0")
