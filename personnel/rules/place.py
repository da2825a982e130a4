"""The place name of an official document (Decree 30/2020/NĐ-CP, Annex I, part II, item 4).

A central body writes the province where it sits, a provincial one its province, one of a commune the commune. Units
named after a person or by a number are written in full.
"""

from __future__ import annotations

import re

CAPITAL = "Hà Nội"  # the central bodies on record all sit there
IN_FULL = {"Hồ Chí Minh": "Thành phố Hồ Chí Minh"}
COMMITTEE = re.compile(r"^Ủy ban nhân dân\s+(?=\S)", re.IGNORECASE)
UNIT = re.compile(r"^(tỉnh|thành phố|xã|phường|đặc khu|thị trấn)\s+(?=\S)", re.IGNORECASE)


def place_name(committee: str, short_name: str = "") -> str:
    """The place name from the name of a People's Committee: "Ủy ban nhân dân tỉnh Bắc Ninh" -> "Bắc Ninh"."""
    unit = COMMITTEE.sub("", committee)
    short = short_name or UNIT.sub("", unit)
    if short.isdigit():
        return unit[:1].upper() + unit[1:]
    return IN_FULL.get(short, short)
