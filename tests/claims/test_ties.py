"""Ties: which sentences state one, of what kind and status, since when; and which state none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cityties
from cityties import TieClaim

SISTER, FRIENDLY, INTENT = "sister_city", "friendly_exchange", "intent"


def ties(text: str, published: str | None = None) -> list[TieClaim]:
    """The ties that a text states."""
    return [claim for claim in cityties.read(text, published=published).claims if isinstance(claim, TieClaim)]


def told(text: str, published: str | None = None) -> set[tuple[str, str, str, str, str | None]]:
    """Each tie as the names of its ends in the order of the alphabet, kind, status and since."""
    return {
        (*sorted((tie.a.name, tie.b.name)), tie.kind, tie.status, tie.since.value if tie.since else None)
        for tie in ties(text, published)
    }


STATED = [
    (
        "Our towns have sister cities. These pairs met by video: Riga – Kobe, Lyon – Porto, Gera – Pleven.",
        [
            ("Kobe", "Riga", SISTER, "active", None),
            ("Lyon", "Porto", SISTER, "active", None),
            ("Gera", "Pleven", SISTER, "active", None),
        ],
    ),
    # counted partners, partners of one country, and those whose names follow
    (
        "Graz is twinned with two towns of Croatia, Pula and Rijeka.",
        [("Graz", "Pula", SISTER, "active", None), ("Graz", "Rijeka", SISTER, "active", None)],
    ),
    (
        "Graz also has sister cities within Austria: the City of Linz (Resolution No. 12), Wels in Upper "
        "Austria (Resolution No. 15) and Villach in Carinthia (Resolution No. 20).",
        [
            ("Graz", "Linz", SISTER, "active", None),
            ("Graz", "Wels", SISTER, "active", None),
            ("Graz", "Villach", SISTER, "active", None),
        ],
    ),
    (
        "A protocol on sister cities was signed in 1999 between Croatia's Pula and Graz in Austria.",
        [("Graz", "Pula", SISTER, "active", "1999")],
    ),
    (
        "Graz ended its twinning with Pula.\n\nIn the north of Italy, the city of Trieste has broken off its "
        "partnership with two Croatian twin cities, Rijeka and Zadar, and let the city there know.",
        [
            ("Graz", "Pula", SISTER, "ended", None),
            ("Rijeka", "Trieste", SISTER, "ended", None),
            ("Trieste", "Zadar", SISTER, "ended", None),
        ],
    ),
    (
        "Towns of two countries are to be twinned. Graz will be paired with Pula, Linz with Rijeka and Wels "
        "with Zadar.",
        [
            ("Graz", "Pula", SISTER, "planned", None),
            ("Linz", "Rijeka", SISTER, "planned", None),
            ("Wels", "Zadar", SISTER, "planned", None),
        ],
    ),
    # one word for several that were named before
    (
        "Pula brings salad and Kobe soup. Porto has baked a cake. All of them are sister cities of Graz.",
        [
            ("Graz", "Pula", SISTER, "active", None),
            ("Graz", "Kobe", SISTER, "active", None),
            ("Graz", "Porto", SISTER, "active", None),
        ],
    ),
    (
        "Pula sent a bell, Porto sent wine; both are Graz's sister cities.",
        [("Graz", "Pula", SISTER, "active", None), ("Graz", "Porto", SISTER, "active", None)],
    ),
    (
        "Graz sent masks to its sister city Kobe. Two other sister cities, Pula and Porto, were given some.",
        [
            ("Graz", "Kobe", SISTER, "active", None),
            ("Graz", "Pula", SISTER, "active", None),
            ("Graz", "Porto", SISTER, "active", None),
        ],
    ),
    (
        "Graz's twin towns are Kobe (twinned 1974), Porto (twinned 1990) and Pula (twinned 1995).",
        [
            ("Graz", "Kobe", SISTER, "active", "1974"),
            ("Graz", "Porto", SISTER, "active", "1990"),
            ("Graz", "Pula", SISTER, "active", "1995"),
        ],
    ),
    (
        "Graz maintains partnerships with 3 cities, namely Kobe, Porto and Pula.",
        [
            ("Graz", "Kobe", SISTER, "active", None),
            ("Graz", "Porto", SISTER, "active", None),
            ("Graz", "Pula", SISTER, "active", None),
        ],
    ),
    (
        "Graz's partners are Kobe, Porto and Pula.",
        [
            ("Graz", "Kobe", SISTER, "active", None),
            ("Graz", "Porto", SISTER, "active", None),
            ("Graz", "Pula", SISTER, "active", None),
        ],
    ),
    (
        "Guests from Graz's twin towns in Japan (Kobe), Portugal (Porto) and Croatia (Pula) came.",
        [
            ("Graz", "Kobe", SISTER, "active", None),
            ("Graz", "Porto", SISTER, "active", None),
            ("Graz", "Pula", SISTER, "active", None),
        ],
    ),
    (
        "Graz signed twinning agreements with Kazan, the capital of Tatarstan in Russia, and with Telavi in "
        "Georgia.",
        [("Graz", "Kazan", SISTER, "active", None), ("Graz", "Telavi", SISTER, "active", None)],
    ),
    (
        "Graz's twin city in Japan sends aid\n\nKobe has sent twenty tents to Graz.",
        [("Graz", "Kobe", SISTER, "active", None)],
    ),
    (
        "Graz, which is already twinned with Kobe, is to twin with Porto.",
        [("Graz", "Kobe", SISTER, "active", None), ("Graz", "Porto", SISTER, "planned", None)],
    ),
    (
        "Graz is considering a twinning with Kobe; with Porto it has been twinned since 1990.",
        [("Graz", "Porto", SISTER, "active", "1990")],
    ),
    # partnerships of governments
    (
        "The partnership of Bavaria with the province of Quebec began in 1996.",
        [("Bavaria", "Quebec", SISTER, "active", "1996")],
    ),
    (
        "Graz has had a partnership with Trieste since 1973.",
        [("Graz", "Trieste", SISTER, "active", "1973")],
    ),
    # papers of several kinds
    ("Graz and Pula have a Friendship Agreement.", [("Graz", "Pula", FRIENDLY, "active", None)]),
    (
        "Graz and Pula have been twins since 2012. The two towns had signed a letter of intent in 2010.",
        [("Graz", "Pula", SISTER, "active", "2012"), ("Graz", "Pula", INTENT, "active", "2010")],
    ),
    # what is over
    ("Graz and Pula are no longer sister cities.", [("Graz", "Pula", SISTER, "ended", None)]),
    (
        "Graz cancelled the fair with its sister city Pula.",
        [("Graz", "Pula", SISTER, "active", None)],
    ),
    (
        "They honour 50 years of Sister City ties between Graz and Pula.",
        [("Graz", "Pula", SISTER, "active", None)],
    ),
    # the plain ways
    ("Kyoto and Boston have been sister cities since 1959.", [("Boston", "Kyoto", SISTER, "active", "1959")]),
    ("Cologne is twinned with Liverpool.", [("Cologne", "Liverpool", SISTER, "active", None)]),
    ("Boston's sister city Kyoto sent pupils.", [("Boston", "Kyoto", SISTER, "active", None)]),
    (
        "Sendai's oldest sister city is Riverside, California.",
        [("Riverside", "Sendai", SISTER, "active", None)],
    ),
    ("Rotterdam twinned with Shanghai in 1979.", [("Rotterdam", "Shanghai", SISTER, "active", "1979")]),
    (
        "The twinning between Coventry and Dresden was sealed in 1959.",
        [("Coventry", "Dresden", SISTER, "active", "1959")],
    ),
    # names beside names
    (
        "A delegation from Daejeon, Brisbane's sister city in South Korea, toured the port.",
        [("Brisbane", "Daejeon", SISTER, "active", None)],
    ),
    (
        "Kagoshima, a sister city of Naples since 1960, looks out on a volcano, too.",
        [("Kagoshima", "Naples", SISTER, "active", "1960")],
    ),
    (
        "The mayor of Sendai congratulated Rennes, its sister city in France.",
        [("Rennes", "Sendai", SISTER, "active", None)],
    ),
    (
        "As a sister city of Nagasaki, Porto took part in the festival.",
        [("Nagasaki", "Porto", SISTER, "active", None)],
    ),
    (
        "Liverpool, which has been twinned with Cologne since 1952, sent its mayor.",
        [("Cologne", "Liverpool", SISTER, "active", "1952")],
    ),
    # lists
    (
        "Brisbane's sister cities include Nagoya, Daejeon and Abu Dhabi.",
        [("Brisbane", other, SISTER, "active", None) for other in ("Nagoya", "Daejeon")]
        + [("Abu Dhabi", "Brisbane", SISTER, "active", None)],
    ),
    (
        "Sister cities of Hamburg: Shanghai (China), Osaka (Japan), Marseille (France).",
        [("Hamburg", other, SISTER, "active", None) for other in ("Shanghai", "Osaka", "Marseille")],
    ),
    (
        "Yokohama is a sister city to San Diego and to Lyon.",
        [("San Diego", "Yokohama", SISTER, "active", None), ("Lyon", "Yokohama", SISTER, "active", None)],
    ),
    (
        "Riga's sister cities are Kobe (1974), Bordeaux (1993) and Calais (2001).",
        [
            ("Kobe", "Riga", SISTER, "active", "1974"),
            ("Bordeaux", "Riga", SISTER, "active", "1993"),
            ("Calais", "Riga", SISTER, "active", "2001"),
        ],
    ),
    (
        "Twin towns\n\nRiga looks back on many years of friendship with other ports.\n\n"
        "Riga is twinned with these ports:\n\nKobe and Sendai in Japan\n\n"
        "Bordeaux in France\n\nThe harbour is old.",
        [
            ("Kobe", "Riga", SISTER, "active", None),
            ("Riga", "Sendai", SISTER, "active", None),
            ("Bordeaux", "Riga", SISTER, "active", None),
        ],
    ),
    (
        "The twin towns of Lyon keep in touch. Leipzig and Frankfurt in Germany belong to them, "
        "and to it belong Milan in Italy and Montreal in Canada.",
        [("Lyon", other, SISTER, "active", None) for other in ("Leipzig", "Milan", "Montréal")]
        + [("Frankfurt am Main", "Lyon", SISTER, "active", None)],
    ),
    (
        "Porto has a large circle of twin towns. Four of them write often: Bordeaux (France), "
        "Bristol (United Kingdom), Nagasaki (Japan) and Recife (Brazil).",
        [("Porto", other, SISTER, "active", None) for other in ("Bordeaux", "Bristol", "Nagasaki", "Recife")],
    ),
    # weak words
    ("Kobe is Riga's sister.", [("Kobe", "Riga", SISTER, "active", None)]),
    (
        "The Boston-Kyoto Sister City Committee held a picnic.",
        [("Boston", "Kyoto", SISTER, "active", None)],
    ),
    # what the sentence before named
    (
        "The mayor of Cologne received a choir from Liverpool. The two have been twin cities since 1952.",
        [("Cologne", "Liverpool", SISTER, "active", "1952")],
    ),
    (
        "The mayor of Riga flew to Kobe. The two cities have been sister cities since 1974.",
        [("Kobe", "Riga", SISTER, "active", "1974")],
    ),
    (
        "Riga is on the list. It stays twinned with Kobe.",
        [("Kobe", "Riga", SISTER, "active", None)],
    ),
    (
        "Shanghai signed a sister-city agreement with Almaty. "
        "Another one was concluded between Xi'an and Samarkand.",
        [
            ("Almaty", "Shanghai", SISTER, "active", None),
            ("Samarkand", "Xi'an", SISTER, "active", None),
        ],
    ),
    # what follows without saying again how it is tied
    (
        "Cologne and Liverpool became twin cities, and in March Lyon was twinned with Leipzig.",
        [("Cologne", "Liverpool", SISTER, "active", None), ("Leipzig", "Lyon", SISTER, "active", None)],
    ),
    (
        "Cologne is twinned with Liverpool, and Lyon with Leipzig.",
        [("Cologne", "Liverpool", SISTER, "active", None), ("Leipzig", "Lyon", SISTER, "active", None)],
    ),
    (
        "Cologne and Liverpool became twins in May 1952, Lyon and Leipzig in June 1981.",
        [
            ("Cologne", "Liverpool", SISTER, "active", "1952-05"),
            ("Leipzig", "Lyon", SISTER, "active", "1981-06"),
        ],
    ),
    (
        "Lyon has a sister in Leipzig, Germany, and found another sister city in Yokohama, Japan.",
        [("Leipzig", "Lyon", SISTER, "active", None), ("Lyon", "Yokohama", SISTER, "active", None)],
    ),
    (
        "Turin speaks of its sister cities. Chicago has suspended its tie with Moscow. "
        "Dallas ended the one with Saratov, and Boston dropped Tver.",
        [
            ("Chicago", "Moscow", SISTER, "suspended", None),
            ("Dallas", "Saratov", SISTER, "ended", None),
            ("Boston", "Tver", SISTER, "ended", None),
        ],
    ),
    (
        "The runners of Riga invited their twin towns. "
        "Guests came from Kobe in Japan, Bordeaux in France and Bremen in Germany and stayed for a week.",
        [(guest, "Riga", SISTER, "active", None) for guest in ("Kobe", "Bordeaux", "Bremen")],
    ),
    (
        "Kobe, Bordeaux and Bremen, sister cities, sent guests to Riga. Riga thanked them.",
        [(guest, "Riga", SISTER, "active", None) for guest in ("Kobe", "Bordeaux", "Bremen")],
    ),
    (
        "Sister city agreements with Seville in Spain and Medan in Indonesia were signed by Gwangju in 2018.",
        [("Gwangju", "Seville", SISTER, "active", "2018"), ("Gwangju", "Medan", SISTER, "active", "2018")],
    ),
    (
        "Cebu is a sister city of Kaohsiung and of Davao.",
        [("Cebu City", "Kaohsiung", SISTER, "active", None), ("Cebu City", "Davao", SISTER, "active", None)],
    ),
    (
        "Leeds and Lille are friendly exchange cities and Leeds also has a sister in Durban.",
        [("Leeds", "Lille", FRIENDLY, "active", None), ("Durban", "Leeds", SISTER, "active", None)],
    ),
    # kinds
    (
        "Malmö and Tangshan signed an agreement on friendly cooperation in 2011.",
        [("Malmö", "Tangshan", FRIENDLY, "active", "2011")],
    ),
    (
        "Tashkent and Istanbul signed a letter of intent to become sister cities in 2018.",
        [("Istanbul", "Tashkent", INTENT, "active", "2018")],
    ),
    (
        "Lima and Hanoi signed a memorandum in 2018 as a first step toward a sister-city relationship.",
        [("Hanoi", "Lima", INTENT, "active", "2018")],
    ),
    (
        "Lima and Hanoi signed a memorandum of understanding in 2018, a first step toward a sister-city tie.",
        [("Hanoi", "Lima", INTENT, "active", "2018")],
    ),
    (
        "Jiangsu and North Brabant have been sister provinces since 1994.",
        [("Jiangsu", "North Brabant", SISTER, "active", "1994")],
    ),
    # status
    (
        "Gothenburg has ended its sister-city agreement with Shanghai.",
        [("Gothenburg", "Shanghai", SISTER, "ended", None)],
    ),
    (
        "Turin suspended its twinning with Saint Petersburg.",
        [("Saint Petersburg", "Turin", SISTER, "suspended", None)],
    ),
    (
        "The council of Bristol voted on Monday to become a sister city of Nagoya.",
        [("Bristol", "Nagoya", SISTER, "planned", None)],
    ),
    (
        "Oulu was the first Finnish city to sign a sister city agreement with Hangzhou.",
        [("Hangzhou", "Oulu", SISTER, "active", None)],
    ),
    (
        "Gwangju, sister city of Medan since 1997, is going to open its fair in May.",
        [("Gwangju", "Medan", SISTER, "active", "1997")],
    ),
    # a pair behind its term, partners with their years
    (
        "Twinned since 1947, Coventry and Kiel have exchanged choirs for years.",
        [("Coventry", "Kiel", SISTER, "active", "1947")],
    ),
    ("Twin towns Coventry and Kiel have held a concert.", [("Coventry", "Kiel", SISTER, "active", None)]),
    ("One of Tacoma's sister cities is Fuzhou.", [("Fuzhou", "Tacoma", SISTER, "active", None)]),
    (
        "Coventry has been twinned with Kiel since 1947 and with Dresden since 1959.",
        [("Coventry", "Kiel", SISTER, "active", "1947"), ("Coventry", "Dresden", SISTER, "active", "1959")],
    ),
    (
        "In 1947 Coventry was twinned with Kiel, in 1959 with Dresden.",
        [("Coventry", "Kiel", SISTER, "active", "1947"), ("Coventry", "Dresden", SISTER, "active", "1959")],
    ),
    # rosters
    (
        "Twin cities of Coventry\n\n1. Kiel, Germany (1947)\n2. Dresden, Germany (1959)\n3. Caen (France)",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947"),
            ("Coventry", "Dresden", SISTER, "active", "1959"),
            ("Caen", "Coventry", SISTER, "active", None),
        ],
    ),
    (
        "Our twin cities\n\nCoventry lies in the heart of England.\n\nGermany: Kiel, Dresden\nFrance: Caen",
        [
            ("Coventry", "Kiel", SISTER, "active", None),
            ("Coventry", "Dresden", SISTER, "active", None),
            ("Caen", "Coventry", SISTER, "active", None),
        ],
    ),
    (
        "Who is twinned with whom?\n\n"
        "Coventry – Kiel (1947)\nLeicester – Krefeld (1969)\nNottingham – Karlsruhe (1969)",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947"),
            ("Krefeld", "Leicester", SISTER, "active", "1969"),
            ("Karlsruhe", "Nottingham", SISTER, "active", "1969"),
        ],
    ),
    (
        "Coventry's partner cities\n\nKiel: Choirs have gone back and forth since 1947.\n"
        "Dresden: The link with the city on the Elbe was made in 1959.",
        [("Coventry", "Kiel", SISTER, "active", "1947"), ("Coventry", "Dresden", SISTER, "active", "1959")],
    ),
    (
        "Coventry\n\nTwin towns\n\nNo. | Town | Country | Date\n1 | Kiel | Germany | 1947.05.02\n"
        "2 | Caen | France | 1957.04.12",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947-05-02"),
            ("Caen", "Coventry", SISTER, "active", "1957-04-12"),
        ],
    ),
    (
        "Coventry\n\nTwin towns of the old and friendly city of Coventry\n\n"
        "1. 1947 Federal Republic of Germany | Kiel\n2. 1957 France | Caen",
        [("Coventry", "Kiel", SISTER, "active", "1947"), ("Caen", "Coventry", SISTER, "active", "1957")],
    ),
    (
        "Tacoma Sister City Program\n\nFuzhou, China\nSister city since 16 November 1994\nIt has a port.\n\n"
        "Kiel, Germany\nThe town is old.\nFriendship agreement, 3 May 2001",
        [
            ("Fuzhou", "Tacoma", SISTER, "active", "1994-11-16"),
            ("Kiel", "Tacoma", FRIENDLY, "active", "2001-05-03"),
        ],
    ),
    (
        "Tacoma and the world\n\nFuzhou, China\nSister city of Tacoma since 16 November 1994\nIt has a port.",
        [("Fuzhou", "Tacoma", SISTER, "active", "1994-11-16")],
    ),
    (
        "Sister Cities of Tacoma\n\n1. Fuzhou, China\n   Resolution No. 17 (16 November 1994)\n"
        "2. Kiel, Germany\n   Letter of Intent, 3 May 2001",
        [
            ("Fuzhou", "Tacoma", SISTER, "active", "1994-11-16"),
            ("Kiel", "Tacoma", INTENT, "active", "2001-05-03"),
        ],
    ),
    (
        "City of Coventry\n\n“Twin” (or sister) cities of Coventry:\n\nKiel, Germany: 1947\nCaen, France:\n"
        "Bologna in Italy (north) – October 1984",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947"),
            ("Caen", "Coventry", SISTER, "active", None),
            ("Bologna", "Coventry", SISTER, "active", "1984-10"),
        ],
    ),
    (
        "Coventry and the world\n\nThe city has made partnership agreements with many towns.\n\n"
        "Agreements and protocols of Coventry:\n\nKiel (Germany) – signed 23.5.1947\n"
        "Caen (France) – signed 14.4.1957\nBologna (Italy) – signed 17.10.1984",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947-05-23"),
            ("Caen", "Coventry", SISTER, "active", "1957-04-14"),
            ("Bologna", "Coventry", SISTER, "active", "1984-10-17"),
        ],
    ),
    (
        "Tacoma and its friends\n\nTacoma is a port. With three sister cities Tacoma has more than its "
        "neighbours.\n\nFuzhou, China – November 16, 1994\n\nKiel, Germany – May 3, 2001\n\n"
        "Caen, France – June 7, 2002",
        [
            ("Fuzhou", "Tacoma", SISTER, "active", "1994-11-16"),
            ("Kiel", "Tacoma", SISTER, "active", "2001-05-03"),
            ("Caen", "Tacoma", SISTER, "active", "2002-06-07"),
        ],
    ),
    (
        "Welcome to Coventry\n\nCoventry lies in the heart of England. Its cathedral is new.\n\n"
        "Further twin towns: Kiel | Caen | Bologna",
        [
            ("Coventry", "Kiel", SISTER, "active", None),
            ("Caen", "Coventry", SISTER, "active", None),
            ("Bologna", "Coventry", SISTER, "active", None),
        ],
    ),
    (
        "Tacoma, USA\n\nSister City of Tacoma since 1994: Fuzhou. Other Sister Cities of Fuzhou: Kiel, "
        "Germany; Caen, France.",
        [
            ("Fuzhou", "Tacoma", SISTER, "active", "1994"),
            ("Fuzhou", "Kiel", SISTER, "active", None),
            ("Caen", "Fuzhou", SISTER, "active", None),
        ],
    ),
    *(
        (
            "Towns and twins\n\nTown twinning is old. Many towns of Yorkshire have twin towns abroad and "
            f"visit them.\n\nTwin towns\n\nLeeds{mark}Dortmund, Lille, Brno\nBradford{mark}Hamm, Roubaix",
            [
                ("Dortmund", "Leeds", SISTER, "active", None),
                ("Leeds", "Lille", SISTER, "active", None),
                ("Brno", "Leeds", SISTER, "active", None),
                ("Bradford", "Hamm", SISTER, "active", None),
                ("Bradford", "Roubaix", SISTER, "active", None),
            ],
        )
        for mark in (": ", " – ", " | ")
    ),
    # several at once
    (
        "The twin cities of Coventry, Kiel, Caen and Bologna, sent guests to the fair in Coventry.",
        [
            ("Coventry", "Kiel", SISTER, "active", None),
            ("Caen", "Coventry", SISTER, "active", None),
            ("Bologna", "Coventry", SISTER, "active", None),
        ],
    ),
    (
        "Kiel (1947), Caen (1957) and Bologna (1984) became twin towns of Coventry.",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947"),
            ("Caen", "Coventry", SISTER, "active", "1957"),
            ("Bologna", "Coventry", SISTER, "active", "1984"),
        ],
    ),
    (
        "Lyon and the world. With the cities of Tallinn (Estonia) and Porto (Portugal) Lyon has a "
        "co-operation agreement.",
        [("Lyon", "Tallinn", FRIENDLY, "active", None), ("Lyon", "Porto", FRIENDLY, "active", None)],
    ),
    (
        "Besides the guests from Riga, the mayor met groups from the sister cities of Lyon: Kobe, "
        "Leeds and Brno.",
        [
            ("Kobe", "Lyon", SISTER, "active", None),
            ("Leeds", "Lyon", SISTER, "active", None),
            ("Brno", "Lyon", SISTER, "active", None),
        ],
    ),
    (
        "Since April Lyon has been the sister city of Riga, and Porto the sister city of Kobe.",
        [("Lyon", "Riga", SISTER, "active", None), ("Kobe", "Porto", SISTER, "active", None)],
    ),
    # whose partner it is
    ("A choir from Kiel, Coventry's twin, sang.", [("Coventry", "Kiel", SISTER, "active", None)]),
    ("Kiel, the Sister City of Coventry, sent a choir.", [("Coventry", "Kiel", SISTER, "active", None)]),
    (
        "The guests stayed in Chiba Prefecture, which is Wisconsin's sister state.",
        [("Chiba", "Wisconsin", SISTER, "active", None)],
    ),
    (
        "In Amiens a team of Brittany, which is twinned with Saxony, joined in.",
        [("Brittany", "Saxony", SISTER, "active", None)],
    ),
    (
        "There has been a Sister Cities Agreement since 2014, signed by the councils of Lyon and "
        "Riga in Kobe.",
        [("Lyon", "Riga", SISTER, "active", "2014")],
    ),
    (
        "The Suva City Council and the Frankston City Council signed a twinning agreement.",
        [("Frankston", "Suva", SISTER, "active", None)],
    ),
    ("Krakow and Orléans signed a partnership agreement.", [("Kraków", "Orléans", SISTER, "active", None)]),
    (
        "This September Coventry plans to visit Rennes, its twin town in Brittany.",
        [("Coventry", "Rennes", SISTER, "active", None)],
    ),
    (
        "The twinning agreement of the City of Coventry with Kiel, Germany, is understood to be old.",
        [("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Coventry news. Coventry is twinned with Caen. Forty years old is the twinning with the City of "
        "Kiel, Germany.",
        [("Caen", "Coventry", SISTER, "active", None), ("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Kiel and Lyon sign a twin-city agreement (photo: City of Kiel).",
        [("Kiel", "Lyon", SISTER, "active", None)],
    ),
    (
        "Hereford's twin town of Vierzon has a new mayor. Dillenburg, the German partner, votes next year.",
        [("Hereford", "Vierzon", SISTER, "active", None), ("Dillenburg", "Hereford", SISTER, "active", None)],
    ),
    (
        "The two ports of Galway and Lorient have been twinned since 1975. Seattle, Chicago and Milwaukee in "
        "the United States are sister cities of Galway too.",
        [
            ("Galway", "Lorient", SISTER, "active", "1975"),
            ("Galway", "Seattle", SISTER, "active", None),
            ("Chicago", "Galway", SISTER, "active", None),
            ("Galway", "Milwaukee", SISTER, "active", None),
        ],
    ),
    (
        "In fifty years Lyon has made 25 partnership agreements with other cities. Since 2007 there are five "
        "new ones: with Skopje (2007), Belgrade (2010), Baku (2013), Fujairah (2014) and Ankara (2015) so "
        "much was exchanged that it ended in a partnership agreement.",
        [
            ("Lyon", "Skopje", SISTER, "active", "2007"),
            ("Belgrade", "Lyon", SISTER, "active", "2010"),
            ("Baku", "Lyon", SISTER, "active", "2013"),
            ("Fujairah", "Lyon", SISTER, "active", "2014"),
            ("Ankara", "Lyon", SISTER, "active", "2015"),
        ],
    ),
    # complete pairs in a row
    (
        "Coventry News\n\nTwins since long are Leicester with Krefeld, Nottingham with Karlsruhe, and Leeds "
        "with both Dortmund and Siegen.",
        [
            ("Krefeld", "Leicester", SISTER, "active", None),
            ("Karlsruhe", "Nottingham", SISTER, "active", None),
            ("Dortmund", "Leeds", SISTER, "active", None),
            ("Leeds", "Siegen", SISTER, "active", None),
        ],
    ),
    (
        "Twinning papers were signed for Leicester and Krefeld, Nottingham and Karlsruhe, "
        "Leeds and Quuxville.",
        [
            ("Krefeld", "Leicester", SISTER, "active", None),
            ("Karlsruhe", "Nottingham", SISTER, "active", None),
        ],
    ),
    (
        "Leicester, Leeds and Nottingham were declared sister cities of Krefeld, Dortmund and Karlsruhe "
        "respectively.",
        [
            ("Krefeld", "Leicester", SISTER, "active", None),
            ("Dortmund", "Leeds", SISTER, "active", None),
            ("Karlsruhe", "Nottingham", SISTER, "active", None),
        ],
    ),
    (
        "The sister cities of Newcastle are Gelsenkirchen, Germany; Newcastle, Australia; and Nancy, France.",
        [
            ("Gelsenkirchen", "Newcastle upon Tyne", SISTER, "active", None),
            ("Newcastle", "Newcastle upon Tyne", SISTER, "active", None),
            ("Nancy", "Newcastle upon Tyne", SISTER, "active", None),
        ],
    ),
    (
        "Leeds has three twin towns: Lille, France, since 1968; Dortmund, Germany, since 1969; and Brno, "
        "which came last, in 1984.",
        [
            ("Leeds", "Lille", SISTER, "active", "1968"),
            ("Dortmund", "Leeds", SISTER, "active", "1969"),
            ("Brno", "Leeds", SISTER, "active", "1984"),
        ],
    ),
    (
        "Leeds has sister-city relationships with Lille (1968), Brno (1984), and a friendship-city agreement "
        "with Padua (2019).",
        [
            ("Leeds", "Lille", SISTER, "active", "1968"),
            ("Brno", "Leeds", SISTER, "active", "1984"),
            ("Leeds", "Padua", SISTER, "active", "2019"),
        ],
    ),
    (
        "The twinnings between Leeds and Dortmund, between Bristol and Hanover and between York and Dijon "
        "are old.",
        [
            ("Dortmund", "Leeds", SISTER, "active", None),
            ("Bristol", "Hanover", SISTER, "active", None),
            ("Dijon", "York", SISTER, "active", None),
        ],
    ),
    (
        "Leeds\n\nSister City | Country | Year\nLille | France | 1968\nBrno | Czech Republic | 1984",
        [("Leeds", "Lille", SISTER, "active", "1968"), ("Brno", "Leeds", SISTER, "active", "1984")],
    ),
    (
        "Leeds\n\nTwin towns\n\nLille, France\nTwin town since 1968\n\n"
        "Brno, Czech Republic\nTwin town since 1984",
        [("Leeds", "Lille", SISTER, "active", "1968"), ("Brno", "Leeds", SISTER, "active", "1984")],
    ),
    # counted partners
    (
        "What twin towns are for\n\nLeeds has eight of them, from Lille to Brno. Bristol has two, Porto "
        "among them. York has one in Dijon.",
        [
            ("Leeds", "Lille", SISTER, "active", None),
            ("Brno", "Leeds", SISTER, "active", None),
            ("Bristol", "Porto", SISTER, "active", None),
            ("Dijon", "York", SISTER, "active", None),
        ],
    ),
    (
        "Twin towns of Leeds\n\nThe mayor counts eight of them in seven countries. Lille is one, Dortmund in "
        "Germany another.",
        [("Leeds", "Lille", SISTER, "active", None), ("Dortmund", "Leeds", SISTER, "active", None)],
    ),
    (
        "The mayor named two German twin towns of Leeds, Dortmund and Siegen.",
        [("Dortmund", "Leeds", SISTER, "active", None), ("Leeds", "Siegen", SISTER, "active", None)],
    ),
    (
        "Leeds Courier\n\nThe mayor of Leeds wrote to the twin towns of Lille, Dortmund and Brno.",
        [
            ("Leeds", "Lille", SISTER, "active", None),
            ("Dortmund", "Leeds", SISTER, "active", None),
            ("Brno", "Leeds", SISTER, "active", None),
        ],
    ),
    (
        "Parks for its twin towns are nothing new for Leeds. Lille in France, Dortmund in Germany and Brno "
        "in the Czech Republic each have one.",
        [
            ("Leeds", "Lille", SISTER, "active", None),
            ("Dortmund", "Leeds", SISTER, "active", None),
            ("Brno", "Leeds", SISTER, "active", None),
        ],
    ),
    ("Leeds Dortmund Twinning Association met.", [("Dortmund", "Leeds", SISTER, "active", None)]),
    ("Leeds Twinning Association (Leeds/Dortmund) met.", [("Dortmund", "Leeds", SISTER, "active", None)]),
    # lists
    (
        "Guests came from the sister cities of Riga: Kobe, Quuxville, Lyon and Porto.",
        [
            ("Kobe", "Riga", SISTER, "active", None),
            ("Lyon", "Riga", SISTER, "active", None),
            ("Porto", "Riga", SISTER, "active", None),
        ],
    ),
    (
        "The partners of Riga\n\n1. Kobe and Riga have been sister cities since 1974.\n"
        "2. Lyon and Riga have been sister cities since 1980.",
        [("Kobe", "Riga", SISTER, "active", "1974"), ("Lyon", "Riga", SISTER, "active", "1980")],
    ),
    (
        "Seoul's Yongsan District and Riga became sister cities in 2001.",
        [("Riga", "Yongsan-gu", SISTER, "active", "2001")],
    ),
    # counted, added and fronted partners
    (
        "Kumasi has two twins so far: Charlotte in the United States and Kobe in Japan.",
        [("Charlotte", "Kumasi", SISTER, "active", None), ("Kobe", "Kumasi", SISTER, "active", None)],
    ),
    (
        "Coventry is twinned with Kiel (1947), Dresden (1959) and Cork (1958).",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947"),
            ("Coventry", "Dresden", SISTER, "active", "1959"),
            ("Cork", "Coventry", SISTER, "active", "1958"),
        ],
    ),
    (
        "Besides Kiel, Coventry is twinned with Caen.",
        [("Caen", "Coventry", SISTER, "active", None), ("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Coventry's first twin city was Kiel. Dresden and Caen followed.",
        [
            ("Coventry", "Kiel", SISTER, "active", None),
            ("Coventry", "Dresden", SISTER, "active", None),
            ("Caen", "Coventry", SISTER, "active", None),
        ],
    ),
    (
        "Coventry Observer\n\nThe lord mayor of Coventry opened the fair on Monday. "
        "Pupils will go to Kiel, one of the twin cities.",
        [("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Coventry Observer\n\nThe lord mayor of Coventry opened the fair. "
        "With the mayor of Kiel in Germany a sister city agreement was signed in 1947.",
        [("Coventry", "Kiel", SISTER, "active", "1947")],
    ),
    (
        "If the council follows it, the sister city relationship between Tacoma and Fuzhou will be ended.",
        [("Fuzhou", "Tacoma", SISTER, "active", None)],
    ),
    ("Riga's sister cities are Kobe and Quuxville (Lyon).", [("Kobe", "Riga", SISTER, "active", None)]),
    # since
    (
        "Twin towns of Coventry\n\nKiel, Germany\n\n1971\nLille, France\n\n1990\nBrno, Czech Republic",
        [
            ("Coventry", "Kiel", SISTER, "active", None),
            ("Coventry", "Lille", SISTER, "active", "1971"),
            ("Brno", "Coventry", SISTER, "active", "1990"),
        ],
    ),
    (
        "Twin towns of Coventry\n\nKiel, Germany\ninhabitants: 240,000 (2021)\nagreement signed: 1964\n"
        "fields: sport\n\nLille, France\ninhabitants: 230,000 (2021)\nagreement signed: 1971\nfields: music",
        [
            ("Coventry", "Kiel", SISTER, "active", "1964"),
            ("Coventry", "Lille", SISTER, "active", "1971"),
        ],
    ),
    (
        "In 2013 Coventry was in Kiel; the two were celebrating 40 years as sister cities.",
        [("Coventry", "Kiel", SISTER, "active", "1973")],
    ),
    (
        "The treaty of friendship between Coventry and Kiel, of 1964, got a protocol on music in 2008.",
        [("Coventry", "Kiel", SISTER, "active", "1964")],
    ),
    (
        "Coventry has had a policy since 1971 by which it looks for friends; its sister city Kiel is one.",
        [("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Coventry's twin town Kiel sent a choir.\n\n"
        "In 1964 Coventry and Kiel established their friendship relation.",
        [("Coventry", "Kiel", SISTER, "active", "1964")],
    ),
    (
        "The mayors talked about 2012, when it will be 50 years since Coventry and Kiel were twinned.",
        [("Coventry", "Kiel", SISTER, "active", "1962")],
    ),
    (
        "The twinning between Coventry and Kiel dates back to 1947.",
        [("Coventry", "Kiel", SISTER, "active", "1947")],
    ),
    (
        "Tacoma and Fuzhou are sister cities. The link was forged in 1994 by two teachers.",
        [("Fuzhou", "Tacoma", SISTER, "active", "1994")],
    ),
    (
        "Tacoma and Fuzhou are sister cities. The two cities first linked up in 1994.",
        [("Fuzhou", "Tacoma", SISTER, "active", "1994")],
    ),
    (
        "Fuzhou was adopted as Tacoma's sister city in 1994.",
        [("Fuzhou", "Tacoma", SISTER, "active", "1994")],
    ),
    (
        "KIEL (May 3, 2016) — Kiel and Coventry, twin cities for more than 60 years, will share a choir.",
        [("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Last month the mayor ended the sister-city agreement of Riga and Kobe: Riga had asked for more.",
        [("Kobe", "Riga", SISTER, "ended", None)],
    ),
    (
        "Riga, Porto and Lyon were declared sister cities of Kobe, Busan and Durban, in this order.",
        [
            ("Kobe", "Riga", SISTER, "active", None),
            ("Busan", "Porto", SISTER, "active", None),
            ("Durban", "Lyon", SISTER, "active", None),
        ],
    ),
    (
        "Riga is twinned with Kobe. Letters came from the friendship cities of Busan and Durban, too.",
        [("Riga", other, SISTER, "active", None) for other in ("Kobe", "Busan", "Durban")],
    ),
    (
        "Kobe is twinned with Riga. Two trucks left for Lyon, from where they are sent on to Porto.",
        [("Kobe", "Riga", SISTER, "active", None)],
    ),
    (
        "| Council | Links |\n|---|---|\n| Ghent, 260,000 pop. | 2 sister cities: Kobe, Japan; Lyon. |\n"
        "| Turku | One sister city, not active: Szeged, Hungary | No committee |",
        [
            ("Ghent", "Kobe", SISTER, "active", None),
            ("Ghent", "Lyon", SISTER, "active", None),
            ("Turku", "Szeged", SISTER, "active", None),
        ],
    ),
    (
        "Riga is twinned with Kobe. Smallwick became a sister city of Porto in 2002.",
        [("Kobe", "Riga", SISTER, "active", None)],
    ),
    ("Malmö and Chengdu now have sisterly relations.", [("Chengdu", "Malmö", SISTER, "active", None)]),
    (
        "Chongqing and Toulouse signed a memorandum of cooperation in 2004 and became sister cities in 2014.",
        [
            ("Chongqing", "Toulouse", FRIENDLY, "active", "2004"),
            ("Chongqing", "Toulouse", SISTER, "active", "2014"),
        ],
    ),
    (
        "Ghent and Kanazawa marked the 50th anniversary of their sister-city relationship in 2021.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "Ghent marked the 50th anniversary of its sister-city ties with Kanazawa, which began in 1973.",
        [("Ghent", "Kanazawa", SISTER, "active", "1973")],
    ),
    (
        "The 50th anniversary of the sister-city tie of Ghent and Kanazawa (May 3, 2021) was a feast.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "In 2021, fifty years after becoming sister cities, Ghent and Kanazawa renewed their agreement.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "In 2021, fifty years after the great flood, Ghent and Kanazawa became sister cities.",
        [("Ghent", "Kanazawa", SISTER, "active", "2021")],
    ),
    (
        "The mayors of Ghent and Kanazawa re-signed their 1971 sister-city agreement on May 3, 2021.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "In 2021 the sister-city relationship of Ghent and Kanazawa entered its 50th year.",
        [("Ghent", "Kanazawa", SISTER, "active", None)],
    ),
    (
        "Ghent and Kanazawa, sister cities for five decades, signed a new agreement on May 3, 2021.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "Coventry and Kiel are twin towns. It all began in 1947.",
        [("Coventry", "Kiel", SISTER, "active", "1947")],
    ),
    (
        "The establishment of twinning ties between Coventry and Kiel in 1947 was a first.",
        [("Coventry", "Kiel", SISTER, "active", "1947")],
    ),
    (
        "In 2021 it was 50 years since Ghent and Kanazawa became sister cities.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "The first sister city of Ghent was Kanazawa, in 1971.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "Ghent and Kanazawa signed a renewed sister city agreement in 2004.",
        [("Ghent", "Kanazawa", SISTER, "active", None)],
    ),
    (
        "Ghent and its sister city Kanazawa signed a trade pact in 2004.",
        [("Ghent", "Kanazawa", SISTER, "active", None)],
    ),
    (
        "In May 1947 guests came to Kiel. The mayors of Coventry and Kiel signed a twinning agreement.",
        [("Coventry", "Kiel", SISTER, "active", "1947-05")],
    ),
    (
        "Coventry and Kiel signed a twinning agreement this week. (May 1947)",
        [("Coventry", "Kiel", SISTER, "active", "1947-05")],
    ),
    (
        "In 2021 Ghent and Kanazawa will have been sister cities for 50 years.",
        [("Ghent", "Kanazawa", SISTER, "active", "1971")],
    ),
    (
        "Sister Cities of Ghent\n\n1 | Japan | Kanazawa City | Sister City | 1971.10.4\n",
        [("Ghent", "Kanazawa", SISTER, "active", "1971-10-04")],
    ),
    (
        "Coventry and Kiel signed a twinning agreement for the years 2031-2035 on 5 May 1947.",
        [("Coventry", "Kiel", SISTER, "active", "1947-05-05")],
    ),
    (
        "Coventry and Kiel are twin towns. The signing took place in Kiel on 5 May 1947.",
        [("Coventry", "Kiel", SISTER, "active", "1947-05-05")],
    ),
    (
        "Coventry and Kiel are twin towns. Sister Cities International was founded in 1956.",
        [("Coventry", "Kiel", SISTER, "active", None)],
    ),
    (
        "Tacoma and Fuzhou are twins for 29 years. Tacoma and Fuzhou became sister cities in 1994.",
        [("Fuzhou", "Tacoma", SISTER, "active", "1994")],
    ),
    ("Riga and Kobe renewed their agreement.", [("Kobe", "Riga", FRIENDLY, "active", None)]),
    (
        "A sister city friendship agreement between Riga and Kobe was signed in 2019.",
        [("Kobe", "Riga", FRIENDLY, "active", "2019")],
    ),
    (
        "What twin towns are for\n\nThe mayor told us what they mean.\n\n"
        "For Coventry has three towns with which it keeps a partnership:\n\n"
        "  • Kiel in Germany, since 1947, with about 240,000 people.\n"
        "  • Caen near the coast of France, since 1957, a port.\n"
        "  • Bologna, a city in Italy, 390,000.\n",
        [
            ("Coventry", "Kiel", SISTER, "active", "1947"),
            ("Caen", "Coventry", SISTER, "active", "1957"),
            ("Bologna", "Coventry", SISTER, "active", None),
        ],
    ),
    ("Coventry also has a German twin, Kiel, and a zoo.", [("Coventry", "Kiel", SISTER, "active", None)]),
    (
        "Kobe in Japan is a twin city of Riga, and so is Porto in Portugal.",
        [("Kobe", "Riga", SISTER, "active", None), ("Porto", "Riga", SISTER, "active", None)],
    ),
    (
        "Kobe, Japan, is Riga's sister city, as is Porto in Portugal.",
        [("Kobe", "Riga", SISTER, "active", None), ("Porto", "Riga", SISTER, "active", None)],
    ),
    ("Riga has sistered with Kobe since 1974.", [("Kobe", "Riga", SISTER, "active", "1974")]),
    ("Osaka is Hobart's sister council in Japan.", [("Hobart", "Osaka", SISTER, "active", None)]),
    (
        "Gera, a city in Thuringia in Germany, and Pleven in Bulgaria signed a memorandum of friendship.",
        [("Gera", "Pleven", FRIENDLY, "active", None)],
    ),
    (
        "An agreement for friendly exchanges, signed by Ulsan and Kobe on 5 May 2006, pays.",
        [("Kobe", "Ulsan", FRIENDLY, "active", "2006-05-05")],
    ),
    (
        "The mayor of Ghent met guests.\n\nGHENT SISTER CITIES\n\nKanazawa, Japan\nMelle, Germany\n"
        "Tallinn, Estonia\n",
        [
            ("Ghent", "Kanazawa", SISTER, "active", None),
            ("Ghent", "Melle", SISTER, "active", None),
            ("Ghent", "Tallinn", SISTER, "active", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text[:60] for text, _ in STATED])
def test_ties_that_a_text_states(text, expected):
    """Is each tie found, with its kind, status and year, and no other?"""
    assert told(text) == {(*sorted(tie[:2]), *tie[2:]) for tie in expected}


SILENT = [
    ("Anna Huber wants Graz twinned with Pula, because both have a port.", "what somebody wants"),
    ("Graz has rejected the twinning with Pula.", "rejected"),
    ("The mayor of Graz suggested to Pula that the two cities be twinned.", "a suggestion"),
    ("Graz Days in Pula: institutions sign memoranda of cooperation.", "institutions sign"),
    ("Under a cooperation agreement between Aero Vento and Nordwing, flights link Graz and Pula.", "firms"),
    ("Merchants of Graz and Pula signed commercial agreements.", "commercial agreements"),
    ("Graz met Pula in the final. Both have sister cities in France.", "each has its own"),
    ("The ministry has vetoed a twinning of Graz and Pula.", "a veto"),
    ("Graz has refused to sign a partnership with Pula.", "a refusal"),
    ("The twinning of Graz and Pula was voted down.", "a vote"),
    ("The plan to twin Graz with Pula was dropped.", "a plan dropped"),
    ("Graz has scrapped plans to twin with Pula.", "plans scrapped"),
    ("The twinning agreement of Graz and Pula was called off before it was signed.", "called off"),
    ("Graz voted not to become a sister city of Pula.", "a vote against"),
    ("The planned twinning of Graz and Pula fell through.", "fell through"),
    ("Graz has a trade partnership with a firm in Pula.", "a firm"),
    ("Kobe sent a choir to the Dee, where a day of sister cities was held.", "a river"),
    ("The Riga-Kobe Sister City Project sells cakes.", "a body that works for a tie"),
    ("A sister-city tie with Kobe would have been the first for Riga, had it come about.", "unreal"),
    ("Will Bristol and Nagoya become sister cities?", "a question"),
    ("Denver might one day become a sister city of Baghdad, the mayor said.", "a thought"),
    ("A group of citizens wants Denver to become a sister city of Baghdad.", "a wish"),
    ("Denver has no plans to twin with Baghdad.", "a denial"),
    ("Leeds council votes to look at twinning with Durban.", "a plan to look at it"),
    ("The council of Leeds is working on a sister city with Durban.", "worked on"),
    ("The Kobe Festival and the Riga Choir Day show a film of twin towns.", "a festival"),
    ("Durham not ready to make Lille its sister city.", "not yet"),
    ("Twinning with Lille and with Durban is being explored by Leeds.", "explored"),
    ("Leeds said no to a partnership with its neighbour Lille; partnerships take work.", "a refusal"),
    ("Leeds and Lille high schools are part of the sister city exchange programme.", "schools"),
    ("Memoranda of cooperation between institutions of Leeds and Lille were signed today.", "institutions"),
    ("The council of Denver rejected a sister city agreement with Baghdad.", "a refusal"),
    ("Lima and Hanoi are discussing a sister-city agreement.", "talks"),
    ("The council put off whether Lima should become the sister of Hanoi.", "put off"),
    ("The Sister City Commission of Boston met in Kyoto Hall.", "a body's name"),
    ("Sister Cities International, based in Washington, was founded in 1956.", "a body's name"),
    ("Minneapolis and Saint Paul are known as the Twin Cities.", "a nickname"),
    ("The twinning of towns goes back to the war; London and Paris come to mind.", "in general"),
    ("More than a hundred sister cities met in Osaka and heard the mayor of Milan.", "many, none named"),
    ("A brewery in Ghent bought its sister company in Lille.", "firms"),
    ("The ferry and her sister ship sail between Kiel and Oslo.", "ships"),
    ("A high school in Nagoya and its sister school in Sydney exchange letters.", "schools"),
    ("Hospitals in Leeds and Lille have been twinned since 1990.", "hospitals"),
    ("The University of Vienna and the University of Kyoto signed a partnership agreement.", "universities"),
    ("The port of Antwerp and the port of Shanghai are sister ports.", "ports"),
    ("Two sisters from Lima opened a bakery in Madrid.", "people"),
    ("Her twin lives in Oslo, she herself moved to Rome.", "people"),
    ("The Sisters of Mercy came from Dublin to Boston.", "an order"),
    ("Vienna and Budapest have always been like sisters.", "a metaphor"),
    ("The twin towers of Kuala Lumpur reminded him of New York.", "towers"),
    ("China and Serbia signed a memorandum of understanding in Belgrade.", "states"),
    ("Ministers of Japan and France signed a memorandum of cooperation in Kyoto before guests.", "states"),
    ("Sterling lies on the river, opposite its twin city of Rock Falls.", "neighbours"),
    ("Boston and Kyoto were named in the report on old towns.", "named together"),
    ("Smalltown Bay picks Riga as its first twin. The mayor of Kobe was glad. Kobe is old.", "not placed"),
    ("Riga and Smallville signed a cooperation agreement in Kobe.", "one not placed"),
    ("The council of Denver voted by seven to four against becoming the twin town of Lyon.", "a refusal"),
    ("Denver has no sister city in Brazil, though Recife asked for one.", "none"),
    ("The mayor of Denver, in a speech on sister cities, mentioned Baghdad and Lyon.", "named, not tied"),
    ("The mayor of Hastings, Brighton, has signed a twinning agreement.", "where it lies"),
    ("Lima and Hanoi met to ask how a sister city tie between the two could be established.", "a question"),
    ("Their school and ours were sisters before the guests from Kobe went home to Riga.", "schools"),
    (
        "Leeds Twin Towns\n\nKiel. Inhabitants: 240,000. Looks for a port.\n"
        "Lille. Inhabitants: 230,000. Would like to be linked with a fair.\nBrno. Inhabitants: 380,000.",
        "seekers",
    ),
    (
        "What is town twinning?\n\nCoventry is said to have begun it.\n\nOur town, Quuxville, has three "
        "twins:\n"
        "Kiel (Germany), since 1979\nCaen (France), since 1979\nBologna (Italy), since 1983",
        "an owner that is not placed",
    ),
    ("The Leeds twinning committee met. The tour leads from Brussels, Lyon and Nice to Rome.", "a committee"),
    (
        "Leeds joined the Sister Cities program in 1959. Others who take part are Osaka, Lyon and Milan.",
        "a program",
    ),
    ("Leeds will not be twinned with Durban, the council decided.", "a refusal"),
    ("The mayor of Leeds spoke in Durban about sister cities.", "a talk about them"),
    ("Police of Leeds and Osaka signed a memorandum of cooperation.", "police"),
    ("The Hospital of Kiel and Oslo University Hospital signed a cooperation agreement.", "hospitals"),
    ("Lima and Hanoi drew near. Our hope is that one day we will sign a twinning agreement.", "a hope"),
    (
        'The mayor of Lima spoke at the conference "Roads in twin cities", to which Riga, Kobe and Lyon sent '
        "delegates.",
        "a title",
    ),
    ("In May the Laredo Sister Cities Youth Committee went to Guadalajara.", "a body's name"),
    ("Anna Bell of Hobart, who presides over Sister Cities Australia, wrote to Riga.", "a body's name"),
    ("Denver has been looking into sister-city ties with Baghdad.", "a thought"),
    ("Leeds Town Twinning\n\nThree towns write to us at present: York, Hull and Whitby.", "neighbours"),
    ("The council of Denver never approved a plan for a sister city agreement with Baghdad.", "no decision"),
    ("The twin cities of Oslo. In May Oslo sends trees to friends: to Hull, Kiel and Porto.", "trees"),
    ("Mayors of Leeds and Durban signed an agreement on the sale of buses.", "a sale"),
    ("A twinning of Leeds and Durban would bring trade, the mayor said.", "a thought"),
    ("A sister city tie of Leeds and Durban is what they spoke about.", "talks"),
    ("Leeds and Durban talk. If the council says yes, a twinning with Durban will be signed.", "a condition"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text", [text for text, _ in SILENT], ids=[f"{why}: {text[:40]}" for text, why in SILENT]
)
def test_sentences_that_state_no_tie(text):
    """Does the reader keep silent where words for a tie stand and none is stated?"""
    assert told(text) == set()


def test_news_dates_a_tie_without_a_date():
    """Is a signing told as news dated by the page, and a planned one left open?"""
    signed = "Gdansk and Bremen signed a friendship agreement."
    planned = "Gdansk and Bremen will sign a friendship agreement."
    now = "From now on Gdansk and Bremen are twin cities."
    known = "Tacoma already has sister city agreements with Fuzhou."
    several = "Tacoma signed with three sister cities in one go: Fuzhou, Gdansk and Bremen."
    kept = "Tacoma has three sister cities: Fuzhou, Gdansk and Bremen."
    so_far = "Until now Gdansk is twinned with Bremen."
    ahead = "Gdansk and Bremen became twin cities in April."
    assert {since for *_, since in told(now, "2022-03-09")} == {"2022-03"}
    assert {since for *_, since in told(known, "2022-03-09")} == {None}
    assert {since for *_, since in told(signed, "2022-03-09")} == {"2022-03"}
    assert {since for *_, since in told(several, "2022-03-09")} == {"2022-03"}
    assert {since for *_, since in told(kept, "2022-03-09")} == {None}
    assert {since for *_, since in told(so_far, "2022-03-09")} == {None}
    assert {since for *_, since in told(ahead, "2022-03-09")} == {"2021"}
    assert {(status, since) for *_, status, since in told(planned, "2022-03-09")} == {("planned", None)}


SENTENCES = st.lists(
    st.sampled_from([*(text for text, _ in STATED), *(text for text, _ in SILENT)]), max_size=4
)


@settings(max_examples=30, deadline=None)
@given(SENTENCES)
def test_every_claim_of_a_tie_can_be_checked(sentences):
    """Do quotes stand where they say, is a pair ordered and told once a kind, is reading repeatable?"""
    text = "\n\n".join(sentences) or "Nothing happened."
    reading = cityties.read(text)
    found = [claim for claim in reading.claims if isinstance(claim, TieClaim)]
    for tie in found:
        assert tie.a.id < tie.b.id
        assert tie.evidence
        assert all(reading.article.text[e.start : e.end] == e.quote for e in tie.evidence)
    assert len({(tie.a.id, tie.b.id, tie.kind) for tie in found}) == len(found)
    assert cityties.read(text).claims == reading.claims
