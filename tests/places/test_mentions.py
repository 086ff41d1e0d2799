"""Are the places found that a text names, linked to the right ones, and nothing else?"""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityties.places import Gazetteer, find_mentions
from cityties.records import Article, Mention, When

UNDATED = When(value=None, earliest=None, latest=None, precision=None, basis="inferred")


def read(text: str, gazetteer: Gazetteer, language: str = "en") -> tuple[Mention, ...]:
    return find_mentions(Article(title=None, language=language, published=UNDATED, text=text), gazetteer)


def linked(mentions: tuple[Mention, ...]) -> list[tuple[str, str, str]]:
    """What was linked, as (words of the text, name, country), without adjectives."""
    return [(m.text, m.place.name, m.place.country) for m in mentions if m.place and m.role != "adjective"]


SENTENCES = [
    ("Kofu, Japan, sent its choir.", [("Kofu", "Kofu", "JP"), ("Japan", "Japan", "JP")]),
    (
        "The mayor of Pengzhou city wrote to Ishikari.",
        [("Pengzhou city", "Pengzhou", "CN"), ("Ishikari", "Ishikari", "JP")],
    ),
    ("A choir from Nagasaki Prefecture sang.", [("Nagasaki Prefecture", "Nagasaki", "JP")]),
    ("A choir from Nagasaki sang.", [("Nagasaki", "Nagasaki", "JP")]),
    (
        "Adrian lies in Michigan. Moriyama, the Sister City of Adrian, sent pupils.",
        [
            ("Adrian", "Adrian", "US"),
            ("Michigan", "Michigan", "US"),
            ("Moriyama", "Moriyama", "JP"),
            ("Adrian", "Adrian", "US"),
        ],
    ),
    (
        "Guests came from Busan and Kimchon, South Korea.",
        [("Busan", "Busan", "KR"), ("Kimchon", "Gimcheon", "KR"), ("South Korea", "South Korea", "KR")],
    ),
    (
        "She flew from Tbilisi, Georgia, to Atlanta, Georgia.",
        [
            ("Tbilisi", "Tbilisi", "GE"),
            ("Georgia", "Georgia", "GE"),
            ("Atlanta", "Atlanta", "US"),
            ("Georgia", "Georgia", "US"),
        ],
    ),
    ("A choir from Rostov-on-Don sang.", [("Rostov-on-Don", "Rostov-on-Don", "RU")]),
    (
        "Hiroshima thanked Sapporo, Otaru and Ebetsu.",
        [
            ("Hiroshima", "Hiroshima", "JP"),
            ("Sapporo", "Sapporo", "JP"),
            ("Otaru", "Otaru", "JP"),
            ("Ebetsu", "Ebetsu", "JP"),
        ],
    ),
    (
        "The states of Paraíba and Pernambuco wrote to Ceará.",
        [("Paraíba", "Paraíba", "BR"), ("Pernambuco", "Pernambuco", "BR"), ("Ceará", "Ceará", "BR")],
    ),
    (
        "Rostov-on-Don is old. Rostov sent a choir to Volos.",
        [
            ("Rostov-on-Don", "Rostov-on-Don", "RU"),
            ("Rostov", "Rostov-on-Don", "RU"),
            ("Volos", "Volos", "GR"),
        ],
    ),
    (
        "Kathmandu Metropolitan City (KMC) has a new park. KMC will open it in May.",
        [
            ("Kathmandu Metropolitan City", "Kathmandu", "NP"),
            ("KMC", "Kathmandu", "NP"),
            ("KMC", "Kathmandu", "NP"),
        ],
    ),
    ("Dallas thanked Dar es Salaam.", [("Dallas", "Dallas", "US"), ("Dar es Salaam", "Dar es Salaam", "TZ")]),
    ("A choir came from Palestine.", [("Palestine", "Palestinian Territories", "PS")]),
    ("Mayor Menchie Abalos of Boac signed first.", [("Boac", "Boac", "PH")]),
    ("Later on the papers were signed by Mayors Bird and Kurihara.", []),
    ("A choir from Puerto Morelos sang before the guests.", []),
    ("Salem, Ore., sent maples.", [("Salem", "Salem", "US"), ("Ore", "Oregon", "US")]),
    (
        "The group saw Paris, London and Moscow.",
        [("Paris", "Paris", "FR"), ("London", "London", "GB"), ("Moscow", "Moscow", "RU")],
    ),
    (
        "RAWALPINDI/ISLAMABAD – The fair opened.",
        [("RAWALPINDI", "Rawalpindi", "PK"), ("ISLAMABAD", "Islamabad", "PK")],
    ),
    (
        "The Portland-Sapporo Sister City Association met in Portland, Oregon.",
        [
            ("Portland", "Portland", "US"),
            ("Sapporo", "Sapporo", "JP"),
            ("Portland", "Portland", "US"),
            ("Oregon", "Oregon", "US"),
        ],
    ),
    (
        "They live in the state of Victoria, Australia.",
        [("Victoria", "Victoria", "AU"), ("Australia", "Australia", "AU")],
    ),
    (
        "Haiyan County in Zhejiang Province grows tea.",
        [("Haiyan County", "Haiyan", "CN"), ("Zhejiang Province", "Zhejiang", "CN")],
    ),
    # possessives within names
    ("A choir from King's Lynn sang.", [("King's Lynn", "King's Lynn", "GB")]),
    (
        "The mayor of St. John's, Canada, wrote.",
        [("St. John's", "St. John's", "CA"), ("Canada", "Canada", "CA")],
    ),
    ("Lyon's mayor met Kobe's.", [("Lyon", "Lyon", "FR"), ("Kobe", "Kobe", "JP")]),
    # a name after "on the" is a river's
    ("The port of Kazan lies on the Volga.", [("Kazan", "Kazan", "RU")]),
    # names with words that stand without a capital, and with lost vowels
    ("A choir from Weston-super-Mare sang.", [("Weston-super-Mare", "Weston-super-Mare", "GB")]),
    ("A choir from Alphen aan den Rijn sang.", [("Alphen aan den Rijn", "Alphen aan den Rijn", "NL")]),
    ("A choir from Coeur d'Alene sang.", [("Coeur d'Alene", "Coeur d'Alene", "US")]),
    ("A choir from Saint-Jean-d’Angély sang.", [("Saint-Jean-d’Angély", "Saint-Jean-d'Angély", "FR")]),
    # common words, where the text says what they lie in, and in lists of places
    (
        "She comes from Split, Croatia. In her days Split had one choir.",
        [("Split", "Split", "HR"), ("Croatia", "Croatia", "HR"), ("Split", "Split", "HR")],
    ),
    ("A choir from Enterprise, Ala., sang.", [("Enterprise", "Enterprise", "US"), ("Ala", "Alabama", "US")]),
    (
        "Our partners are Berlin, Split, and Mumbai.",
        [("Berlin", "Berlin", "DE"), ("Split", "Split", "HR"), ("Mumbai", "Mumbai", "IN")],
    ),
    (
        "Nice is a city in France. Flint is an old city in Michigan.",
        [
            ("Nice", "Nice", "FR"),
            ("France", "France", "FR"),
            ("Flint", "Flint", "US"),
            ("Michigan", "Michigan", "US"),
        ],
    ),
    (
        "We are twinned with Rheine, Borne and Kiel.",
        [("Rheine", "Rheine", "DE"), ("Borne", "Borne", "NL"), ("Kiel", "Kiel", "DE")],
    ),
    # regions, islands, boroughs and towns under the names that news use
    ("A choir from County Mayo sang.", [("County Mayo", "Mayo County", "IE")]),
    ("A choir from Buryatia sang.", [("Buryatia", "Buryatia", "RU")]),
    ("A choir from Leningrad Oblast sang.", [("Leningrad Oblast", "Leningrad Oblast", "RU")]),
    ("A choir from West Flanders sang.", [("West Flanders", "West Flanders", "BE")]),
    ("A choir from Lanzarote sang.", [("Lanzarote", "Lanzarote", "ES")]),
    ("A choir from Beit Sahour sang.", [("Beit Sahour", "Beit Sahour", "PS")]),
    ("A choir from Mellieha sang.", [("Mellieha", "Mellieħa", "MT")]),
    ("A choir from Suginami sang.", [("Suginami", "Suginami", "JP")]),
    # a name that one place bears needs no people; of two, the one that is spelt so is meant
    ("A choir from Runnymede sang.", [("Runnymede", "Runnymede", "GB")]),
    ("A choir from Löhne sang.", [("Löhne", "Löhne", "DE")]),
    # names in the form that English texts use, and regions by another of theirs
    ("A choir from Tiberias sang.", [("Tiberias", "Tiberias", "IL")]),
    ("A choir from Wielkopolska sang.", [("Wielkopolska", "Greater Poland Voivodeship", "PL")]),
    ("A choir from the Bekaa Valley sang.", [("Bekaa Valley", "Beqaa", "LB")]),
    (
        "A choir from Mayo County, Ireland, sang.",
        [("Mayo County", "Mayo County", "IE"), ("Ireland", "Ireland", "IE")],
    ),
    ("A choir from Sorong Regency sang.", [("Sorong Regency", "Sorong Regency", "ID")]),
    ("Hatay thanked the choir.", [("Hatay", "Hatay Province", "TR")]),
    (
        "A choir from Saguenay–Lac-Saint-Jean sang.",
        [("Saguenay–Lac-Saint-Jean", "Saguenay–Lac-Saint-Jean", "CA")],
    ),
    # a letter too many, too few, misplaced or wrong, where the country is told
    ("A choir came from Limeria, Brazil.", [("Limeria", "Limeira", "BR"), ("Brazil", "Brazil", "BR")]),
    ("1. Yangoon (Myanmar)", [("Yangoon", "Yangon", "MM"), ("Myanmar", "Myanmar", "MM")]),
    ("A choir came from Zzyzxy, Brazil.", [("Brazil", "Brazil", "BR")]),
    # the cells of a table
    ("San Jose | Costa Rica | 2011", [("San Jose", "San José", "CR"), ("Costa Rica", "Costa Rica", "CR")]),
    # a name like a common word where one goes, and a person's name that elsewhere stands beside a place
    ("The mayor went on a trip to Split.", [("Split", "Split", "HR")]),
    (
        "Sir Henry Parkes founded it. Parkes and Kofu are twins.",
        [("Parkes", "Parkes", "AU"), ("Kofu", "Kofu", "JP")],
    ),
    # the level at the end of a list
    (
        "Choirs came from Saga and Nagasaki prefectures.",
        [("Saga", "Saga Prefecture", "JP"), ("Nagasaki prefectures", "Nagasaki", "JP")],
    ),
    (
        "They met in Lahore, Punjab province.",
        [("Lahore", "Lahore", "PK"), ("Punjab province", "Punjab", "PK")],
    ),
    (
        "They met in Şəmkir, Khachmaz and Agstafa.",
        [("Şəmkir", "Şǝmkir", "AZ"), ("Khachmaz", "Khachmaz", "AZ"), ("Agstafa", "Ağstafa", "AZ")],
    ),
    ("They met in Anbar and Muthanna.", [("Anbar", "Al Anbar", "IQ"), ("Muthanna", "Muthanna", "IQ")]),
    ("The city of ISEHARA in Japan sang.", [("ISEHARA", "Isehara", "JP"), ("Japan", "Japan", "JP")]),
    ("Savannah is in Georgia.", [("Savannah", "Savannah", "US"), ("Georgia", "Georgia", "US")]),
    (
        "Swaffham is in England. The Norfolk town has a twin.",
        [("Swaffham", "Swaffham", "GB"), ("England", "England", "GB"), ("Norfolk", "Norfolk", "GB")],
    ),
    (
        "King's Lynn has a twin. The twin likes Lynn.",
        [("King's Lynn", "King's Lynn", "GB"), ("Lynn", "King's Lynn", "GB")],
    ),
    ("They met in Kita-Kyushu, Japan.", [("Kita-Kyushu", "Kitakyushu", "JP"), ("Japan", "Japan", "JP")]),
    (
        "They met in Xicheng, Beijing, China.",
        [("Xicheng", "Xicheng", "CN"), ("Beijing", "Beijing", "CN"), ("China", "China", "CN")],
    ),
    (
        "They met in Uijeonbu City, South Korea.",
        [("Uijeonbu", "Uijeongbu-si", "KR"), ("South Korea", "South Korea", "KR")],
    ),
    (
        "The lift in Solo, Central Java, is new.",
        [("Solo", "Surakarta", "ID"), ("Central Java", "Central Java", "ID")],
    ),
]


@pytest.mark.parametrize(("sentence", "places"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_places_of_a_sentence(gazetteer, sentence, places):
    """Are exactly these places linked, in the order of the text?"""
    assert linked(read(sentence, gazetteer)) == places


NO_PLACES = [
    "Mayor Lincoln opened the meeting.",
    "Jordan Smith and Mr. Florence shook hands.",
    "George Washington slept here.",
    "Reading is good for you.",
    "Nice work, said the coach.",
    "Most of the guests left in March.",
    "He reads the New York Times.",
    "The shop stands on Lincoln Street.",
    "Prime Minister Paris stepped down.",
    "The Boston Red Sox won.",
    "Mayor Kim Yong-seo thanked everybody.",
    "Mayor Sun Zhiyang put his name to it.",
    "The Twin Cities paid more.",
    "George W. Bush called the coach.",
    "She came with her son Tyler and her wife Paris.",
    "Real Madrid lost to Rapid Vienna.",
    "He teaches at Harvard Medical School.",
    "The Credit Union, New Yorkers say, is old.",
    "They broke with Saint-Jacques-de-Quux last year.",
    "Ten cities take part.",
    "Tony Rosa is the councillor of Ward 5.",
    "Massey Villarreal headed the delegation.",
    "Tony and Charlotte sang a song.",
    '"I liked it," says Charlotte.',
    '"I liked it," said Vaishali P. of the club.',
    "They thank David J. and the others.",
    "Mayor Toshizo Ido came. Tony and Ido sang.",
    "Mayor Chang Shan-Quux sang.",
    "Xi Jinping sang.",
    "The North American Ports Association (NAPA) met.",
    "The SEGi University sang.",
    "Tropical Cyclone Waka was strong.",
    "The ships crossed the North Sea.",
    "The North West City Region sang.",
    "Four ferries left late.",
    "The choir sang Welsh songs of the Baltic.",
    "Minerva sails on Monday.",
]


ADDRESSES = [
    ("https://www.kenilworthweekly.co.uk/a", "Kenilworth thanks its twins.", "Kenilworth", "England"),
    ("https://brightonco.example.gov/a", "Brighton thanks its twins.", "Brighton", "Colorado"),
    ("https://www.berwickshirenews.co.uk/a", "Coldstream thanks its twins.", "Coldstream", "Scotland"),
    ("https://www.windsor.on.ca/a", "Windsor thanks its twins.", "Windsor", "Ontario"),
    (
        "https://www.shropshirestar.com/a",
        "Wellington Town Council thanks its twins.",
        "Wellington",
        "England",
    ),
    ("https://www.bingara.com.au/a", "Richmond, Virginia, thanks its twins.", "Richmond", "Virginia"),
    ("https://springfield.example/a", "Springfield thanks its twins.", "Springfield", None),
]


@pytest.mark.parametrize(("address", "sentence", "name", "region"), ADDRESSES)
def test_places_of_the_pages_address(gazetteer, address, sentence, name, region):
    """Does the address of a page tell which namesake it means, and leave open what it does not tell?"""
    article = Article(title=None, language="en", published=UNDATED, text=sentence)
    mention = find_mentions(article, gazetteer, address)[0]
    assert mention.text.startswith(name)
    assert (mention.place and mention.place.admin1) == region


@pytest.mark.parametrize("sentence", NO_PLACES)
def test_what_is_no_place(gazetteer, sentence):
    """Are persons, common words, newspapers, streets, teams and months left alone?"""
    assert linked(read(sentence, gazetteer)) == []


def test_springfield_alone_stays_open(gazetteer):
    """Is a name without help left ambiguous, with candidates and a reason, and linked with help?"""
    (alone,) = read("The visitors like Springfield.", gazetteer)
    assert alone.status == "ambiguous"
    assert alone.place is None
    assert len(alone.candidates) > 1
    assert alone.reason
    helped = read("The visitors like Springfield, Missouri.", gazetteer)[0]
    assert helped.place is not None
    assert helped.place.admin1 == "Missouri"
    assert any("lies in" in reason.feature for reason in helped.candidates[0].because)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [("They met in Zzyzxa County.", "Zzyzxa County"), ("The town of Quuxville voted.", "Quuxville")],
)
def test_places_that_nobody_knows(gazetteer, sentence, name):
    """Is a name in a place's position told to be unknown, with a reason?"""
    (mention,) = read(sentence, gazetteer)
    assert (mention.text, mention.status, mention.place) == (name, "unknown", None)
    assert mention.reason


ADJECTIVES = [("Japanese", "JP"), ("South Korean", "KR"), ("Dutch", "NL"), ("Swiss", "CH")]


@pytest.mark.parametrize(("word", "country"), ADJECTIVES)
def test_national_adjectives(gazetteer, word, country):
    """Is a national adjective a mention of its country?"""
    (mention,) = read(f"A {word} choir sang.", gazetteer)
    assert (mention.text, mention.role) == (word, "adjective")
    assert mention.place is not None
    assert mention.place.country == country


ORGANISATIONS = [
    ("The Chengdu Media Group sent reporters.", "Chengdu", "Chengdu Media Group"),
    ("The Kofu city government agreed.", "Kofu city", "Kofu city government"),
    ("Students of the University of Guam came.", "Guam", "University of Guam"),
    (
        "The Chengdu Association for Cultural Exchanges with Foreign Countries came.",
        "Chengdu",
        "Chengdu Association for Cultural Exchanges with Foreign Countries",
    ),
    ("The Phoenix Zoo has a new bear.", "Phoenix", "Phoenix Zoo"),
    ("They met Sapporo's bureau of economy.", "Sapporo", "Sapporo's bureau"),
]


@pytest.mark.parametrize(("sentence", "text", "organisation"), ORGANISATIONS)
def test_organisations_of_a_place(gazetteer, sentence, text, organisation):
    """Is a name inside an organisation's name the place's, with the whole name kept?"""
    mention = read(sentence, gazetteer)[0]
    assert (mention.text, mention.role, mention.organisation) == (text, "organisation", organisation)


NAMESAKES = [
    (
        "Boston, England, was first. Its twin is Boston, Massachusetts. Boston is glad.",
        ["England", "Massachusetts", "England"],
    ),
    ("Weston is a town in Umatilla County, Oregon, called after Weston, Missouri.", ["Oregon", "Missouri"]),
]


@pytest.mark.parametrize(("text", "regions"), NAMESAKES)
def test_namesakes_in_one_text(gazetteer, text, regions):
    """Does each of two namesakes lie where it is told, and the bare name where it was told first?"""
    name = text.split()[0].rstrip(",")
    assert [m.place.admin1 for m in read(text, gazetteer) if m.text == name and m.place] == regions


def test_one_sense_in_a_text(gazetteer):
    """Does a name that was told where it lies keep its sense further on?"""
    mentions = read("Paris, Texas, built a tower. Later, Paris painted it red.", gazetteer)
    assert {m.place.admin1 for m in mentions if m.text == "Paris" and m.place} == {"Texas"}


WRITTEN = [
    ("甲府市と成都市は友好都市である。", "ja", ["Kofu", "Chengdu"]),
    ("四川省彭州市代表团访问石狩市。", "zh", ["Sichuan", "Pengzhou", "Ishikari"]),
    ("김천시 대표단이 청두를 방문했다.", "ko", ["Gimcheon", "Chengdu"]),
    ("パリから来た合唱団", "ja", ["Paris"]),
    ("海盐县与大阪市", "zh", ["Haiyan", "Osaka"]),
    ("绍兴市市长访问上海市闵行区", "zh", ["Shaoxing", "Shanghai", "Minhang"]),
    (
        "韩国忠清北道与西弗吉尼亚州、滨海边疆区",
        "zh",
        ["South Korea", "North Chungcheong", "West Virginia", "Primorskiy"],
    ),
    ("スコットランドと沿海地方の知事", "ja", ["Scotland", "Primorskiy"]),
    ("メルシンとティボリから来た合唱団", "ja", ["Mersin", "Tivoli"]),
    ("代表团从克拉斯诺亚尔斯克出发", "zh", ["Krasnoyarsk"]),
    ("甲府市の長崎幸太市長が話し、長崎市長は握手した。", "ja", ["Kofu"]),
    ("敦賀市の中野市長が話した。", "ja", ["Tsuruga"]),
    ("ニール・スカリー市議とヴォー・ヴァン・トン主席は、ミシシッピ川を下った。", "ja", []),
    ("西村さんは万博を見た。", "ja", []),
    ("島根県大田市の祭り", "ja", ["Shimane", "Oda"]),
    ("韓国・大田市の祭り。大田市は広い。", "ja", ["South Korea", "Daejeon", "Daejeon"]),
    ("石岡市は台中市石岡区と交わる。", "ja", ["Ishioka", "Taichung", "Shigang District"]),
    ("カナダのコリングウッドは港町だ。", "ja", ["Canada", "Collingwood"]),
    ("フランクフルトから来た合唱団", "ja", ["Frankfurt am Main"]),
    ("コロンバス市（アメリカ合衆国ジョージア州）", "ja", ["Columbus", "United States", "Georgia"]),
    ("聊城市与Blacktown市,Blacktown日前", "zh", ["Liaocheng", "Blacktown", "Blacktown"]),
    ("特罗姆瑟、瓦德瑟、什切青", "zh", ["Tromsø", "Vadsø", "Szczecin"]),
    ("德国巴登-符腾堡州与克卢日-纳波卡市", "zh", ["Germany", "Baden-Württemberg", "Cluj-Napoca"]),
    ("佛羅倫斯與盧比安納", "zh", ["Florence", "Ljubljana"]),
    ("英国友城切尔滕纳姆", "zh", ["United Kingdom", "Cheltenham"]),
    ("番禺与科伦坡、奥克兰", "zh", ["Panyu", "Colombo", "Auckland"]),
    ("泉州市鲤城区与图尔达市", "zh", ["Quanzhou", "Licheng", "Turda"]),
    ("山西省长治市与辽宁省朝阳市", "zh", ["Shanxi", "Changzhi", "Liaoning Province", "Chaoyang"]),
]


@pytest.mark.parametrize(("text", "language", "names"), WRITTEN)
def test_chinese_japanese_and_korean(gazetteer, text, language, names):
    """Are places found where there are no capitals?"""
    assert [name for _, name, _ in linked(read(text, gazetteer, language))] == names


PIECES = [
    "Kofu",
    "Chengdu",
    ",",
    " ",
    "\n",
    "Japan",
    "the city of ",
    "Mr. ",
    "St. Paul",
    "市",
    "成都",
    "-",
    "'s ",
    "Ore.",
    "New York Times",
    "😀",
    "é",
    "County",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_spans_hold_for_any_text(text):
    """Is every mention's text the text's, in order, without overlap, whatever stands there?"""
    mentions = read(text, Gazetteer.open())
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all((m.place is not None) == (m.status == "linked") for m in mentions)
