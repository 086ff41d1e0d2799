"""Dates in addresses: ``/2018-08/07/``, ``/2019/03/``, ``/t20181129_1212441.htm``."""

from __future__ import annotations

import re
from datetime import date

_YEAR = r"(?P<{0}>19[89]\d|20\d\d)"
_DAY = re.compile(
    rf"(?<!\d){_YEAR.format('y1')}(?P<s>[-/_.]?)(?P<m1>0[1-9]|1[0-2])(?:(?P=s)|[-/])(?P<d1>[0-3]\d)"
    r"(?!\d)|(?<![\d])(?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>[0-3]\d)(?=(?:[0-2]\d[0-5]\d[0-5]\d)?(?!\d)|\d{8,9}(?!\d))"
    r"|/(?P<y3>20\d\d)/(?P<m3>0[1-9]|1[0-2])(?P<d3>[0-3]\d)(?=/)"
    r"|/(?P<y4>20\d\d)/(?P<m4>[1-9])/(?P<d4>[1-9]|[0-3]\d)(?=/)"
)
_MONTH = re.compile(rf"/{_YEAR.format('y')}[-/]?(?P<m>0[1-9]|1[0-2])(?=/)")


def date_in_address(address: str | None) -> str | None:
    """Give the day or month that an address holds, as ISO; impossible days count as none."""
    if not address:
        return None
    path = re.sub(r"^[a-z]+://[^/]*", "", address)
    for match in _DAY.finditer(path):
        year, month, day = (next(filter(None, (match[f"{unit}{i}"] for i in "1234"))) for unit in "ymd")
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    month_only = _MONTH.search(path)
    return f"{month_only['y']}-{month_only['m']}" if month_only else None
