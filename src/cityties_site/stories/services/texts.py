"""With which words the standing pages of a new portal begin; editors write their own over them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Text:
    """A page's kind, title and text (HTML as Wagtail's editor keeps it)."""

    kind: str
    title: str
    body: str


STANDING = {
    "about-us": Text(
        "page",
        _("About us"),
        _(
            "<p>We publish this portal: stories about the friendships between cities, and a register in which"
            " everybody can look up who is tied to whom, since when, and where it is written.</p>"
            "<p>Our own stories are written by our editors and checked by a colleague before they are"
            " published. Articles of others are quoted with their source, never copied.</p>"
            "<p>If you find a mistake, tell us: every page has a link for it. We correct the register, and"
            " keep what was said before, so that you can see what has changed.</p>"
        ),
    ),
    "privacy": Text(
        "page",
        _("Privacy policy"),
        _(
            "<p>You can read everything here without telling us who you are.</p>"
            "<h2>What we do not do</h2>"
            "<ul><li>We set no cookie for reading.</li><li>We count no visitors and build no profiles.</li>"
            "<li>Our pages load nothing from anybody else: no fonts, maps, videos or buttons.</li></ul>"
            "<h2>What we keep</h2>"
            "<ul><li>What you write in the contact form, until your question is settled. Its page sets one"
            " cookie, which protects the form and is gone when you close the browser.</li>"
            "<li>Who works on this portal signs in; for them a cookie keeps the session.</li></ul>"
            "<h2>Your rights</h2>"
            "<p>Ask us what we keep of you, and we tell you; ask us to correct or remove it, and we do. The"
            " contact page leads to us.</p>"
        ),
    ),
    "terms": Text(
        "page",
        _("Terms of use"),
        _(
            "<p>Reading, linking and quoting are free.</p>"
            "<h2>The register</h2>"
            "<p>Every fact stands with the sentence that states it. What carries the mark “machine-read” was"
            " read by a program and not yet looked at by a person: check it before you rely on it. You may"
            " use the data with a link to the page that you took it from.</p>"
            "<h2>Stories and pictures</h2>"
            "<p>Our own stories may be quoted with title, authors and a link. Ask us before you print a whole"
            " story or a picture. Articles of others belong to them; we show the sentences that a fact rests"
            " on, and where to read the rest.</p>"
            "<h2>Without warranty</h2>"
            "<p>We correct what is wrong as soon as we know. We cannot promise that everything here is right"
            " or that the portal can always be reached.</p>"
        ),
    ),
    "link-to-us": Text(
        "link",
        _("Link to us"),
        _("<p>Show your readers the way to the register, or follow what is new. No script is needed.</p>"),
    ),
    "contact": Text(
        "contact",
        _("Contact us"),
        _("<p>A question, a correction, a story that we should tell? Write to us.</p>"),
    ),
}
"""Standing pages by their address; in the footer they stand in this order."""

THANKS = _("<p>Thank you. We have your message and will answer if you gave an address.</p>")

QUESTIONS = (
    ("name", _("Your name"), "singleline", False),
    ("email", _("Your e-mail address, if you want an answer"), "email", False),
    ("message", _("Your message"), "multiline", True),
)
