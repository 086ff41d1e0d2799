"""What the API answers: the view models of the public pages as JSON, and pages that are added."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Path, Query, Schema, Status, Swagger
from ninja.errors import HttpError
from ninja.throttling import AnonRateThrottle, AuthRateThrottle
from pydantic import BeforeValidator

import cityties
from cityties import InputError, pages
from cityties_site.api.tokens import Token
from cityties_site.register import selectors, services
from cityties_site.register.filters import Filters
from cityties_site.register.view_models import (
    Anniversary,
    ArticleView,
    Change,
    CityView,
    Counts,
    ExchangeView,
    ExploreView,
    Hit,
    MapView,
    SearchView,
    TieView,
)

DESCRIPTION = """Everything that the pages of this portal show, with its sources.

What nobody has reviewed yet has `machine_read: true`, or is left out, as the portal is set.
Unknown values are null, never guessed."""

api = NinjaAPI(
    title=f"{settings.CITYTIES_SITE_NAME} API",
    version="1",
    description=DESCRIPTION,
    docs=Swagger(settings={"validatorUrl": None}),
    urls_namespace="api",
    throttle=[AnonRateThrottle(f"{settings.CITYTIES_API_READS_PER_MINUTE}/m")],
)

Language = StrEnum("Language", {code: code for code, _name in settings.LANGUAGES})  # type: ignore[misc]
PlaceId = Annotated[int, Path(ge=-(2**31), le=2**31, description="GeoNames id of a place")]
Key = Annotated[str, Path(pattern="^[0-9a-f]{12,16}$")]


def _written_out(value: object) -> date:
    """A day as it is written; a number is none, though it could be taken for seconds."""
    if not isinstance(value, str) or len(value) != len("YYYY-MM-DD"):
        raise ValueError("write a day as 2026-12-31")
    return date.fromisoformat(value)


Day = Annotated[date, BeforeValidator(_written_out)]
Words = Annotated[str, Query(max_length=200, description="Words in any script")]


class Problem(Schema):
    """Why there is no answer."""

    detail: str


class Refused(Schema):
    """What of the request makes no sense."""

    detail: list[dict[str, Any]]


def answers(view: Any, *problems: int, status: int = 200) -> dict[int, Any]:
    """What may come back: the view, or why there is none; requests may make no sense, or come too often."""
    return {status: view, 422: Refused, **dict.fromkeys((*problems, 429), Problem)}


class Asked(Schema):
    """In which language names and labels are, and as of which day."""

    language: Language = Field(Language("en"), description="Language of names and labels")
    as_of: Day | None = Field(None, description="The state of that day; today's if left out")

    def options(self) -> dict[str, Any]:
        """As the selectors take them."""
        return {"language": str(self.language), "as_of": self.as_of}


class Filtering(Asked):
    """Filters of a table; an empty value filters nothing."""

    kind: str = Field("", max_length=64)
    status: str = Field("", max_length=64)
    field: str = Field("", max_length=64, description="Field of cooperation (ties only)")
    country: str = Field("", max_length=2, description="ISO 3166 code")
    city: int | None = Field(None, ge=-(2**31), le=2**31, description="GeoNames id of a place")
    from_year: int | None = Field(None, ge=1, le=9998)
    to_year: int | None = Field(None, ge=1, le=9998)
    source_language: str = Field("", max_length=16, description="Language of a source")
    sort: str = Field("newest", max_length=10, description="newest, oldest or name")
    after: str = Field("", max_length=256, description="`next` of the page before")

    def filters(self, what: str) -> Filters:
        """As the selectors take them."""
        named = {
            name: getattr(self, name) for name in ("kind", "status", "field", "country", "sort", "after")
        }
        numbers = {name: getattr(self, name) for name in ("city", "from_year", "to_year")}
        texts = {name: str(value) for name, value in numbers.items() if value is not None}
        return Filters.from_query({**named, **texts, "what": what, "language": self.source_language})


@api.exception_handler(selectors.NotThere)
def not_there(request: HttpRequest, error: selectors.NotThere) -> HttpResponse:
    """There is no such thing."""
    return api.create_response(request, {"detail": str(error)}, status=404)


def _answer(view: object) -> HttpResponse:
    """A view model as JSON, straight from the record: it need not be checked, it was made here."""
    return HttpResponse(msgspec.json.encode(view), content_type="application/json; charset=utf-8")


@api.get("/counts", response=answers(Counts))
def counts(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """How much the register holds."""
    return _answer(selectors.counts(as_of=asked.as_of))


@api.get("/places/{place_id}", response=answers(CityView, 404))
def place(request: HttpRequest, place_id: PlaceId, asked: Query[Asked]) -> HttpResponse:
    """A city, or another place: its names, ties and exchanges."""
    return _answer(selectors.city(place_id, **asked.options()))


@api.get("/ties", response=answers(ExploreView))
def ties(request: HttpRequest, asked: Query[Filtering]) -> HttpResponse:
    """A table of ties."""
    return _answer(selectors.explore(asked.filters("ties"), **asked.options()))


@api.get("/ties/{a}/{b}", response=answers(TieView, 404))
def tie(request: HttpRequest, a: PlaceId, b: PlaceId, asked: Query[Asked]) -> HttpResponse:
    """A tie by its pair of places, in either order, with every statement about it."""
    return _answer(selectors.tie(a, b, **asked.options()))


@api.get("/exchanges", response=answers(ExploreView))
def exchanges(request: HttpRequest, asked: Query[Filtering]) -> HttpResponse:
    """A table of exchanges."""
    return _answer(selectors.explore(asked.filters("exchanges"), **asked.options()))


@api.get("/exchanges/{exchange_id}", response=answers(ExchangeView, 404))
def exchange(request: HttpRequest, exchange_id: Key, asked: Query[Asked]) -> HttpResponse:
    """An exchange, with every statement about it; one that was joined with another leads there."""
    try:
        return _answer(selectors.exchange(exchange_id, **asked.options()))
    except selectors.Moved as moved:
        return _answer(selectors.exchange(moved.path.rstrip("/").rsplit("/", 1)[-1], **asked.options()))


@api.get("/articles/{article_id}", response=answers(ArticleView, 404))
def article(request: HttpRequest, article_id: Key, asked: Query[Asked]) -> HttpResponse:
    """A press article: what it records, and in which sentences."""
    return _answer(selectors.article(article_id, **asked.options()))


@api.get("/search", response=answers(SearchView))
def search(request: HttpRequest, q: Words, asked: Query[Asked]) -> HttpResponse:
    """Places, ties, exchanges and articles that match."""
    return _answer(selectors.search(q, language=str(asked.language)))


@api.get("/suggest", response=answers(list[Hit]))
def suggest(request: HttpRequest, q: Words, asked: Query[Asked]) -> HttpResponse:
    """Places that begin so, and their ties."""
    return _answer(selectors.suggest(q, language=str(asked.language)))


@api.get("/map", response=answers(MapView))
def map_points(request: HttpRequest, asked: Query[Filtering]) -> HttpResponse:
    """Ties and exchanges with their points."""
    return _answer(selectors.map_points(asked.filters("ties"), **asked.options()))


@api.get("/anniversaries", response=answers(list[Anniversary]))
def anniversaries(request: HttpRequest, on: Day, asked: Query[Asked]) -> HttpResponse:
    """Round anniversaries of ties in the 120 days from a day on."""
    return _answer(selectors.anniversaries(on, language=str(asked.language)))


@api.get("/corrections", response=answers(list[Change]))
def corrections(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """What people corrected, newest first."""
    return _answer(selectors.corrections(language=str(asked.language)))


class NewPage(Schema):
    """A page to be read and added: what it holds, and where it is from."""

    content: str = Field(min_length=1, max_length=settings.CITYTIES_LARGEST_PAGE, description="HTML or text")
    address: str | None = Field(None, max_length=2000, description="http(s) address of the page")
    published: Day | None = Field(None, description="When it was published, if that is known from elsewhere")


class Added(Schema):
    """What came of adding a page."""

    new: int
    unchanged: int
    superseded: int
    claims: int


@api.post(
    "/pages",
    response=answers(Added, 400, 401, 413, status=201),
    auth=Token(),
    throttle=[AuthRateThrottle(f"{settings.CITYTIES_API_WRITES_PER_MINUTE}/m")],
)
def add_page(request: HttpRequest, page: NewPage) -> Any:
    """Read a page and add what it says; nothing is fetched."""
    if page.address and urlsplit(page.address).scheme not in {"http", "https"}:
        raise HttpError(400, "address: give one that begins with http:// or https://")
    published = page.published.isoformat() if page.published else None
    try:
        told = pages.page_from_text(page.content, page.address or "text", address=page.address)
        reading = cityties.read_page(told, published=published, gazetteer=services.gazetteer())
    except InputError as error:
        raise HttpError(400, str(error)) from error
    report = services.load([reading])
    done = Added(
        new=report.new,
        unchanged=report.unchanged,
        superseded=report.superseded,
        claims=len(reading.claims),
    )
    return Status(201, done)
