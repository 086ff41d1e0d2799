"""English sentences, the day of their page, and the dates a reader of news would note down."""

import pytest

from .reading import said

FULL = [
    ("They signed on October 28, 1983.", ["1983-10-28"]),
    ("They signed on 28 October 1983.", ["1983-10-28"]),
    ("on the 28th of October, 1983", ["1983-10-28"]),
    ("20th Aug, 2020", ["2020-08-20"]),
    ("Dec. 15, 2021", ["2021-12-15"]),
    ("Sept.13, 2018", ["2018-09-13"]),
    ("Tuesday, May 12, 2015", ["2015-05-12"]),
    ("Wednesday 24th September 2014", ["2014-09-24"]),
    ("2019-12-26", ["2019-12-26"]),
    ("2018.10.24", ["2018-10-24"]),
    ("12/26/2019", ["2019-12-26"]),
    ("26.12.2019", ["2019-12-26"]),
    ("12•Feb•2022", ["2022-02-12"]),
    ("Date: 2019 Monday 06 May", ["2019-05-06"]),
    ("It opened in October 2000.", ["2000-10"]),
    ("In May, 2016 they met.", ["2016-05"]),
    ("In 1984, the two cities became sisters.", ["1984"]),
    ("sisters since 1984", ["1984"]),
    ("an agreement of 1973", ["1973"]),
    ("the 2018 Lantern Fair", ["2018"]),
    ("since the year 2000", ["2000"]),
    ("in 2016 and 2017", ["2016", "2017"]),
    ("in 1998, 2003 and 2011", ["1998", "2003", "2011"]),
    ("on May 3 and 5, 2019", ["2019-05-03", "2019-05-05"]),
    ("in March and April 2019", ["2019-03", "2019-04"]),
    ("on Nov 14-17, 2017", ["2017-11-14/2017-11-17"]),
    ("From October 27, 2013 until March 29, 2014", ["2013-10-27/2014-03-29"]),
    ("From December 28 to January 3, 2020", ["2019-12-28/2020-01-03"]),
    ("From May 5 to 13, 2020", ["2020-05-05/2020-05-13"]),
    ("3 to 5 of June 2019", ["2019-06-03/2019-06-05"]),
    ("between May and July 2019", ["2019-05/2019-07"]),
    ("2018-2020", ["2018/2020"]),
    ("the season of 2018-19", ["2018/2019"]),
    ("between 2016 and 2018", ["2016/2018"]),
    ("2023.04.22 ~ 2023.04.24", ["2023-04-22/2023-04-24"]),
    ("in mid-March 2019", ["2019-03"]),
    ("in early 2019", ["2019"]),
    ("at the end of September 2019", ["2019-09"]),
    ("in the summer of 2019", ["2019"]),
    ("in the winter of 2019", ["2019-12-01..2020-02-29"]),
    ("in the first half of 2019", ["2019"]),
    ("in the last week of August 2018", ["2018-08"]),
    ("1995's treaty", ["1995"]),
    ("in the 1980s", ["1980-01-01..1989-12-31"]),
    ("since the late nineties", ["1996-01-01..1999-12-31"]),
    ("in the nineteenth century", ["1801-01-01..1900-12-31"]),
]


@pytest.mark.parametrize(("text", "dates"), FULL, ids=[text for text, _ in FULL])
def test_a_date_with_its_year_needs_no_page(text: str, dates: list[str]) -> None:
    """Which dates does the sentence state?"""
    assert said(text, None) == dates


NONE = [
    "It drew 2,016 people.",
    "2016 people came.",
    "It cost $2016, or 2018 yuan.",
    "A total of 2000 masks arrived.",
    "On flight 1984 nobody slept.",
    "at 2016 Main Street",
    "They may march in line.",
    "a song by April Jones",
    "The train will one day stop there.",
    "It is open on Sundays and every Monday.",
    "It came before Spring Festival.",
    "He is in his eighties.",
    "They sat on the 15th floor.",
    "Version 13/45/2019 and 99.99.2019",
    "at 12:55:04",
    "in 2000 villages",
    "soon, lately, in the near future, in recent years",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Is there really no date in the sentence?"""
    assert said(text, "2019-06-14") == []


# (text, day of the page, dates)
DATED = [
    # month and day: the nearest before the page, or after it if the sentence says so
    ("Between July 31 and Aug. 3 they came.", "2018-08-07", ["2018-07-31/2018-08-03"]),
    ("They came on December 20.", "2020-01-05", ["2019-12-20"]),
    ("They will come on January 20.", "2019-12-20", ["2020-01-20"]),
    ("The mayor is to host the talks on December 24.", "2019-12-11", ["2019-12-24"]),
    ("Films will be held ready in September.", "2021-07-03", ["2021-09"]),
    ("They will also be trained there in October.", "2021-07-03", ["2021-10"]),
    ("He said the hall would be opened in October.", "2021-07-03", ["2021-10"]),
    ("The bridge is to be named in October.", "2021-07-03", ["2021-10"]),
    ("The bridge was to open, and was named in October.", "2021-07-03", ["2020-10"]),
    ("The fair, September 6-8", "2014-09-05", ["2014-09-06/2014-09-08"]),
    ("The fair, January 28", "2018-12-30", ["2019-01-28"]),
    ("XIAMEN, Aug. 8 - They met.", "2018-08-07", ["2018-08-08"]),
    ("It was opened on February 29.", "2019-03-01", ["2016-02-29"]),
    ("from May 22 to 31 they stayed", "2019-06-05", ["2019-05-22/2019-05-31"]),
    ("It ran from December 28 to January 3.", "2020-01-05", ["2019-12-28/2020-01-03"]),
    ("on New Year's Day", "2024-01-10", ["2024-01-01"]),
    # months and seasons
    ("In February they sent masks.", "2014-09-05", ["2014-02"]),
    ("He is coming with a delegation in August.", "2009-07-06", ["2009-08"]),
    ("In December 7,515 homes were sold.", "2020-02-05", ["2019-12"]),
    ("last April", "2019-12-26", ["2019-04"]),
    ("last April", "2020-02-11", ["2019-04"]),
    ("in last December", "2020-02-11", ["2019-12"]),
    ("last December", "2019-12-26", ["2018-12"]),
    ("this October they celebrate", "2014-10-15", ["2014-10"]),
    ("next March", "2019-12-26", ["2020-03"]),
    ("this autumn", "2018-08-07", ["2018"]),
    ("last spring", "2019-12-26", ["2019"]),
    ("later this summer", "2019-03-04", ["2019"]),
    ("in March last year", "2020-08-20", ["2019-03"]),
    ("on January 28 this year", "2016-03-15", ["2016-01-28"]),
    ("on Nov. 4 last year", "2023-02-25", ["2022-11-04"]),
    ("early next month", "2019-12-26", ["2020-01"]),
    # days and weeks
    ("They signed it today.", "2014-10-15", ["2014-10-15"]),
    ("They signed it yesterday.", "2016-03-01", ["2016-02-29"]),
    ("tomorrow", "2019-12-31", ["2020-01-01"]),
    ("the day before yesterday", "2019-06-14", ["2019-06-12"]),
    ("They met last week.", "2019-06-20", ["2019-06"]),
    ("last week", "2020-01-02", ["2019-12"]),
    ("last week", "2020-01-08", ["2019-12-30..2020-01-05"]),
    ("this weekend", "2019-06-14", ["2019-06"]),
    ("this year", "2019-04-26", ["2019"]),
    ("at the end of this year", "2019-04-26", ["2019"]),
    ("three years ago", "2019-04-26", ["2016"]),
    ("Twenty-three years ago", "2019-04-26", ["1996"]),
    ("about a century and a half ago", "2019-04-26", ["1869"]),
    ("two decades ago", "2019-04-26", ["1999"]),
    ("two and a half years ago", "2019-04-26", ["2016-10"]),
    ("a month ago", "2020-01-15", ["2019-12"]),
    ("One week ago", "2020-02-11", ["2020-02"]),
    ("ten days ago", "2020-02-11", ["2020-02-01"]),
    ("in two weeks", "2020-02-11", []),
    ("in the coming weeks", "2020-02-11", ["2020-02-11.."]),
    # weekdays: June 14, 2019 is a Friday
    ("They met on Thursday.", "2019-06-14", ["2019-06-13"]),
    ("They met on Friday evening.", "2019-06-14", ["2019-06-14"]),
    ("They met on Saturday.", "2019-06-14", ["2019-06-08"]),
    ("They will meet on Saturday.", "2019-06-14", ["2019-06-15"]),
    ("Thursday's talks", "2019-06-14", ["2019-06-13"]),
    ("last Friday", "2019-06-14", ["2019-06-07"]),
    ("next Friday", "2019-06-14", ["2019-06-21"]),
    ("this Monday", "2019-06-14", ["2019-06-10"]),
    ("Monday of last week", "2019-06-14", ["2019-06-03"]),
    ("from Monday to Wednesday they met", "2019-06-14", ["2019-06-10/2019-06-12"]),
    ("On Friday they met.", "2021-07", ["2021-07"]),
    ("He said yesterday", "2021-07", ["2021-07"]),
    # counted from what was told before
    ("They wrote in July 2006; three years later they met.", "2022-09-12", ["2006-07", "2009"]),
    ("In 1960 they came. That same year they signed.", None, ["1960", "1960"]),
    ("In July 2016 they wrote. In October of that year they met.", "2017-11-30", ["2016-07", "2016-10"]),
    ("On March 9, 2011 they arrived; on March 12 they sign.", None, ["2011-03-09", "2011-03-12"]),
    ("On October 28, 1983 they signed. They met on Aug. 1.", "2018-08-07", ["1983-10-28", "2018-08-01"]),
    ("On June 30, 2015 they came. The next day they signed.", None, ["2015-06-30", "2015-07-01"]),
    ("They came on Nov 14-17, 2017; he met them on the 15th.", None, ["2017-11-14/2017-11-17", "2017-11-15"]),
    ("In 2019 it cost more than the year before.", "2020-02-05", ["2019", "2018"]),
    ("Two years later they met.", "2019-06-14", ["?"]),
    # unknown
    ("They met on June 6.", None, ["?"]),
    ("They met on Friday.", None, ["?"]),
    ("They met last year.", None, ["?"]),
    # only the day of a related story is known
    ("On October 24 they signed.", "2018-09-21..", ["2018-10-24"]),
    ("On February 11 they arrived.", "2019-12-26..", ["2020-02-11"]),
    ("On December 20 they arrived.", "2019-12-26..", ["2019-12-20"]),
    ("In last April they sang.", "2019-12-26..", ["2019-04"]),
    ("They will meet on December 20.", "2019-12-26..", ["2020-12-20"]),
    ("On Friday, October 26, they met.", "2017-09-21..", ["2018-10-26"]),
    ("One week ago", "2020-02-11..", ["2020-02-03.."]),
]


@pytest.mark.parametrize(
    ("text", "page", "dates"), DATED, ids=[f"{text} ({page})" for text, page, _ in DATED]
)
def test_a_date_is_read_from_the_day_of_its_page(text: str, page: str | None, dates: list[str]) -> None:
    """What does the sentence mean on a page of that day?"""
    assert said(text, page) == dates
