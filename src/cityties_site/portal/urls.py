"""Addresses of the public pages below their language: ``/en/city/…``; each has its ``.json`` beside it."""

from __future__ import annotations

from django.urls import path, re_path

from cityties_site.portal.views import (
    about,
    anniversaries,
    articles,
    cities,
    data,
    exchanges,
    explore,
    home,
    map,
    search,
    share,
    standing,
    stories,
    ties,
)

CITY = r"^city/(?P<place_id>-?\d{1,15})(?:-(?P<slug>[^/]*?))?"
TIE = r"^tie/(?P<a>-?\d{1,15})-(?P<b>-?\d{1,15})"
EXCHANGE = r"^exchange/(?P<exchange_id>[0-9a-f]{12,16})"
ARTICLE = r"^article/(?P<article_id>[0-9a-f]{12,16})"

STORY = r"^story/(?P<key>[0-9a-f]{12})"

urlpatterns = [
    path("", home.home, name="home"),
    path("index.json", home.home_json, name="home-json"),
    re_path(rf"{CITY}/$", cities.city, name="city"),
    re_path(rf"{CITY}\.json$", cities.city_json, name="city-json"),
    re_path(rf"{TIE}/$", ties.tie, name="tie"),
    re_path(rf"{TIE}\.json$", ties.tie_json, name="tie-json"),
    re_path(rf"{EXCHANGE}/$", exchanges.exchange, name="exchange"),
    re_path(rf"{EXCHANGE}\.json$", exchanges.exchange_json, name="exchange-json"),
    re_path(rf"{ARTICLE}/$", articles.article, name="article"),
    re_path(rf"{ARTICLE}\.json$", articles.article_json, name="article-json"),
    re_path(rf"{STORY}/$", stories.story, name="story"),
    re_path(rf"{STORY}\.json$", stories.story_json, name="story-json"),
    path("stories/", stories.stories, name="stories"),
    path("stories.json", stories.stories_json, name="stories-json"),
    path("page/<str:slug>/", standing.standing, name="standing"),
    path("badge.svg", standing.badge, name="badge"),
    path("map/", map.map_page, name="map"),
    path("map.json", map.map_json, name="map-json"),
    path("explore/", explore.explore, name="explore"),
    path("explore.json", explore.explore_json, name="explore-json"),
    path("search/", search.search, name="search"),
    path("search.json", search.search_json, name="search-json"),
    path("suggest/", search.suggest, name="suggest"),
    path("anniversaries/", anniversaries.anniversaries, name="anniversaries"),
    path("anniversaries.json", anniversaries.anniversaries_json, name="anniversaries-json"),
    path("data/", data.data, name="data"),
    path("about/", about.about, name="about"),
    path("share/<str:code>/", share.share, name="share"),
]
