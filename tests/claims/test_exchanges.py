"""Exchanges: which sentences tell of one, of what kind, between whom, when and how sure; which of none."""

from __future__ import annotations

import pytest

import cityties
from cityties import ExchangeClaim

Told = tuple[str, tuple[str, ...], tuple[str, ...], str, str | None]


def exchanges(text: str, published: str | None = None) -> list[ExchangeClaim]:
    """The exchanges that a text tells of."""
    return [c for c in cityties.read(text, published=published).claims if isinstance(c, ExchangeClaim)]


def told(text: str, published: str | None = None) -> list[Told]:
    """Each exchange as kind, from, to, status and date."""
    return [
        (
            e.kind,
            tuple(p.name for p in e.from_),
            tuple(p.name for p in e.to),
            e.status,
            e.date.value if e.date is not None else None,
        )
        for e in exchanges(text, published)
    ]


TOLD = [
    # who goes, whoever leads them and whatever stands beside in another clause
    (
        "In June 2014 Anna Berg led a delegation from Haifa to Marseille.",
        None,
        "visit", "Haifa", "Marseille", "done", "2014-06",
    ),
    (
        "A group from Turku traveled to Szeged and the mayor of Szeged visited Turku in 2013.",
        None,
        "visit", "Turku", "Szeged", "done", "2013",
    ),
    # days beside each other are days of one visit
    (
        "Szeged, its sister city, is sending a delegation to Turku on 16 and 17 November 2013.",
        None,
        "visit", "Szeged", "Turku", "planned", "2013-11-16",
    ),
    # dates that are another's: of a tie, of a paper's years, of what happened before
    (
        "Riga and Kobe became sister cities in 1987, so a delegation from Kobe has come to Riga.",
        "2017-06-16",
        "visit", "Kobe", "Riga", "done", None,
    ),
    (
        "Before they parted, Leipzig and Lyon signed cooperation agreements that run from 2023 to 2025.",
        "2022-12-28",
        "agreement", "Leipzig", "Lyon", "done", None,
    ),
    (
        "It is the first agreement with Lyon that Leipzig has signed since the mayor took office last year.",
        "2018-02-01",
        "agreement", "Leipzig", "Lyon", "done", None,
    ),
    # a present of money is a donation
    (
        "In May 2013 Szeged gave Turku a gift of $5,000.",
        None,
        "donation", "Szeged", "Turku", "done", "2013-05",
    ),
    # further words for going, giving, signing and running a line
    (
        "The mayor of Graz has just returned from a visit to Groningen.",
        None,
        "visit", "Graz", "Groningen", "done", None,
    ),
    # a date of something beside what is told
    (
        "A fire engine built by Ono in 1997 was given to Szeged by Turku.",
        None,
        "donation", "Turku", "Szeged", "done", None,
    ),
    (
        "The mayor of Szeged will visit Turku to mark the partnership established in 1971.",
        "2021-06-03",
        "visit", "Szeged", "Turku", "planned", None,
    ),
    (
        "Szeged gave Turku a bell for the friendship that began in 1971.",
        "2021-06-03",
        "gift", "Szeged", "Turku", "done", None,
    ),
    (
        "Turku, twinned with Szeged in 1971, welcomed a delegation of 20 from there.",
        "2021-06-03",
        "visit", "Szeged", "Turku", "done", None,
    ),
    (
        "In 1971 the mayor of Szeged visited Turku, its sister city.",
        "2021-06-03",
        "visit", "Szeged", "Turku", "done", "1971",
    ),
    (
        "The August visit of a delegation of Szeged to Turku will last five days.",
        "2021-07-03",
        "visit", "Szeged", "Turku", "planned", "2021-08",
    ),
    (
        "Turku hung up a bell on July 11, 2019 that its sister city Szeged had sent as a gift.",
        "2021-06-03",
        "gift", "Szeged", "Turku", "done", "2019-07-11",
    ),
    (
        "People of Turku were last in Szeged in 2016.",
        None,
        "visit", "Turku", "Szeged", "done", "2016",
    ),
    (
        "A delegation from Ghent spent a week in Utrecht in 2018.",
        None,
        "visit", "Ghent", "Utrecht", "done", "2018",
    ),
    (
        "Bergen gave a reception for a delegation from Seattle on Monday.",
        "2023-05-10",
        "visit", "Seattle", "Bergen", "done", "2023-05-08",
    ),
    (
        "Leipzig and Lyon renewed their cooperation agreement in 2019.",
        None,
        "agreement", "Leipzig", "Lyon", "done", "2019",
    ),
    (
        "The mayors of Linz and Tampere put their names under a memorandum in 2016.",
        None,
        "agreement", "Linz", "Tampere", "done", "2016",
    ),
    ("Osaka gave Hamburg a loom in 2011.", None, "gift", "Osaka", "Hamburg", "done", "2011"),
    ("Oslo donated two harvesters to Tartu in 2014.", None, "donation", "Oslo", "Tartu", "done", "2014"),
    (
        "Farmers from Arusha are to travel to Utrecht to learn new methods.",
        None,
        "education", "Arusha", "Utrecht", "planned", None,
    ),
    # artists who arrive come for an event, and where they arrive is no home of theirs
    (
        "Thirty singers from Seattle arrived in Bergen on Monday for a concert.",
        "2023-05-10",
        "event", "Seattle", "Bergen", "done", "2023-05-08",
    ),
    # a partner has the part of its owner, and a body of two places acts for the one that it has in front
    (
        "A delegation travelled to Turku's sister city Szeged in 2013.",
        None,
        "visit", "Turku", "Szeged", "done", "2013",
    ),
    (
        "Szeged, Turku's twin town, sent a delegation of ten in 2013.",
        None,
        "visit", "Szeged", "Turku", "done", "2013",
    ),
    (
        "A delegation from Szeged, the twin town of Turku, arrived on Monday.",
        "2023-05-10",
        "visit", "Szeged", "Turku", "done", "2023-05-08",
    ),
    (
        "Thirty members of the Turku-Szeged Society travelled to Szeged in 2013.",
        None,
        "visit", "Turku", "Szeged", "done", "2013",
    ),
    # who belongs to a body comes from its place, who is back has been there
    (
        "Members of the Turku Twinning Association have been to Szeged.",
        None,
        "visit", "Turku", "Szeged", "done", None,
    ),
    (
        "Twelve councillors of Turku came back from Szeged on Monday.",
        "2023-05-10",
        "visit", "Turku", "Szeged", "done", "2023-05-08",
    ),
    (
        "Next year a delegation from Turku travels to Szeged.",
        "2023-05-10",
        "visit", "Turku", "Szeged", "planned", "2024",
    ),
    # a subject that has a verb of its own does not act in the next clause
    (
        "Turku has a new hall, and guests from Szeged came to see it in 2013.",
        None,
        "visit", "Szeged", "Turku", "done", "2013",
    ),
    # visits: who goes is "from", who receives is "to"
    ("A delegation from Kofu visited Chengdu in 2019.", None, "visit", "Kofu", "Chengdu", "done", "2019"),
    (
        "Hiroshima welcomed a delegation from Hanover on Monday.",
        "2023-05-10",
        "visit", "Hanover", "Hiroshima", "done", "2023-05-08",
    ),
    (
        "Cork will host a delegation from Shanghai in September 2025.",
        "2025-06-01",
        "visit", "Shanghai", "Cork", "planned", "2025-09",
    ),
    (
        "A visit by the mayor of Turin to Nagoya ended on Friday.",
        "2016-11-07",
        "visit", "Turin", "Nagoya", "done", "2016-11-04",
    ),
    (
        "A delegation of 16 members from Mito is visiting Chongqing this week.",
        "2017-11-15",
        "visit", "Mito", "Chongqing", "ongoing", "2017-11",
    ),
    (
        "The visit of Mayor Rossi of Florence to Kyoto in May 2020 was cancelled.",
        None,
        "visit", "Florence", "Kyoto", "cancelled", "2020-05",
    ),
    # aid and presents
    ("Dresden donated 20 beds to Wroclaw in 1997.", None, "donation", "Dresden", "Wrocław", "done", "1997"),
    ("Aarhus received 50 books from Tampere in 2011.", None, "donation", "Tampere", "Aarhus", "done", "2011"),
    ("Kofu is going to give a fire engine to Iloilo.", None, "donation", "Kofu", "Iloilo", "planned", None),
    (
        "The people of Aachen raised 30,000 euros for Arequipa after the earthquake of 2001.",
        None,
        "donation", "Aachen", "Arequipa", "done", "2001",
    ),
    ("The clock is a gift from Dijon to Dallas.", None, "gift", "Dijon", "Dallas", "done", None),
    ("Sapporo presented Munich with a bell in 1972.", None, "gift", "Sapporo", "Munich", "done", "1972"),
    # papers
    (
        "Graz and Trondheim signed an agreement on tourism on 3 May 2012.",
        None,
        "agreement", "Graz", "Trondheim", "done", "2012-05-03",
    ),
    (
        "Leeds and Dortmund are to sign an agreement on climate next year.",
        "2021-10-02",
        "agreement", "Leeds", "Dortmund", "planned", "2022",
    ),
    # what follows a signing has a time of its own, and where it is signed is none of those who sign
    (
        "Graz and Trondheim signed a twinning charter on 3 May 1987, and a year later guests came.",
        None,
        "agreement", "Graz", "Trondheim", "done", "1987-05-03",
    ),
    (
        "The twinning agreement was signed by the councils of Linz and Tampere in Graz in 1999.",
        None,
        "agreement", "Linz", "Tampere", "done", "1999",
    ),
    (
        "Linz and Tampere are twins. It was signed in May 2011 by the mayors of Linz and Tampere.",
        None,
        "agreement", "Linz", "Tampere", "done", "2011-05",
    ),
    # further ways to make a tie
    (
        "The council of Bergen declared in May 1964 that Seattle is its sister city.",
        None,
        "agreement", "Bergen", "Seattle", "done", "1964-05",
    ),
    (
        "On 22 July 1969 the mayors of Linz and Tampere shook hands on the city partnership.",
        None,
        "agreement", "Linz", "Tampere", "done", "1969-07-22",
    ),
    (
        "Linz and Tampere re-affirmed their twinning in 2017.",
        None,
        "agreement", "Linz", "Tampere", "done", "2017",
    ),
    (
        "In 2015 Linz and Tampere were formally twinned at a ceremony in the town hall.",
        None,
        "agreement", "Linz", "Tampere", "done", "2015",
    ),
    # the young, players, artists
    (
        "Ten pupils from Bristol stayed with families in Bordeaux in April 2018.",
        None,
        "education", "Bristol", "Bordeaux", "done", "2018-04",
    ),
    (
        "A youth football team from Cardiff played in Stuttgart in 1993.",
        None,
        "sport", "Cardiff", "Stuttgart", "done", "1993",
    ),
    (
        "An exhibition of Krakow's painters opened in Edinburgh on 3 March 2015.",
        None,
        "event", "Kraków", "Edinburgh", "done", "2015-03-03",
    ),
    # "a group" of pupils are pupils, and nobody's team plays unless a game is told
    (
        "A group of schoolgirls from Turku spent a week in Szeged in May 2013.",
        None,
        "education", "Turku", "Szeged", "done", "2013-05",
    ),
    (
        "A team from Leipzig paid a courtesy visit to Lyon in 2019.",
        None,
        "visit", "Leipzig", "Lyon", "done", "2019",
    ),
    # what people travel for, and whom a place sends, tells the kind
    (
        "Entrepreneurs from Calgary were in Daejeon on a trade mission in May 2008.",
        None,
        "trade", "Calgary", "Daejeon", "done", "2008-05",
    ),
    (
        "The mayor of Turku flew to Szeged in June 2013 for the Conference of Twin Cities.",
        None,
        "meeting", "Turku", "Szeged", "done", "2013-06",
    ),
    (
        "In 2013 Turku sent a group of junior high school pupils to Szeged.",
        None,
        "education", "Turku", "Szeged", "done", "2013",
    ),
    (
        "Guests from Turku came to Szeged in June 2013 for the regatta.",
        None,
        "sport", "Turku", "Szeged", "done", "2013-06",
    ),
    (
        "A bus took twelve girls from Turku to Szeged in December 2013.",
        None,
        "education", "Turku", "Szeged", "done", "2013-12",
    ),
    (
        "In June 2013 Turku was host to a youth group from Szeged.",
        None,
        "education", "Szeged", "Turku", "done", "2013-06",
    ),
    # two places that are named together are the two sides
    (
        "Turku, Finland, and Szeged, Hungary, have exchanged high school pupils.",
        None,
        "education", "Turku", "Szeged", "done", None,
    ),
    # who calls on a mayor visits his town
    (
        "Governor Sato of Akita called on Mayor Kim of Daegu in 2016.",
        None,
        "visit", "Akita", "Daegu", "done", "2016",
    ),
    # business and lines
    (
        "A firm of Daejeon opened an office in Calgary in 2008.",
        None,
        "trade", "Daejeon", "Calgary", "done", "2008",
    ),
    (
        "A direct flight between Sendai and Taipei starts in May 2026.",
        "2026-01-10",
        "transport", "Sendai", "Taipei", "planned", "2026-05",
    ),
    (
        "The first freight train left Xi'an for Hamburg on 9 March 2019.",
        None,
        "transport", "Xi'an", "Hamburg", "ongoing", "2019-03-09",
    ),
    (
        "The ferry line between Aomori and Vladivostok was suspended in 2009.",
        None,
        "transport", "Aomori", "Vladivostok", "cancelled", "2009",
    ),
    # when: what is on its way is to come, what is signed is done, and lengths of time date nothing
    (
        "Thirty students from Szeged are coming to Turku for a week.",
        None,
        "education", "Szeged", "Turku", "planned", None,
    ),
    (
        "For the 50th anniversary the mayor of Szeged gave Turku a bronze bell.",
        "2021-06-03",
        "gift", "Szeged", "Turku", "done", "2021-06",
    ),
    (
        "A delegation from Szeged, it was announced, goes to Turku in July.",
        "2021-06-16",
        "visit", "Szeged", "Turku", "planned", "2021-07",
    ),
    (
        "The mayor of Turku was glad of her five days in Szeged.", None,
        "visit", "Turku", "Szeged", "done", None,
    ),
    (
        "In May the council of Turku is due in Szeged.", "2021-03-04",
        "visit", "Turku", "Szeged", "planned", "2021-05",
    ),
    (
        "Sixty people from Turku crossed the Channel to Leeds.", None,
        "visit", "Turku", "Leeds", "done", None,
    ),
    (
        "Swimmers of Turku won medals at the meet in Szeged.", None,
        "sport", "Turku", "Szeged", "done", None,
    ),
    (
        "Six young ambassadors from Turku went to Szeged.", None,
        "education", "Turku", "Szeged", "done", None,
    ),
    (
        "Eight student ambassadors will leave Turku for Szeged on May 3.", "2021-04-02",
        "education", "Turku", "Szeged", "planned", "2021-05-03",
    ),
    (
        "Ann Berg from Turku studied in Szeged.", None,
        "education", "Turku", "Szeged", "done", None,
    ),
    (
        "Ann Berg, 17, of Turku was in Szeged for a week.", None,
        "visit", "Turku", "Szeged", "done", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param(text, published, (kind, (one,), (other,), status, date), id=f"{kind}: {text[:40]}")
        for text, published, kind, one, other, status, date in TOLD
    ],
)
def test_told(text: str, published: str | None, expected: Told) -> None:
    """Is the one exchange of a sentence found, with its sides, its status and its date?"""
    assert told(text, published) == [expected]


SIDES = [
    # what a relative clause tells is done by its own subject
    ("Turku unveiled a sculpture that its sister city Haifa had sent as a gift.", "gift", "Haifa", "Turku"),
    ("The fire chief of Turku showed the engine that Haifa donated.", "donation", "Haifa", "Turku"),
    ("Haifa will use the 5,000 masks that Turku sent for its hospitals.", "donation", "Turku", "Haifa"),
    ("Haifa opened a Finnish garden which was a gift from Turku.", "gift", "Turku", "Haifa"),
    # who shows a present is seldom the one who gave it
    ("A sculpture donated by Turku was unveiled in Haifa on Sunday.", "gift", "Turku", "Haifa"),
    ("Turku has installed a bench given by Haifa, its twin town in Israel.", "gift", "Haifa", "Turku"),
    ("In 2002 Turku was given a garden by Haifa, its sister city.", "gift", "Haifa", "Turku"),
    # another clause has its own sides
    (
        "In May a delegation from Turku went to Haifa, and students from Szeged travelled to Graz.",
        "visit", "Turku", "Haifa",
    ),
    ("Anna Berg led a group from Turku to Haifa and met the mayor of Szeged.", "visit", "Turku", "Haifa"),
    (
        "Finnair flies from Turku to Haifa, and Wizz Air has put on a plane between Szeged and Graz.",
        "transport", "Turku", "Haifa",
    ),
    # partners stand behind the place whose partners they are
    ("A delegation from the twin town of Turku, Haifa, visited the city in May.", "visit", "Haifa", "Turku"),
    (
        "The twin cities of Turku, Haifa and Szeged, sent delegations to the town festival.",
        "visit", "Haifa,Szeged", "Turku",
    ),
    (
        "Guests from two of Turku's sister cities, Haifa and Szeged, visited the town hall.",
        "visit", "Haifa,Szeged", "Turku",
    ),
    ("Turku's sister cities Haifa and Szeged sent 5,000 masks.", "donation", "Haifa,Szeged", "Turku"),
    # those who are counted act, and a list stands where its count does
    ("In 1989 a group of Turku residents travelled to Haifa.", "visit", "Turku", "Haifa"),
    ("A number of Turku councillors visited Haifa in May.", "visit", "Turku", "Haifa"),
    (
        "The trucks had been given to Turku by two cities in Israel, Haifa and Jerusalem.",
        "donation", "Haifa,Jerusalem", "Turku",
    ),
    ("Turku sent a truck to Israel in support of Haifa.", "donation", "Turku", "Haifa"),
    # those who are in a place are not of it, nor is one who came
    (
        "Turku is twinned with Haifa. Councillors of Turku were with a delegation in Haifa, where they saw a "
        "park; every sister city of Haifa has a tree there.",
        "visit", "Turku", "Haifa",
    ),
    (
        "At the invitation of the mayor of Haifa, a delegation from Turku came in May.",
        "visit", "Turku", "Haifa",
    ),
    (
        "Turku has been the sister city of Haifa since 1946, and Turku kept the day. "
        "Mayor Dan Levi came with a delegation of 50.",
        "visit", "Haifa", "Turku",
    ),
    # guests who are spoken of bring what is brought
    (
        "A delegation from Haifa visited Turku on Monday. They brought a painting as a gift.",
        "gift", "Haifa", "Turku",
    ),
    (
        "A delegation from Haifa visited Turku on Monday. As a farewell gift they received a painting.",
        "gift", "Turku", "Haifa",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "giver", "taker"), SIDES, ids=[row[0][:50] for row in SIDES])
def test_sides(text: str, kind: str, giver: str, taker: str) -> None:
    """Do those act who are said to, whoever else the sentence names?"""
    sides = [(frozenset(e[1]), frozenset(e[2])) for e in told(text) if e[0] == kind]
    assert sides == [(frozenset(giver.split(",")), frozenset(taker.split(",")))]


@pytest.mark.parametrize(
    "text",
    [
        "Chengdu and Kofu are big cities.",
        "The mayor of Chengdu declined an invitation to visit Kofu.",
        "Chengdu has refused to send its football team to a match in Kofu.",
        "The council of Kofu refused to sign the agreement with Chengdu.",
        "There are no direct flights from Kofu to Chengdu.",
        "The Chinese foreign minister met his Japanese counterpart in Tokyo.",
        "Liverpool beat Madrid in the final of the Champions League in Paris.",
        "Police in Hamburg arrested a man from Marseille on Friday.",
        "The storm came to Busan from Nagasaki.",
        "After ten days in Turku the storm had reached Szeged.",
        "The director left the museum in Turku for a post in Szeged.",
        "The idea of a line from Turku to Szeged came up again.",
        "The paper of three days in Kofu was sold in Chengdu.",
        "The shop had a week in May with wine from Lyon, in Leeds.",
        "The hotel in Turku gives guests from Szeged a week in the sun.",
        "Tourists from Osaka like to visit Paris in spring.",
        "The company moved its office from Leeds to Bristol in 2010.",
        "He was born in Kyoto and studied in Boston.",
        "The river flows from Dresden to Hamburg.",
        "In 1945 six families of refugees from Szeged came to Turku.",
        "Toyota sells more cars in Chicago than in Nagoya.",
        "The museum in Kofu owns a painting from Paris.",
        "No delegation from Turku has visited Szeged.",
        "There was no visit of a delegation from Turku to Szeged in 2009.",
        "The council in Leeds has not signed an agreement with Dortmund.",
        "The old tram from Graz was in use in Trondheim.",
        "The people of Kofu and Chengdu were in touch.",
        "Photo courtesy of the City of Kofu, on a wall in Chengdu.",
        "The mayors of Linz and Tampere agreed that their cities shall be declared sister cities.",
        "In 1995 the mayor of Leipzig put up a sign of the twinning with Lyon.",
        "It was high time to renew the agreement with Chengdu, the mayor of Kofu said.",
        "The mayor of Leipzig handed over a letter to the mayor of Lyon.",
        "Graz and Linz are friends: festivals and exhibitions of one side are open to the other, says Linz.",
        "In 2019 Leipzig exported goods worth three billion dollars to Lyon.",
        "Leipzig and Lyon have been twins since 1981. Ties come into being when two mayors sign a charter.",
    ],
)
def test_nothing_told(text: str) -> None:
    """Does a sentence that names two cities, and tells of no exchange between them, stay silent?"""
    assert exchanges(text) == []


def test_where_it_was_signed() -> None:
    """Is the ceremony at which cities become twins no event beside it?"""
    text = "Leipzig and Lyon became twin cities at a ceremony in May 2014."
    assert "event" not in {e.kind for e in exchanges(text)}


def test_signed_and_renewed() -> None:
    """Is each signing that a sentence tells of an agreement with its own date?"""
    text = "In 1977 Leipzig and Lyon signed a cooperation agreement, which was renewed in 1994."
    assert [(e[0], e[4]) for e in told(text)] == [("agreement", "1977"), ("agreement", "1994")]


def test_other_papers() -> None:
    """Is a letter of intent, told of beside the agreement that followed, a paper of its own?"""
    text = (
        "Leipzig and Lyon signed a sister-city agreement on 4 May 2016. "
        "As a first step the two cities had signed a letter of intent."
    )
    assert [(e[0], e[4]) for e in told(text)] == [("agreement", "2016-05-04"), ("agreement", None)]


def test_signed_once_more() -> None:
    """Is a renewal that lies ahead one agreement, though the next sentence says "again"?"""
    text = (
        "On Saturday the mayors of Leipzig and Lyon will renew the twinning charter. "
        "In the town hall the mayors of Leipzig and Lyon will sign the charter again."
    )
    assert [(e[0], e[3]) for e in told(text)] == [("agreement", "planned")]


def test_lines_that_tell_of_signings() -> None:
    """Does each line of a list tell of its signing, and of the one that renewed it?"""
    text = (
        "Sister cities of Graz\n\nLinz is near. Graz has these sister cities:\n\n"
        "Trondheim (Norway) – signed 16.3.1968\nPula (Croatia) – signed 24.3.1972, anew 22.9.2002\n"
        "Groningen (Netherlands) – since 1964\n"
    )
    signed = [(e[1], e[2], e[4]) for e in told(text)]
    assert signed == [
        (("Graz",), ("Trondheim",), "1968-03-16"),
        (("Graz",), ("Pula",), "1972-03-24"),
        (("Graz",), ("Pula",), "2002-09-22"),
    ]


STORY = (
    "Guests from Haifa\n\nMarseille and Haifa have been sister cities since 1962. "
    "A delegation from Haifa visited Marseille on 4 May 2018. The delegation toured the port for two days."
)


def test_told_twice() -> None:
    """Is one stay that several sentences tell of one exchange?"""
    assert told(STORY) == [("visit", ("Haifa",), ("Marseille",), "done", "2018-05-04")]


RETOLD = [
    (
        "the delegation",
        "A delegation from Haifa visited Marseille on 4 May 2018. "
        "The delegation met the mayor of Marseille, who gave a dinner for Haifa.",
    ),
    (
        "it was headed",
        "A delegation from Ghent paid Utrecht a visit on 8 February 2018. "
        "It was headed by Jan Smit, an adviser to the mayor of Ghent.",
    ),
    (
        "they live with families",
        "Six students and two teachers from Turku are spending a week in Szeged. "
        "They go to school and live with families of Szeged.",
    ),
    (
        "the visit",
        "A delegation from Haifa visited Marseille on 4 May 2018. "
        "The mayor of Marseille expects that the visit will help trade.",
    ),
    (
        "a later day of the stay",
        "From 5 to 8 May 2015 a delegation of Turku will be in Szeged. "
        "On 7 May 2015 the guests from Turku attend a session of the council of Szeged.",
    ),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in RETOLD])
def test_told_again(text: str) -> None:
    """Is a visit that a story only goes on about one visit, whoever stands first in the second sentence?"""
    assert len(exchanges(text)) == 1


AT_OTHER_TIMES = [
    (
        "once more",
        "Graz\n\nThe mayors of Graz and Trondheim signed an agreement on 17 July 2023 in Trondheim.\n\n"
        "In Graz the agreement will be signed once more.",
    ),
    (
        "two seasons",
        "This spring Turku is sending a delegation to Szeged.\n\n"
        "In the autumn a delegation from Turku will be in Szeged.",
    ),
    (
        "two years",
        "Last year a delegation from Turku visited Szeged.\n\n"
        "This summer a delegation from Turku is visiting Szeged.",
    ),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in AT_OTHER_TIMES])
def test_told_of_two_times(text: str) -> None:
    """Are two times two exchanges, though nobody can tell their dates?"""
    assert len(exchanges(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A group from Turku visited Szeged in 2012 and a group from Szeged visited Turku in 2013.",
        "In March five mayors from Turku were in Szeged, and a month later a delegation from Szeged was in "
        "Turku.",
    ],
    ids=["in two years", "a month later"],
)
def test_both_ways_in_one_sentence(text: str) -> None:
    """Are a visit and its return two exchanges where one sentence names both cities for each?"""
    assert [(e[1], e[2]) for e in told(text)] == [(("Turku",), ("Szeged",)), (("Szeged",), ("Turku",))]


def test_news_after_the_past() -> None:
    """Is what follows a year that is over left without a date, rather than taken for news?"""
    text = "Szeged was host of a festival in 2017. A delegation from Turku was in Szeged for three days."
    assert [e.date for e in exchanges(text, "2018-02-10")] == [None]


def test_told_of_the_same_journey() -> None:
    """Is "the group" of pupils one of pupils, and the day of this year that of their whole stay?"""
    text = (
        "Pupils from Haifa\n\nTwenty pupils from Haifa visited Marseille last week. The group went to school "
        "for a morning. They will fly home to Haifa on Friday, 18 May."
    )
    assert {e.kind for e in exchanges(text, "2018-05-16")} == {"education"}
    assert len(exchanges(text, "2018-05-16")) == 1


def test_one_way() -> None:
    """Does what a story tells of its guests later make no visit the other way?"""
    text = (
        "A delegation from Haifa visited Marseille on 4 May 2018. "
        "At Marseille City Hall the guests were received by the mayor, who thanked Haifa."
    )
    assert told(text) == [("visit", ("Haifa",), ("Marseille",), "done", "2018-05-04")]


def test_there_and_back() -> None:
    """Is a visit that is returned by people from the other side one of its own?"""
    text = (
        "Marseille and Haifa are sister cities. A delegation from Haifa visited Marseille on 4 May 2018. "
        "A group from Marseille visited Haifa on 7 May 2018."
    )
    assert [(e[1], e[2]) for e in told(text)] == [(("Haifa",), ("Marseille",)), (("Marseille",), ("Haifa",))]


def test_the_journey_of_what_was_given() -> None:
    """Is the journey of animals that were given no visit?"""
    text = "The people of Nagoya flew 20 cows to Nanjing in 1985; one did not survive the journey."
    assert {e.kind for e in exchanges(text)} == {"donation"}


@pytest.mark.parametrize(
    "text",
    [
        "Nagoya sent 10,000 masks to Nanjing.\n\nNagoya was quick to send help to Nanjing.",
        "Szeged sent a sculpture to Turku.\n\nIt is a gift from Szeged to Turku.",
        "Nagoya raised funds for Nanjing.\n\nNagoya handed a cheque over to Nanjing.",
    ],
)
def test_whatever_was_given(text: str) -> None:
    """Is the help, the gift or the money of one sentence what another names?"""
    assert len(exchanges(text)) == 1


def test_other_things_given() -> None:
    """Are two things that are given at different times two exchanges, be no date told?"""
    text = "Nagoya sent 10,000 masks to Nanjing.\n\nNagoya also shipped 200 tents to Nanjing."
    assert [e.quantity[0].value for e in exchanges(text)] == [10_000, 200]


def test_one_gift_in_two_clauses() -> None:
    """Is a gift that is unveiled, and that the other side had sent, one exchange?"""
    text = "Turku unveiled a sculpture in May that its sister city Szeged had sent as a gift."
    assert [e.kind for e in exchanges(text)].count("gift") == 1


def test_there() -> None:
    """Does "there" stand for the place that was named last?"""
    text = "Witten has a hospital that many know. A delegation from Mekelle travelled there in June 2014."
    assert told(text) == [("visit", ("Mekelle",), ("Witten",), "done", "2014-06")]


def test_news_has_the_month_of_its_page() -> None:
    """Is what a page reports without a date dated by its month, and what lies ahead left open?"""
    done = exchanges("The city of Porto donated 300 hospital beds to Luanda.", "2021-04-09")[0]
    assert done.date is not None
    assert (done.date.value, done.date.basis) == ("2021-04", "inferred")
    assert (
        exchanges("The city of Porto will donate 300 hospital beds to Luanda.", "2021-04-09")[0].date is None
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Nagoya sent 10,000 masks to Nanjing in February 2020.", 10_000, "masks"),
        ("The people of Aachen raised 30,000 euros for Arequipa in 2001.", 30_000, "euros"),
        ("Clovis donated a retired ambulance to Kasama in 2016.", 1, "retired ambulance"),
        ("Twelve students from Turku spent three weeks in Szeged in 2013.", 12, "students"),
        ("A delegation of 16 members from Mito visited Chongqing in 2017.", 16, "members"),
    ],
)
def test_quantity(text: str, value: float, unit: str) -> None:
    """Does the quantity count what was given, or who went?"""
    (claim,) = exchanges(text)
    assert [(q.value, q.unit) for q in claim.quantity] == [(value, unit)]


def test_numbers_of_other_things() -> None:
    """Do the numbers of an agreement's sentence count nothing that was exchanged?"""
    (claim,) = exchanges("The two mayors of Graz and Trondheim signed three agreements on tourism in 2012.")
    assert claim.quantity == ()
    assert claim.what == "agreements on tourism"
