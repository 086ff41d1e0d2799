"""Where a division lies: the middle of its area, as its places show it."""

from __future__ import annotations

Spot = tuple[float, float]
"""Latitude and longitude in degrees."""

LEAST_SPOTS = 3
"""Fewer places enclose no area."""


def centre(spots: list[Spot]) -> Spot:
    """The centre of the area that the spots enclose; of fewer than three, or of spots in a row, their middle.

    The area, not the people: a map shows Gansu in its middle, not near Lanzhou.
    """
    across = (
        max(s[1] for s in spots) - min(s[1] for s in spots) > 180
    )  # Fiji lies on both sides of the date line
    flat = sorted({(x, y + 360 if across and y < 0 else y) for x, y in spots})
    hull = _half(flat) + _half(flat[::-1]) if len(flat) >= LEAST_SPOTS else []
    corners = list(zip(hull, hull[1:] + hull[:1], strict=True))
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in corners)
    if abs(area) < 1e-6:
        latitude, longitude = sum(s[0] for s in flat) / len(flat), sum(s[1] for s in flat) / len(flat)
    else:
        latitude, longitude = (
            sum((a[axis] + b[axis]) * (a[0] * b[1] - b[0] * a[1]) for a, b in corners) / (3 * area)
            for axis in (0, 1)
        )
    return round(latitude, 4), round(longitude - 360 if longitude > 180 else longitude, 4)


def _half(spots: list[Spot]) -> list[Spot]:
    """One side of the convex hull of sorted spots, without its last corner (Andrew's monotone chain)."""
    hull: list[Spot] = []
    for spot in spots:
        while len(hull) > 1 and not _turns_left(hull[-2], hull[-1], spot):
            hull.pop()
        hull.append(spot)
    return hull[:-1]


def _turns_left(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
