"""Who a sentence speaks of, in Chinese and Japanese.

Regions stand before what lies in them, and the part of a name is said by a word before it (向甲府市) or
behind it (甲府市へ).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cityties.claims.cjk.lexicon import Case, CjkLexicon
from cityties.claims.cjk.rows import LEVEL_MARKS
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import Place

_OPEN, _CLOSE = "([〈《【", ")]〉》】"
_GENITIVES = ("的", "の")
_ABOVE = frozenset({"country", "state", "province", "prefecture", "region"})
_WITH = frozenset({"与", "和", "同", "跟", "と"})
_HALLS = frozenset({"政府", "市政府", "人民政府", "州政府", "省政府", "议会", "市议会"})
_ROW = frozenset({"、", "や"})
_QUOTES = frozenset("「」『』\"'《》")
_NAME_REACH = 6  # tokens between a name and the office behind it
_PARTICLE_REACH = 7  # tokens of a Japanese noun phrase that a particle ends


def cjk_parties(row: Row, lexicon: CjkLexicon) -> list[Party]:
    """The parties that a row names, in order; a name without a place is a party without places."""
    found = [i for i, t in enumerate(row.tokens) if t.kind in ("place", "name")]
    qualifiers = _qualifiers(row, found)
    heads = [i for i in found if i not in qualifiers]
    groups = _coordinated(row, heads, qualifiers, lexicon)
    parties = [_party(row, group, qualifiers, lexicon) for group in groups]
    return _shared_case(row, parties, lexicon)


def place_at(row: Row, index: int) -> Place | None:
    """The place of a token, where one was found for it."""
    token = row.tokens[index]
    return token.mention.place if token.kind == "place" and token.mention is not None else None


def _qualifiers(row: Row, found: Sequence[int]) -> dict[int, int]:
    """Regions that only say where a neighbour lies: 石川县|白山市, ドイツの|ボッパルト市."""
    qualifiers: dict[int, int] = {}
    for index, following in pairwise(found):
        outer, inner = place_at(row, index), place_at(row, following)
        between = "".join(t.lower for t in row.tokens[index + 1 : following])
        if outer is None:
            continue
        if inner is None:
            if between in ("", "国") or (between in ("的", "の", "・") and outer.level in _ABOVE):
                qualifiers[index] = following
        elif (
            between in ("", "・") and _nested(outer, inner, marked=_alone_marked(row, index, following))
        ) or (lies_in(inner, outer) and _only_locates(row, index, following, between)):
            qualifiers[index] = following
    for index, following in pairwise(found):
        inner, outer = place_at(row, index), place_at(row, following)
        bracket = "".join(t.lower for t in row.tokens[index + 1 : following]) == "("
        if bracket and inner and outer and lies_in(inner, outer) and row.lower(following + 1)[:1] in _CLOSE:
            qualifiers[following] = index
    return qualifiers


def _nested(outer: Place, inner: Place, *, marked: bool) -> bool:
    """Whether two names without a gap are a city and its district, though no table says so: 首尔市|冠岳区.

    ``marked`` tells that only the second has its level: regions bear their cities' names, 东京|八王子市.
    """
    return outer.country == inner.country and (
        (
            outer.level in ("city", "county_level_city", "province")
            and inner.level in ("district", "county", "town", "village")
        )
        or (outer.level == inner.level == "city" and marked)
    )


def _alone_marked(row: Row, outer: int, inner: int) -> bool:
    """Whether the second of two names has its level and the first has none."""
    return row.tokens[inner].text[-1:] in LEVEL_MARKS and row.tokens[outer].text[-1:] not in LEVEL_MARKS


def _only_locates(row: Row, index: int, following: int, between: str) -> bool:
    if between in ("", "国", "的", "の", "・", "·", "-"):
        return True
    described = all(
        any(m.first == k for m in (*row.of("term"), *row.of("level")))
        or row.lower(k) in ("的", "の", "・", "である")
        for k in range(index + 1, following)
    )
    return described and following - index <= 4


def _coordinated(
    row: Row, heads: Sequence[int], qualifiers: dict[int, int], lexicon: CjkLexicon
) -> list[list[int]]:
    """Names that stand side by side: 扬州、青岛和威海; dates in brackets may stand between them."""
    groups: list[list[int]] = []
    for index in heads:
        if groups and _joined(row, groups[-1][-1], index, qualifiers, lexicon):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [part for group in groups for part in _in_pairs(row, group, lexicon)]


def _in_pairs(row: Row, group: list[int], lexicon: CjkLexicon) -> list[list[int]]:
    """甲与乙、丙与丁: pairs in a list, where the joining words take turns; else the group as it is."""
    pairing = [any(row.lower(k) in _WITH for k in range(one + 1, other)) for one, other in pairwise(group)]
    turns = (
        len(group) >= 4
        and len(group) % 2 == 0
        and all(pair == (k % 2 == 0) for k, pair in enumerate(pairing))
    )
    if turns:
        return [group[k : k + 2] for k in range(0, len(group), 2)]
    first, *others = pairing or [False]
    if first and any(others) and all(one != other for one, other in pairwise(others)) and not others[0]:
        found = [group[k : k + 2] for k in range(len(pairing)) if pairing[k]]
        return [*found, *([group[-1:]] if not pairing[-1] else [])]
    if first and others and not any(others[:-1]) and lexicon.verb_first:
        return [group[:1], group[1:]]  # 甲与|乙、丙
    return [group]


def _apart(one: Place, other: Place) -> bool:
    """Whether two names cannot be told of in one breath: a country beside a city, a region around a town."""
    mixed = (one.level == "country") != (other.level == "country")
    return mixed or lies_in(one, other) or lies_in(other, one)


def _both_told(row: Row, previous: int, index: int) -> bool:
    """Whether a region and a town in it both stand in a list with their levels: 青森县、|陆奥市."""
    between = [row.lower(k) for k in range(previous + 1, index)]
    halls = len(between) == 2 and between[0] in _HALLS
    marked = all(row.tokens[k].text[-1:] in LEVEL_MARKS for k in (previous, index))
    places = place_at(row, previous), place_at(row, index)
    below = all(p is not None and p.level != "country" for p in places)
    return below and between[-1:] == ["、"] and (halls or (marked and len(between) == 1))


def _joined(row: Row, previous: int, index: int, qualifiers: dict[int, int], lexicon: CjkLexicon) -> bool:
    one, other = place_at(row, previous), place_at(row, index)
    if one is not None and other is not None and _apart(one, other) and not _both_told(row, previous, index):
        return False
    with_others = lexicon.verb_first and any(row.lower(k) in _WITH for k in range(previous + 1, index))
    if with_others and _is_where(row, previous, qualifiers):
        return False
    words: list[str] = []
    depth = 0
    terms = {m.first for m in row.of("term")}
    both = _is_apposed(row, previous, qualifiers, terms) and _is_apposed(row, index, qualifiers, terms)
    for k in range(previous + 1, index):
        token = row.tokens[k]
        if (both and k in terms) or (token.lower in _HALLS and row.lower(k + 1) == "、"):
            continue  # 友城大邱市、|友城|苏瓦市; 甲市|政府|、乙市政府
        if token.lower in _OPEN:
            depth += 1
        elif token.lower in _CLOSE:
            depth -= 1
        elif depth == 0 and k not in qualifiers and token.lower not in _QUOTES and token.lower != "国":
            words.append(token.lower)
    joined = "".join(words)
    if joined == "と、" and row.lower(index + 1).startswith("が"):
        return False  # 甲市が乙市と、|丙市が丁市と
    if joined == "," and index - previous == 2:
        return _in_list(row, previous, index, lexicon)
    return bool(words) and (joined in lexicon.joiners or (len(words) == 2 and set(words) <= lexicon.joiners))


def _is_where(row: Row, index: int, qualifiers: dict[int, int]) -> bool:
    """Whether a name only says where somebody told of before does something: 省政府在|长沙|与…签署."""
    at = index - 1
    while at in qualifiers:
        at -= 1
    ahead = next((k for k in range(at - 1, -1, -1) if row.tokens[k].kind not in ("time", "number")), -1)
    return row.lower(at) == "在" and ahead >= 0 and row.tokens[ahead].kind != "mark"


def _is_apposed(row: Row, index: int, qualifiers: dict[int, int], terms: set[int]) -> bool:
    """Whether a term stands before a name as its apposition: 斐济|友城|苏瓦市."""
    ahead = index - 1
    while ahead >= 0 and (ahead in qualifiers or row.lower(ahead) in ("国", "的", "の", "・", "である")):
        ahead -= 1
    return ahead in terms or index - 1 in terms


def _in_list(row: Row, previous: int, index: int, lexicon: CjkLexicon) -> bool:
    """Whether a comma only counts names up, and begins no new clause."""
    after = row.lower(index + 1)
    return row.tokens[previous - 1].kind != "time" and (after in lexicon.joiners or after in ",.。、")


def _party(row: Row, group: Sequence[int], qualifiers: dict[int, int], lexicon: CjkLexicon) -> Party:
    first, last = _reach(row, group, qualifiers)
    actor, head = actor_of(row, first, last, lexicon)
    case = case_before(row, first, lexicon) if lexicon.verb_first else case_after(row, last, head, lexicon)
    places = {p.id: p for i in group if (p := place_at(row, i)) is not None}
    name = row.tokens[group[0]]
    if _set_aside(row, first, last):
        case = "besides"
    if actor == "organisation" and case in ("object", "in"):
        actor = None  # 甲市を訪れる: whatever acts for it elsewhere, here one goes there
    if not lexicon.verb_first and case == "in" and lexicon.sorts.get(actor or "") == "officials":
        case = "subject"  # 甲市の副市長で訪問団の団長は: no place at which something happens
    if case == "with" and row.lower(last + 1).startswith(_JOINTLY):
        case = "by"
    complete = all(place_at(row, i) is not None for i in group)
    known = tuple(places.values()) if complete or len(places) > 1 else ()
    if len(group) > 2 or _counted_up(row, group):
        known = tuple(places.values())
    return Party(
        places=known,
        first=first,
        last=max(last, head) if head is not None else last,
        start=name.start,
        end=row.tokens[group[-1]].end,
        case=case,
        own="possessive" if row.lower(last + 1) in _GENITIVES or row.lower(last + 1).startswith("の") else "",
        actor=actor,
        bound="country" if known and all(p.level == "country" for p in known) else "named",
        name=group[0],
        listed=len(group) > 1 and lexicon.verb_first and _counted_up(row, group),
    )


_JOINTLY = ("との共催", "との共同", "と共催", "と共同", "との連携", "との協力", "との合同")
_BESIDES = ("外", "之外", "以外")
_ASIDE = ("のほか", "の他に", "以外に", "以外で", "を除", "と異", "と違", "と比", "と並び称", "に次ぐ")


def _set_aside(row: Row, first: int, last: int) -> bool:
    """Whether a name is told of only to pass on to others: 除甲市外, 甲市のほか."""
    behind = row.lower(last + 1)
    if behind.startswith(_ASIDE):
        return True
    return row.lower(first - 1).endswith(("除", "除了")) and behind.startswith(_BESIDES)


def _counted_up(row: Row, group: Sequence[int]) -> bool:
    """Whether names only stand in a row (甲市、乙市や丙市), so that one counts where the other is unknown."""
    return all(any(row.lower(k) in _ROW for k in range(one + 1, other)) for one, other in pairwise(group))


def _reach(row: Row, group: Sequence[int], qualifiers: dict[int, int]) -> tuple[int, int]:
    """The first and last token of a name with its regions and what describes it: 友城韩国|大田广域市."""
    own = [q for q, head in qualifiers.items() if head in group]
    chained = [q for q, head in qualifiers.items() if head in own]
    first = min([group[0], *own, *chained])
    last = max([group[-1], *own])
    if last > group[-1] and row.lower(last + 1) in _CLOSE:
        last += 1
    while first > 0 and row.lower(first - 1) in _QUOTES:
        first -= 1
    return first, last


def actor_of(row: Row, first: int, last: int, lexicon: CjkLexicon) -> tuple[str | None, int | None]:
    """Who acts for a place, and the token: 成都市|市长, 群山市的|代表团, 甲府市の樋口|市長."""
    actors = {m.first: m.sense.form for m in row.of("actor")}
    frames = {m.first for m in row.of("frame")} - set(actors)
    mention = row.tokens[last].mention
    gap = 0
    best: tuple[str | None, int | None] = (None, None)
    for k in range(last + 1, min(last + 1 + _NAME_REACH, len(row.tokens))):
        token = row.tokens[k]
        if k in actors:
            best = actors[k], k
            gap = 0
            continue
        word = token.lower
        if token.kind in ("place", "name") or k in frames or (token.kind == "mark" and word not in "·・"):
            break
        if token.kind in ("number", "time"):
            continue
        gap += len(word)
        if best[0] is not None or gap > (14 if not lexicon.verb_first else 6):
            break
        if lexicon.verb_first and any(c in word for c in "与和向在对将把是了"):
            break
        if not lexicon.verb_first and any(c in word for c in "はがをへとで、"):
            break
    if best[0] is None and mention is not None and mention.role == "organisation":
        return "organisation", None
    return best


def case_before(row: Row, first: int, lexicon: CjkLexicon) -> str:
    """The part of a name by the word before it; what describes it may stand between: 与友城韩国大田."""
    index = first - 1
    described = {m.first for group in ("term", "level", "idiom") for m in row.of(group)}
    while index >= 0 and index > first - 5 and (index in described or row.lower(index) in _QUOTES):
        index -= 1
    if index < 0:
        return "bare"
    verbs = {m.first for m in row.of("frame")} - {m.first for m in row.of("actor")}
    word = row.lower(index)
    if not word.endswith(lexicon.words_before):
        return "object" if index in verbs and index == first - 1 else "bare"
    for case in lexicon.before:
        within = row.tokens[index].kind == "word" and index not in verbs and word.endswith(case.word)
        if word == case.word or within:
            if word.endswith("在") and word.endswith(("现在", "正在", "实在")):
                continue
            return case.name
    return "object" if index in verbs and index == first - 1 else "bare"


def case_after(row: Row, last: int, head: int | None, lexicon: CjkLexicon) -> str:
    """The part of a name by the particle behind its noun phrase: 甲府市|から, 成都市の訪問団|が."""
    index = (head if head is not None else last) + 1
    depth = 0
    compound = head is not None
    for k in range(index, min(index + _PARTICLE_REACH, len(row.tokens))):
        token = row.tokens[k]
        word = token.lower
        if word in _OPEN:
            depth += 1
        elif word in _CLOSE:
            depth -= 1
        elif depth or word in _QUOTES or token.kind in ("number", "time"):
            continue
        elif token.kind == "mark":
            return "bare"
        else:
            case = next((c for c in lexicon.after if word.startswith(c.word)), None)
            if case is not None and case.name == "of" and compound and k > index:
                continue
            if case is not None and case.name == "of":
                return _through(row, k, lexicon)
            if case is not None:
                return case.name
            inside = next((c for c in lexicon.after if _ends_with_case(word, c)), None)
            if inside is not None:
                return inside.name if compound or inside.name != "of" else "of"
            if token.kind in ("place", "name"):
                return "bare"
            compound = True
    return "bare"


def _through(row: Row, genitive: int, lexicon: CjkLexicon) -> str:
    """The part of 成都の百貨店|で, 大崎市の応援|に: what happens at a thing of a place happens there."""
    for k in range(genitive, min(genitive + 3, len(row.tokens))):
        token = row.tokens[k]
        word = token.lower[1:] if k == genitive else token.lower
        if token.kind in ("place", "name", "mark", "time") or any(m.first == k for m in row.of("frame")):
            break
        found = next(
            (c for c in lexicon.after if word and (word.startswith(c.word) or _ends_with_case(word, c))), None
        )
        if found is not None:
            return found.name if found.name in ("in", "to") else "of"
    return "of"


def _ends_with_case(word: str, case: Case) -> bool:
    at = word.find(case.word)
    return at > 0 and not ("ぁ" <= word[at - 1] <= "ん")


def _shared_case(row: Row, parties: list[Party], lexicon: CjkLexicon) -> list[Party]:
    """Gives 甲市市长和乙市市长 one part: a party behind a joining word beside another acts with it."""
    result: list[Party] = []
    for party in parties:
        shares = lexicon.verb_first and bool(result) and _shares(row, result[-1], party)
        result.append(replace(party, case=result[-1].case) if shares else party)
    return result


def _shares(row: Row, previous: Party, party: Party) -> bool:
    between = row.tokens[previous.last + 1 : party.first]
    near = len(between) <= 2 and all(len(t.lower) <= 5 for t in between)
    joined = party.case == "with" and previous.case in ("in", "to", "from")
    return joined and near and previous.actor is None and party.actor is None
