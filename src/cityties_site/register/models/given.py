"""What was received, what was read and what people judged.  Rows are added, never changed, never removed."""

from __future__ import annotations

from django.db import models


class Outlet(models.Model):
    """Who published a page."""

    name = models.CharField(max_length=200, unique=True, help_text="The outlet's name, as its pages give it.")

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """A page as received; its bytes are known by their digest."""

    id = models.CharField(
        primary_key=True,
        max_length=16,
        help_text="Made of the digest and the address; stays the same for ever.",
    )
    digest = models.CharField(max_length=80, db_index=True, help_text="Digest of the bytes: sha256:….")
    address = models.TextField(blank=True, help_text="Where the page was fetched from; empty where unknown.")
    source = models.TextField(help_text="The file or address that was named when the page was added.")
    added_at = models.DateTimeField(help_text="When the register received it.")

    def __str__(self) -> str:
        return self.address or self.source


class Article(models.Model):
    """What one version of the reader read on a page, or in the teaser of a related story on it."""

    page = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="articles", help_text="The page that it was read on."
    )
    host = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="teasers",
        help_text="For a teaser: the article on whose page it stood.",
    )
    public_id = models.CharField(
        max_length=16,
        db_index=True,
        help_text="Its id in public addresses, the same for every reader's version.",
    )
    reader = models.CharField(max_length=40, help_text="Version of the reader, as 0.1.0.")
    reader_order = models.CharField(max_length=60, help_text="The version in a form that sorts.")
    digest = models.CharField(max_length=32, help_text="Digest of what was read, to tell readings apart.")
    title = models.TextField(blank=True, help_text="The title; empty where the page has none.")
    authors = models.JSONField(default=list, help_text="Names of the authors.")
    language = models.CharField(max_length=16, blank=True, help_text="ISO 639-1 code; empty where unknown.")
    outlet = models.ForeignKey(
        Outlet, null=True, on_delete=models.PROTECT, related_name="articles", help_text="Who published it."
    )
    published = models.TextField(blank=True, help_text="Date of publication with bounds and basis, as JSON.")
    published_day = models.CharField(
        max_length=10, blank=True, help_text="The latest day on which it can have appeared; empty where open."
    )
    text = models.TextField(
        blank=True, help_text="The text into which all evidence points; empty for teasers."
    )
    document = models.TextField(help_text="Parts, pictures, related stories and notes, as JSON.")
    added_at = models.DateTimeField(db_index=True, help_text="When the register received this reading.")
    added_on = models.DateField(help_text="The day (UTC) on which the register received this reading.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["public_id", "page", "reader", "digest"], name="one_reading_once")
        ]

    def __str__(self) -> str:
        return self.title or str(self.page_id)


class Claim(models.Model):
    """One article says this: a tie or an exchange."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="claims", help_text="The article that says it."
    )
    key = models.CharField(
        max_length=24, db_index=True, help_text="What judgements are about; stays while the evidence does."
    )
    exchange_id = models.CharField(
        max_length=12,
        blank=True,
        db_index=True,
        help_text="Id of the exchange that this claim would be alone.",
    )
    topic = models.TextField(help_text="The pair, or the kind and parties, as the reader read them.")
    document = models.TextField(help_text="The claim as the reader gave it, as JSON.")
    by = models.CharField(
        max_length=150, blank=True, help_text="User name of who marked it in the text; empty: the reader."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_claim_once")]

    def __str__(self) -> str:
        return f"{self.topic} ({self.key})"


class Evidence(models.Model):
    """The words that state one field of a claim."""

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="evidence", help_text="The claim that it belongs to."
    )
    field = models.CharField(max_length=40, help_text="The field of the claim: kind, since, date, what ….")
    start = models.PositiveIntegerField(help_text="First character in the article's text.")
    end = models.PositiveIntegerField(help_text="Character after the last one.")
    quote = models.TextField(help_text="The words themselves.")

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.quote


class OwnPlace(models.Model):
    """A place that people added, since the gazetteer lacks it."""

    id = models.BigIntegerField(primary_key=True, help_text="Negative, below the ids of the library's own.")
    name = models.CharField(max_length=200, help_text="Its usual name in English.")
    names = models.JSONField(default=dict, help_text="A name per language.")
    aliases = models.JSONField(default=list, help_text="What else it is called, in any language.")
    country = models.CharField(max_length=2, help_text="ISO 3166 code of the country.")
    level = models.CharField(max_length=20, help_text="City, county, prefecture ….")
    within = models.BigIntegerField(null=True, help_text="Id of what it lies in, where that is known.")
    latitude = models.FloatField(null=True, help_text="Degrees north.")
    longitude = models.FloatField(null=True, help_text="Degrees east.")
    source = models.TextField(help_text="How one knows that there is such a place.")
    by = models.CharField(max_length=150, help_text="User name of who added it.")
    at = models.DateTimeField(help_text="When it was added.")

    def __str__(self) -> str:
        return self.name


class Judgement(models.Model):
    """A person's verdict on a claim, or on whether two claims tell of one exchange."""

    class Verdict(models.TextChoices):
        """What can be said."""

        ACCEPT = "accept"
        REJECT = "reject"
        CORRECT = "correct"
        UNSURE = "unsure"
        SAME = "same"
        DIFFERENT = "different"
        WITHDRAW = "withdraw"

    verdict = models.CharField(max_length=10, choices=Verdict.choices, help_text="What was said.")
    claim_key = models.CharField(max_length=24, db_index=True, help_text="Key of the claim it is about.")
    other_key = models.CharField(
        max_length=24, blank=True, db_index=True, help_text="Key of the other claim, for same and different."
    )
    field = models.CharField(max_length=40, blank=True, help_text="The field that is corrected.")
    value = models.TextField(blank=True, help_text="The value that the field is to have, as JSON.")
    withdraws = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, help_text="The judgement that this one takes back."
    )
    by = models.CharField(max_length=150, help_text="User name of the person.")
    at = models.DateTimeField(db_index=True, help_text="When it was said.")
    reason = models.TextField(blank=True, help_text="Why, in the person's words.")

    def __str__(self) -> str:
        return f"{self.verdict} {self.claim_key}"
