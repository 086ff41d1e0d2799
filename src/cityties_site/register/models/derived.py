"""What the given rows add up to.  Everything here can be removed and rebuilt, with the same result.

Ties and exchanges are kept in versions: each row holds from one day until another, so that every page can be
seen as of a date.  They are kept for two audiences: `ALL` also counts what nobody has reviewed.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

ALL, REVIEWED = "all", "reviewed"
ROUND = 5
"""Years between the anniversaries that cities mark."""
AUDIENCES = [(ALL, "Everything, also what is only machine-read"), (REVIEWED, "What people have accepted")]


class Standing(models.Model):
    """How an article stands among the others: which source it belongs to, and until when it was in force."""

    article = models.OneToOneField(
        "register.Article", primary_key=True, on_delete=models.CASCADE, help_text="The article."
    )
    source = models.CharField(
        max_length=16, db_index=True, help_text="Public id of the first of the articles that are one source."
    )
    from_day = models.DateField(help_text="First day on which it counts.")
    until_day = models.DateField(null=True, help_text="First day on which a newer reading counts instead.")
    day = models.CharField(max_length=10, blank=True, help_text="Latest day on which it can have appeared.")
    claims = models.PositiveIntegerField(default=0, help_text="How many claims it makes.")
    # Numbers, since SQLite finds no yes or no along an index in the way that Django asks for them.
    reviewed = models.PositiveSmallIntegerField(
        default=0, help_text="1 if a person has accepted a claim of it, else 0."
    )
    listed = models.PositiveSmallIntegerField(
        default=0, help_text="1 for a whole page that makes claims; 0 for a teaser, or without claims."
    )

    class Meta:
        indexes = [
            models.Index(fields=["until_day", "listed", "day"], name="standing_in_time"),
            models.Index(fields=["until_day", "listed", "reviewed", "day"], name="reviewed_in_time"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} of {self.source}"


class SourceKey(models.Model):
    """A key that copies of one text share."""

    article = models.ForeignKey("register.Article", on_delete=models.CASCADE, help_text="The article.")
    key = models.CharField(
        max_length=32, db_index=True, help_text="Of its address, its text, or its title and day."
    )

    def __str__(self) -> str:
        return self.key


class Waiting(models.Model):
    """A claim in force that people have not settled yet, with its place in the queue of the review desk."""

    class Rank(models.IntegerChoices):
        """What is looked at first: what adds most to the register."""

        NEW_TIE = 0
        CONTRADICTION = 1
        REST = 2
        UNSURE = 3

    key = models.CharField(max_length=24, unique=True, help_text="Key of the claim.")
    claim = models.ForeignKey("register.Claim", on_delete=models.CASCADE, help_text="The claim.")
    article = models.ForeignKey("register.Article", on_delete=models.CASCADE, help_text="Its article.")
    rank = models.PositiveSmallIntegerField(choices=Rank.choices, help_text="What kind of news it is.")
    place = models.CharField(
        max_length=80,
        unique=True,
        help_text="Its place in the queue: rank, newest day, article, text.",
    )

    def __str__(self) -> str:
        return self.place


class Topic(models.Model):
    """What a claim may be told of: the pair, or the kind and parties, as read and as corrected."""

    claim = models.ForeignKey(
        "register.Claim", on_delete=models.CASCADE, related_name="topics", help_text="The claim."
    )
    name = models.TextField(db_index=True, help_text="As tie:1-2 or exchange:visit:1:2, with place ids.")

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A city, town, county, district, prefecture, province, state or country that the register names."""

    id = models.BigIntegerField(primary_key=True, help_text="GeoNames id; negative for the project's own.")
    name = models.CharField(max_length=200, help_text="Its usual name in English.")
    country = models.CharField(max_length=2, help_text="ISO 3166 code of the country.")
    admin1 = models.CharField(max_length=200, blank=True, help_text="The first-level division it lies in.")
    level = models.CharField(max_length=20, help_text="City, county, prefecture ….")
    names = models.JSONField(default=dict, help_text="A name per language.")
    latitude = models.FloatField(null=True, help_text="Degrees north.")
    longitude = models.FloatField(null=True, help_text="Degrees east.")
    population = models.PositiveBigIntegerField(default=0, help_text="Inhabitants; 0 where unknown.")
    within = models.JSONField(default=list, help_text="Ids of what it lies in, the nearest first.")
    named = models.BooleanField(
        default=True, help_text="Whether a claim names it (not only a place within it)."
    )
    rank = models.CharField(max_length=100, help_text="Of two readers' records the greater rank is kept.")
    weight = models.PositiveIntegerField(default=0, help_text="Ties and exchanges in which it takes part.")
    weight_reviewed = models.PositiveIntegerField(
        default=0, help_text="Of these, those that people accepted."
    )

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """A name of a place in one language, in the form in which it is looked up."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, help_text="The place.")
    language = models.CharField(max_length=16, help_text="Language of the name.")
    name = models.CharField(max_length=200, help_text="The name.")
    folded = models.CharField(
        max_length=200, db_index=True, help_text="Without accents, case and apostrophes."
    )

    def __str__(self) -> str:
        return self.name


class Version(models.Model):
    """A row that holds from one day until another, for one audience."""

    audience = models.CharField(max_length=8, choices=AUDIENCES, help_text="Who sees it.")
    topic = models.TextField(db_index=True, help_text="The topic that it was derived from.")
    from_day = models.DateField(help_text="First day on which the register says so.")
    until_day = models.DateField(
        null=True, help_text="First day on which it says otherwise; empty: it still does."
    )
    kind = models.CharField(max_length=20, help_text="Kind, from the vocabulary.")
    status = models.CharField(max_length=10, help_text="Status, from the vocabulary.")
    first_day = models.CharField(
        max_length=10, blank=True, help_text="First day on which it can have begun; empty where unknown."
    )
    day_known = models.BooleanField(
        default=False, help_text="Whether the day itself is known, not only the year."
    )
    name = models.CharField(max_length=200, help_text="Names of the parties, to sort by.")
    reviewed = models.BooleanField(help_text="Whether a person has accepted a claim of it.")
    document = models.TextField(help_text="The whole of it as JSON: values, sources, what was also stated.")

    class Meta:
        abstract = True


class Tie(Version):
    """What the claims about one pair of places add up to."""

    a = models.BigIntegerField(help_text="Place id, the lower one.")
    b = models.BigIntegerField(help_text="Place id, the higher one.")
    month_day = models.CharField(
        max_length=5, blank=True, help_text="Month and day of the anniversary; empty where no day is known."
    )
    fifth = models.PositiveSmallIntegerField(
        null=True, help_text="Its first year modulo 5: every fifth year is a round one; empty where unknown."
    )

    class Meta:
        indexes = [
            models.Index(fields=["audience", "until_day", "first_day", "id"], name="tie_in_time"),
            models.Index(fields=["audience", "until_day", "name", "id"], name="tie_by_name"),
            models.Index(fields=["audience", "until_day", "kind", "first_day", "id"], name="tie_by_kind"),
            models.Index(fields=["audience", "until_day", "status", "first_day", "id"], name="tie_by_status"),
            models.Index(
                fields=["audience", "until_day", "status", "fifth", "month_day", "first_day", "id"],
                name="tie_by_anniversary",
            ),
            models.Index(fields=["a", "b", "audience"], name="tie_by_pair"),
        ]
        constraints = [models.CheckConstraint(condition=Q(a__lt=F("b")), name="a_pair_is_ordered")]

    def __str__(self) -> str:
        return self.name


class Instrument(models.Model):
    """One document or decision of a tie."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="instruments", help_text="The tie.")
    position = models.PositiveSmallIntegerField(help_text="Its place in time among the tie's instruments.")
    kind = models.CharField(max_length=20, help_text="Kind of tie that it makes.")
    phase = models.CharField(max_length=10, help_text="Made, suspension or end.")
    status = models.CharField(max_length=10, help_text="Planned, active, suspended or ended.")
    first_day = models.CharField(max_length=10, blank=True, help_text="First day that it can be of.")
    term = models.TextField(blank=True, help_text="The document's own word for the tie.")

    def __str__(self) -> str:
        return f"{self.kind} {self.phase}"


class Exchange(Version):
    """What the claims about one event add up to."""

    public_id = models.CharField(max_length=12, help_text="Its id in public addresses.")
    last_day = models.CharField(
        max_length=10, blank=True, help_text="Last day that it can be of; empty: open."
    )

    class Meta:
        indexes = [
            models.Index(fields=["public_id", "audience", "from_day"], name="exchange_by_id"),
            models.Index(fields=["audience", "until_day", "first_day", "id"], name="exchange_in_time"),
            models.Index(fields=["audience", "until_day", "name", "id"], name="exchange_by_name"),
            models.Index(
                fields=["audience", "until_day", "kind", "first_day", "id"], name="exchange_by_kind"
            ),
            models.Index(
                fields=["audience", "until_day", "status", "first_day", "id"], name="exchange_by_status"
            ),
        ]

    def __str__(self) -> str:
        return self.name


IN_TIME = ["scope", "name", "value", "first_day", "row", "kind", "status"]
"""Facets of one value in order; kind and status are in the index, so that filters need no row beside it."""


class Facet(models.Model):
    """A value by which ties or exchanges are found; in the order in which they are listed."""

    scope = models.CharField(
        max_length=14, help_text="The audience; with ':past' where the version no longer holds."
    )
    name = models.CharField(max_length=10, help_text="Place, pair, gift, country, field, language or claim.")
    value = models.CharField(max_length=50, help_text="The value.")
    first_day = models.CharField(
        max_length=10, blank=True, help_text="As in the row itself, to list in order."
    )
    kind = models.CharField(max_length=20, help_text="As in the row itself, to filter by.")
    status = models.CharField(max_length=10, help_text="As in the row itself, to filter by.")

    class Meta:
        abstract = True


class TieFacet(Facet):
    """A value by which ties are found."""

    row = models.ForeignKey(
        Tie, on_delete=models.CASCADE, related_name="facets", db_index=False, help_text="The tie."
    )

    class Meta:
        indexes = [
            models.Index(fields=IN_TIME, name="tie_facet_in_time"),
            models.Index(fields=["row", "name", "value", "scope"], name="tie_facet_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class ExchangeFacet(Facet):
    """A value by which exchanges are found."""

    row = models.ForeignKey(
        Exchange, on_delete=models.CASCADE, related_name="facets", db_index=False, help_text="The exchange."
    )

    class Meta:
        indexes = [
            models.Index(fields=IN_TIME, name="exchange_facet_in_time"),
            models.Index(fields=["row", "name", "value", "scope"], name="exchange_facet_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class SearchEntry(models.Model):
    """The words by which one thing is found; an index of the database's own stands on `words`."""

    scope = models.CharField(max_length=8, db_index=True, help_text="The audience that may find it.")
    what = models.CharField(max_length=10, help_text="Tie, exchange or article.")
    key = models.CharField(max_length=50, db_index=True, help_text="Its id.")
    words = models.TextField(
        help_text="Its words, folded; Chinese, Japanese and Korean in pairs of characters."
    )

    def __str__(self) -> str:
        return f"{self.what} {self.key}"


class Tally(models.Model):
    """How many there are, kept while loading so that no page has to count."""

    audience = models.CharField(max_length=8, choices=AUDIENCES, help_text="Who sees them.")
    name = models.CharField(max_length=40, help_text="What is counted.")
    number = models.PositiveIntegerField(default=0, help_text="How many.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "name"], name="one_tally_each")]
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
