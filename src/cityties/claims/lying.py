"""What lies in what, as claims need it."""

from __future__ import annotations

from cityties.records import Place


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies within another: Pengzhou in Chengdu, in Sichuan, in China.

    A city that is a region of its own is told apart from it by the gazetteer, but means the same: Yongsan
    District lies in Seoul.
    """
    if outer.level == "country":
        return inner.level != "country" and inner.country == outer.country
    if inner.level == "district" and outer.level == "city" and outer.name == outer.admin1:
        return inner.country == outer.country and inner.admin1 == outer.admin1
    return outer.id in inner.within
