"""Ties as red threads over the world: points in the Equal Earth projection, drawn as SVG by the server.

The land behind is `land-world.svg`, drawn by frontend/land.mjs with the same projection, scale and centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, hypot, radians, sin, sqrt

from cityties_site.register.view_models import PlaceRef, TieRef

# Equal Earth (Šavrič, Patterson, Jenny 2018), the polynomial's four coefficients.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
SCALE, CENTRE = 100.0, 11.0
"""As in frontend/land.mjs: the map is cut at 169° west, through the Bering Strait."""
WORLD = (-271.0, -132.0, 542.0, 264.0)
"""The whole world: left, top, width, height."""
CLOSEST = 110.0
"""Width of the closest view: the land's outline is no finer."""
LABELLED = 8
"""Places that are named on the map; of more, the names would lie upon each other."""


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A place on the map, and where its name stands."""

    place: PlaceRef
    x: float
    y: float
    label_x: float
    label_y: float
    named: bool
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A tie on the map, as an SVG path."""

    tie: TieRef
    path: str


@dataclass(frozen=True, kw_only=True)
class Threads:
    """What is drawn: the view (left, top, width, height), threads and dots."""

    left: float
    top: float
    width: float
    height: float
    threads: tuple[Thread, ...]
    dots: tuple[Dot, ...]

    @property
    def view_box(self) -> str:
        """As SVG wants it."""
        return f"{self.left:.1f} {self.top:.1f} {self.width:.1f} {self.height:.1f}"

    @property
    def stroke(self) -> float:
        """Width of a thread: sizes go with the view, so that they look alike at every scale."""
        return round(self.width * 0.0038, 2)

    @property
    def radius(self) -> float:
        """Radius of a dot."""
        return round(self.width * 0.0075, 2)

    @property
    def rim(self) -> float:
        """Width of the rim around a dot."""
        return round(self.width * 0.0025, 2)

    @property
    def font(self) -> float:
        """Size of a name."""
        return round(self.width * 0.027, 2)


def equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """A point of the map: x grows eastwards, y southwards."""
    east = (longitude - CENTRE + 180) % 360 - 180
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2 = t * t
    t6 = t2**3
    x = radians(east) * cos(t) / (sqrt(3) / 2 * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
    return round(x * SCALE, 1), round(-y * SCALE, 1)


def of_ties(ties: Iterable[TieRef], *, whole: bool = False, proportion: float = 0.5) -> Threads | None:
    """The threads of some ties, in a view that holds them all; ``None`` where no place is known.

    Args:
        ties: each is drawn once.
        whole: show the whole world, however near the places, and also without any.
        proportion: height of the view by its width.
    """
    unique = {tie.id: tie for tie in ties}.values()
    drawn = [tie for tie in unique if _point(tie.a) and _point(tie.b)]
    places = {place.id: place for tie in drawn for place in (tie.a, tie.b)}
    return _threads(drawn, list(places.values()), whole=whole, proportion=proportion)


def of_places(
    places: Sequence[PlaceRef], ties: Sequence[TieRef] = (), *, proportion: float = 0.5
) -> Threads | None:
    """Places, with the threads between them."""
    drawn = [tie for tie in ties if _point(tie.a) and _point(tie.b)]
    known = {place.id: place for tie in drawn for place in (tie.a, tie.b)}
    known |= {place.id: place for place in places if _point(place)}
    return _threads(drawn, list(known.values()), whole=False, proportion=proportion)


def _threads(
    ties: Sequence[TieRef], places: Sequence[PlaceRef], *, whole: bool, proportion: float
) -> Threads | None:
    points = {place.id: point for place in places if (point := _point(place))}
    if not points and not whole:
        return None
    left, top, width, height = WORLD if whole else _view(list(points.values()), proportion)
    named = len(places) <= LABELLED
    dots = [_dot(place, points[place.id], left, width, named=named) for place in places]
    lines = [Thread(tie=tie, path=_arc(points[tie.a.id], points[tie.b.id])) for tie in ties]
    return Threads(left=left, top=top, width=width, height=height, threads=tuple(lines), dots=tuple(dots))


def _dot(place: PlaceRef, point: tuple[float, float], left: float, width: float, *, named: bool) -> Dot:
    """A dot with its name beside it, on the side where there is room."""
    x, y = point
    ends = x > left + 0.7 * width
    aside = round(width * (-0.014 if ends else 0.014), 2)
    return Dot(
        place=place,
        x=x,
        y=y,
        label_x=round(x + aside, 2),
        label_y=round(y + width * 0.009, 2),
        named=named,
        anchor="end" if ends else "start",
    )


def _point(place: PlaceRef) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return equal_earth(place.latitude, place.longitude)


def _arc(a: tuple[float, float], b: tuple[float, float]) -> str:
    """A thread that hangs upwards between two points, the more the further apart they are."""
    (ax, ay), (bx, by) = sorted((a, b))
    lift = 0.22 * hypot(bx - ax, by - ay)
    return f"M{ax} {ay}Q{(ax + bx) / 2:.1f} {(ay + by) / 2 - lift:.1f} {bx} {by}"


def _view(points: Sequence[tuple[float, float]], proportion: float) -> tuple[float, float, float, float]:
    """A view that holds the points with room around them, no wider than the world."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    spread = max(xs) - min(xs)
    lift = 0.12 * spread  # the threads rise above the points
    width = max(CLOSEST, spread * 1.35, (max(ys) - min(ys) + lift) * 1.6 / proportion)
    width = min(width, WORLD[2])
    height = width * proportion
    left = (max(xs) + min(xs) - width) / 2
    top = (max(ys) + min(ys) - lift - height) / 2
    left = min(max(left, WORLD[0]), WORLD[0] + WORLD[2] - width)
    return round(left, 1), round(top, 1), round(width, 1), round(height, 1)
