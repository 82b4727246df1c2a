"""All places of a document where an actor is named, in reading order.

Role phrases are read first, with the name behind or beside them; then free names; then states and bodies; then
pronouns. A word belongs to one naming only.
"""

from __future__ import annotations

from bisect import bisect_right

from core.actors import bodies, names, roles
from core.actors.names import PersonalName
from core.actors.naming import Naming
from core.actors.roles import RolePhrase
from core.actors.vocabulary import plain, vocabulary
from core.actors.words import Words

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": None, "them": None, "their": None, "theirs": None, "we": None, "our": None, "us": None, "ours": None,
    "i": None, "me": None, "my": None,
}  # fmt: skip
"""With the gender that they tell."""
RELATIVE = frozenset(("counterpart", "interlocutor"))
"""Heads that name an office by another person's."""
PLURAL_PRONOUNS = frozenset(("they", "them", "their", "theirs", "we", "our", "us", "ours"))
SPEAKER_PRONOUNS = frozenset(("i", "me", "my", "we", "our", "us", "ours"))
_NO_ROLE_WITHOUT_NAME = frozenset(
    "member candidate nominee son daughter brother sister father mother wife husband host guest predecessor successor colleague founder manager assistant author doctor lady general colonel admiral trustee".split()
)
_CLOSERS = frozenset((",", ".", ";", ")", ":", "—", "–", "--"))
_VAGUE_ONE = frozenset("fighter source participant resident refugee soldier victim critic leader journalist member rebel militant head chief".split())
_VAGUE = frozenset(
    "participants members residents refugees victims critics activists protesters demonstrators soldiers colleagues heads chiefs spouses leaders experts journalists authorities fighters politicians sources".split()
)
_PREDICATE = frozenset(
    (
        "as",
        "become",
        "becomes",
        "became",
        "becoming",
        "elected",
        "appointed",
        "named",
        "be",
        "being",
        "been",
        "for",
        "of",
    )
)


def namings(words: Words) -> list[Naming]:
    """Every naming, in reading order, none overlapping another."""
    taken = [False] * len(words)
    styled = title_case(words)
    found = _roles(words, taken, styled)
    known = {plain(w) for naming in found if naming.name and naming.what == "person" for w in _capitals(naming.name)}
    found += _free_names(words, taken, known, styled, headlines=False)
    known |= {plain(w) for naming in found if naming.name and naming.what == "person" for w in _capitals(naming.name)}
    found += _roles(words, taken, styled, known)
    found += _free_names(words, taken, known, styled, headlines=True)
    found += bodies.body_namings(words, taken)
    found += _pronouns(words, taken)
    found.sort(key=lambda naming: naming.first)
    _counterparts(found)
    _appositions(words, found)
    _mark_quoted(words, found)
    return found


def title_case(words: Words) -> set[int]:
    """Sentences that are headlines in capitals ("Assad Discusses Ties"), where capitals tell nothing."""
    counts: dict[int, list[int]] = {}
    closed: set[int] = set()
    for at, number in enumerate(words.sentence):
        surface = words.surface[at]
        if surface[0].isalpha() and len(surface) > 3:
            count = counts.setdefault(number, [0, 0])
            count[0] += 1
            count[1] += words.capital(at)
        if surface in (".", "!", "?", ":"):
            closed.add(number)
    return {number for number, (all_, capital) in counts.items() if number not in closed and all_ >= 4 and capital >= 0.8 * all_}


def _capitals(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").split() if word[0].isupper() and len(word) > 1 and word[1] != "."]


def _take(taken: list[bool], naming: Naming) -> None:
    for n in range(naming.first, naming.last):
        taken[n] = True


def _roles(words: Words, taken: list[bool], styled: set[int], known: set[str] | None = None) -> list[Naming]:
    """Role phrases with their names; with `known` those of headlines in capitals, else of all other sentences."""
    found: list[Naming] = []
    for at in range(len(words)):
        if taken[at] or (words.sentence[at] in styled) == (known is None) or not roles.is_head(words, at):
            continue
        for naming in _role(words, roles.role_phrase(words, at, taken), taken, found, known):
            if found and _double_role(words, found[-1], naming):
                naming.first, naming.role = found[-1].first, f"{found[-1].role} and {naming.role}"
                naming.country, naming.office = naming.country or found[-1].country, found[-1].office or naming.office
                found.pop()
            _take(taken, naming)
            found.append(naming)
    return found


def _double_role(words: Words, left: Naming, right: Naming) -> bool:
    """ "Prime Minister and Minister of the Interior Sheikh Khalid": one person, two roles."""
    return (
        left.what in ("role", "unnamed") and not left.plural and left.article is None and words.capital(left.last - 1)
        and right.what == "person" and right.role is not None and right.article is None
        and right.first == left.last + 1 and words.lower[left.last] in ("and", "&")
        and words.sentence[left.first] == words.sentence[right.first]
    )  # fmt: skip


def _role(
    words: Words, phrase: RolePhrase, taken: list[bool], before: list[Naming], known_names: set[str] | None
) -> list[Naming]:
    head = words.lower[phrase.head]
    known = vocabulary()
    plural = head in known.plurals
    owner = None
    if phrase.owner_at is not None:
        owner = next((n for n in reversed(before[-3:]) if n.last == phrase.owner_at + 1), None)
    first = (
        phrase.first
        if phrase.article in ("the", "a", None) or (phrase.article == "'s" and phrase.owner_at is None)
        else phrase.core_first
    )
    base = Naming(
        first, phrase.last, "role", role=phrase.text, office=phrase.office, country=phrase.country,
        organisation=phrase.organisation, gender=known.noun_gender.get(head), plural=plural, article=phrase.article,
        head=head, owner=owner, spouse=head in ("wife", "husband", "lady"),
    )  # fmt: skip
    if not words.possessive(phrase.last):
        name = names.after_role(words, phrase.last, taken)
        if name is not None and known_names is not None:
            name = _known_part(words, name, known_names)
        if name is not None and not (plural and not words.capital(phrase.head)) and _fits_after(words, phrase, name):
            return _named(words, base, name, taken, plural)
    if plural:
        return _plural(words, phrase, base)
    return [base] if _stands_alone(words, phrase, base) else []


def _fits_after(words: Words, phrase: RolePhrase, name: PersonalName) -> bool:
    """Whether a name right behind a role is its holder's: not of the next clause ("told the president Iran ...")."""
    return words.sentence[name.first] == words.sentence[phrase.head]


def _named(words: Words, base: Naming, name: PersonalName, taken: list[bool], plural: bool) -> list[Naming]:
    base.what, base.name, base.name_first, base.titles = "person", name.name, name.name_first, name.titles
    styled = names.styled_before(words, base.first, taken)
    if styled < base.first:
        base.gender = {"his": "m", "her": "f"}.get(words.lower[styled], base.gender)
        base.first = styled
    base.last, base.gender = name.last, name.gender or base.gender
    base.spouse = base.spouse or name.spouse
    base.plural, base.confidence = False, 0.97
    _of_state(words, base)
    if not plural:
        return [base]
    base.office = base.office or roles.canonical_role(_singular(base.role or ""), base.country)
    found, at = [base], base.last
    # "Presidents Putin and Erdogan": the role is everybody's.
    while at < len(words) and words.lower[at] in (",", "and", "&") and len(found) < 12:
        following = at + 1 + (at + 1 < len(words) and words.lower[at] == "," and words.lower[at + 1] == "and")
        other = names.after_role(words, following, taken) if following < len(words) else None
        if other is None or words.sentence[following] != words.sentence[base.first]:
            break
        next_one = Naming(
            other.first, other.last, "person", name=other.name, name_first=other.name_first, titles=other.titles,
            role=base.role, office=base.office, gender=other.gender or base.gender, confidence=0.95,
        )  # fmt: skip
        _of_state(words, next_one)
        found.append(next_one)
        at = next_one.last
    return found


def _of_state(words: Words, naming: Naming) -> None:
    """ "Prime Minister Boris Johnson of the United Kingdom" is one naming."""
    at = naming.last
    if naming.country is not None or at + 1 >= len(words) or words.lower[at] != "of":
        return
    unit = words.unit[at + 2] if words.lower[at + 1] == "the" and at + 2 < len(words) else words.unit[at + 1]
    if (
        unit is not None
        and "state" in unit.meanings
        and unit.country
        and words.sentence[unit.first] == words.sentence[at]
    ):
        naming.country, naming.last = unit.country, unit.last


def _plural(words: Words, phrase: RolePhrase, base: Naming) -> list[Naming]:
    office = base.office or roles.canonical_role(
        _singular(words.slice(phrase.core_first, phrase.head + 1)), base.country
    )
    states = roles.plural_countries(words, phrase)
    if states and office:
        found = []
        for number, (first, last, country) in enumerate(states):
            begin = base.first if number == 0 else first
            found.append(
                Naming(
                    begin,
                    last,
                    "role",
                    role=_singular(words.slice(phrase.core_first, phrase.head + 1)),
                    office=office,
                    country=country,
                    article="the",
                    head=_singular(base.head or ""),
                )
            )
        return found
    if len(phrase.countries) > 1 and office:
        return _adjectives(words, phrase, base, office)
    base.office = office
    lower = phrase.text.casefold()
    of_others = phrase.last < len(words) and words.lower[phrase.last] in ("of", "from")
    if (
        base.head in vocabulary().sides
        and not of_others
        and (
            lower.startswith(("two ", "three ", "four "))
            or phrase.article == "the"
            and not base.country
            and " " not in lower
            or _counted(words, phrase)
        )
    ):
        base.what, base.kind = "sides", "group"
        return [base]
    if of_others and not phrase.countries:
        return []
    base.what, base.kind, base.confidence = "unnamed", "unnamed", 0.8
    base.country = base.country if len(phrase.countries) < 2 else None
    # "officials" alone is nobody in particular; with a state or a body it is.
    if base.head in _VAGUE and not (phrase.countries or base.organisation):
        return [base] if _speaks(words, phrase) else []
    return (
        [base]
        if phrase.countries
        or base.country
        or base.organisation
        or phrase.core_first < phrase.head
        or _speaks(words, phrase)
        else []
    )


def _counted(words: Words, phrase: RolePhrase) -> bool:
    return (
        words.lower[phrase.first] in ("both", "two")
        or phrase.core_first > 0
        and words.lower[phrase.core_first - 1] in ("both", "two")
    )


def _adjectives(words: Words, phrase: RolePhrase, base: Naming, office: str) -> list[Naming]:
    """ "the Iranian and Syrian foreign ministers": one of each."""
    units = []
    at = phrase.core_first
    while at < phrase.head:
        unit = words.unit[at]
        if unit is not None and unit.country:
            units.append(unit)
            at = unit.last
        else:
            at += 1
    found = []
    for number, unit in enumerate(units):
        first = base.first if number == 0 else unit.first
        last = phrase.last if number == len(units) - 1 else unit.last
        role = f"{words.slice(unit.first, unit.last)} {_singular(words.slice(units[-1].last, phrase.last))}"
        found.append(
            Naming(
                first,
                last,
                "role",
                role=role,
                office=office,
                country=unit.country,
                article="the",
                head=_singular(base.head or ""),
            )
        )
    return found


def _singular(text: str) -> str:
    for plural, single in (("ministers", "minister"), ("men", "man"), ("secretaries", "secretary")):
        if text.casefold().endswith(plural):
            return text[: -len(plural)] + (
                single if text.islower() or not text[-len(plural)].isupper() else single.capitalize()
            )
    return text[:-1] if text.endswith("s") else text


def _speaks(words: Words, phrase: RolePhrase) -> bool:
    token = words.tokens[phrase.head]
    return token.dep_ == "nsubj" or (
        token.dep_ == "pobj"
        and token.head.lower_ == "to"
        and token.head.i
        and token.doc[token.head.i - 1].lower_ == "according"
    )


def _stands_alone(words: Words, phrase: RolePhrase, base: Naming) -> bool:
    """Decides what a role without a name is; False where it names nobody."""
    head, article = base.head or "", phrase.article
    known = vocabulary()
    before = (
        words.lower[phrase.first - 1]
        if phrase.first and words.sentence[phrase.first - 1] == words.sentence[phrase.first]
        else ""
    )
    if article is None and not words.capital(phrase.head):
        if not (base.country or base.organisation) or before in _PREDICATE:
            return False
        if head in known.sources and words.tokens[phrase.head].dep_ != "nsubj":
            return False
    if head in _NO_ROLE_WITHOUT_NAME and not base.office:
        base.weak = True
        return True
    if (
        article == "the"
        and head in known.sources
        and phrase.core_first == phrase.head
        and phrase.last == phrase.head + 1
    ):
        return True
    if article == "a" or head in known.sources:
        if article == "a" and words.tokens[phrase.head].dep_ in ("attr", "oprd"):
            return False
        if (
            article == "a"
            and head not in known.sources
            and head not in known.functions
            and words.tokens[phrase.head].dep_ in ("attr", "pobj")
            and before in _PREDICATE
        ):
            return False
        if head in _VAGUE_ONE and not base.country and not _speaks(words, phrase):
            return False
        base.what, base.kind, base.confidence = "unnamed", "unnamed", 0.85
        return True
    if (
        article is None
        and words.capital(phrase.head)
        and phrase.last - phrase.core_first == 1
        and head not in known.offices
    ):
        return False
    if before in ("as", "become", "becomes", "became", "elected", "appointed", "named") and article is None:
        return False
    return True


def _free_names(words: Words, taken: list[bool], known: set[str], styled: set[int], *, headlines: bool) -> list[Naming]:
    found: list[Naming] = []
    at = 0
    while at < len(words):
        naming = None
        if not taken[at] and (words.capital(at) or words.lower[at] in vocabulary().particles):
            naming = _free_name(words, at, taken, known, words.sentence[at] in styled, last_round=headlines)
        if naming is None:
            at += 1
            continue
        _take(taken, naming)
        found.append(naming)
        at = naming.last
    return found


def _free_name(
    words: Words, at: int, taken: list[bool], known: set[str], styled: bool, *, last_round: bool
) -> Naming | None:
    if styled and not last_round:
        return None
    if (
        at
        and words.surface[at - 1] == "-"
        and words.joined(at - 1)
        and words.joined(at - 2)
        and not taken[at - 1]
        and words.capital(at - 2)
    ):
        return None
    name = names.titled(words, at, taken)
    sure = 0.97 if name is not None else 0.9
    if name is None:
        name = names.free(words, at, taken, known)
    if name is None:
        return None
    if styled and not name.titles:
        name = _known_part(words, name, known)
        if name is None:
            return None
    if (
        not name.titles
        and last_round is False
        and name.last == at + 1
        and plain(words.surface[at]) not in known
        and not _single_sure(words, at)
    ):
        return None
    if not styled and not name.titles and name.first == name.name_first:
        name = _with_unknown_first(words, name, taken)
    naming = Naming(
        name.first,
        name.last,
        "person",
        name=name.name,
        name_first=name.name_first,
        titles=name.titles,
        gender=name.gender,
        spouse=name.spouse,
        confidence=sure,
    )
    _of_state(words, naming)
    return naming


def _with_unknown_first(words: Words, name: PersonalName, taken: list[bool]) -> PersonalName:
    """A first name that nothing tells as one, before a name that is told ("Elmirah Garcia")."""
    at = name.first - 1
    if (
        at < 0
        or taken[at]
        or not words.capital(at)
        or words.sentence[at] != words.sentence[name.first]
        or words.unit[at] is not None
    ):
        return name
    told = words.person[at] or words.pos[at] == "PROPN" and not words.opens_sentence(at)
    if not told or not names.may_stand_in(words, at):
        return name
    return PersonalName(
        at, name.last, at, " ".join(words.slice(at, name.last).split()), name.titles, name.gender, name.spouse
    )


def _single_sure(words: Words, at: int) -> bool:
    return words.person[at] or bool(names.holders(words.surface[at]))


def _known_part(words: Words, name: PersonalName, known: set[str]) -> PersonalName | None:
    """In a headline of capitals: the words of the name that the report knows, or a given name and the word behind it."""
    given = vocabulary().given
    first = last = name.name_first
    while last < name.last:
        word = plain(words.surface[last])
        told = word in known or not words.capital(last) or (last == first and word in given)
        behind_given = plain(words.surface[first]) in given and (words.person[last] or last == first + 1 and _no_verb(words, last))
        if not (told or behind_given):
            break
        last += 1
    if last == first or (last == first + 1 and plain(words.surface[first]) not in known):
        return None
    text = " ".join(words.slice(first, last).split())
    return PersonalName(name.first, last, first, text, name.titles, name.gender, name.spouse)


def _no_verb(words: Words, at: int) -> bool:
    return words.pos[at] != "VERB" and names.may_stand_in(words, at)


def _pronouns(words: Words, taken: list[bool]) -> list[Naming]:
    found = []
    for at, word in enumerate(words.lower):
        if word not in PRONOUNS or taken[at] or (word == "us" and words.capital(at)):
            continue
        if word == "i" and (not words.capital(at) or at + 1 < len(words) and words.surface[at + 1] == "."):
            continue
        found.append(
            Naming(
                at, at + 1, "pronoun", gender=PRONOUNS[word], plural=word in PLURAL_PRONOUNS, head=word, confidence=0.8
            )
        )
    return found


def _counterparts(found: list[Naming]) -> None:
    """ "Lavrov and his Turkish counterpart Mevlut Cavusoglu": of the same office as the one named before."""
    for at, naming in enumerate(found):
        if naming.what == "person" and naming.head in RELATIVE and naming.office is None:
            before = (n for n in reversed(found[max(0, at - 6) : at]) if n.what == "person" and n.office)
            naming.office = next((n.office for n in before), None)


def _appositions(words: Words, found: list[Naming]) -> None:
    """ "Ali Abdul Alizadeh, the chairman of ..." and "Syria's foreign minister, Farouk al-Shara, ...": one person."""
    for left, right in zip(found, found[1:], strict=False):
        if (
            right.first != left.last + 1
            or words.surface[left.last] not in (",", "(")
            or words.sentence[left.first] != words.sentence[right.first]
        ):
            continue
        after = words.surface[right.last] if right.last < len(words) else "."
        closed = (
            after in _CLOSERS
            or words.sentence[min(right.last, len(words) - 1)] != words.sentence[right.first]
            or right.what == "role"
            and _closes_soon(words, right.last)
        )
        role, person = (right, left) if right.what in ("role", "unnamed") else (left, right)
        if (
            role is person
            or person.what != "person"
            or role.what not in ("role", "unnamed")
            or role.plural
            or role.owner is person
        ):
            continue
        if role is left and (not closed or role.what == "unnamed" and len((person.name or "").split()) < 2):
            continue
        if role is right and not (closed or (words.pos[right.last] in ("VERB", "AUX", "PRON") and False)):
            continue
        if (
            person.office
            and role.office
            and person.office != role.office
            and person.country
            and role.country
            and person.country != role.country
        ):
            continue
        if _listed(words, left, right):
            continue
        role.what = "role"
        role.same = person
        if role is right and role.article is None and role.organisation is None and role.country is None:
            role.organisation = _body_behind(words, role.last)


def _body_behind(words: Words, at: int) -> str | None:
    """The body of "Martin Durbin, Vice President, Chamber of Commerce" in a list of participants."""
    if at + 1 >= len(words) or words.surface[at] != "," or not words.capital(at + 1) or words.unit[at + 1] is not None and words.unit[at + 1].body is None:  # type: ignore[union-attr]
        return None
    end = at + 1
    while end < min(at + 6, len(words)) and words.capital(end) and words.sentence[end] == words.sentence[at]:
        end += 1
    return words.slice(at + 1, end)


def _closes_soon(words: Words, at: int) -> bool:
    """Whether the apposition goes on a few words ("in Almaty") before a comma closes it."""
    if words.lower[at] not in ("in", "at", "to", "for", "of", "on", "from", "since", "and"):
        return False
    for n in range(at, min(at + 8, len(words))):
        if words.surface[n] in _CLOSERS or words.sentence[n] != words.sentence[at]:
            return True
        if words.pos[n] in ("VERB", "AUX"):
            return False
    return False


def _listed(words: Words, left: Naming, right: Naming) -> bool:
    """Whether the two stand in an enumeration: ", and" follows, and no second comma sets the apposition off."""
    at = right.last
    return (
        left.what == "person"
        and at + 1 < len(words)
        and words.surface[at] == ","
        and words.lower[at + 1] == "and"
        and right.article is None
        and left.role is not None
    )


def _mark_quoted(words: Words, found: list[Naming]) -> None:
    spans = sorted([*quoted_spans(words), *_turns(words, found)])
    starts = [first for first, _ in spans]
    for naming in found:
        at = bisect_right(starts, naming.first) - 1
        naming.quoted = at >= 0 and spans[at][0] <= naming.first < spans[at][1]


def _turns(words: Words, found: list[Naming]) -> list[tuple[int, int]]:
    """What speakers say in a transcript ("Vladimir Putin: Good morning ..."): up to the next turn."""
    starts = [
        n
        for n in found
        if n.what in ("person", "role")
        and n.last < len(words)
        and words.surface[n.last] == ":"
        and words.opens_sentence(n.first)
    ]
    starts = [
        n
        for n in starts
        if n.last + 1 < len(words)
        and words.segment[n.last + 1] == words.segment[n.first]
        and words.kinds[n.first] == "body"
    ]
    transcript = len(starts) > 2
    spans = []
    for number, naming in enumerate(starts):
        stop = starts[number + 1].first if number + 1 < len(starts) else len(words)
        end = naming.last + 1
        while end < stop and (transcript or words.segment[end] == words.segment[naming.first]):
            end += 1
        spans.append((naming.last + 1, end))
    return spans


def quoted_spans(words: Words) -> list[tuple[int, int]]:
    """Word ranges inside double quotation marks; one that is left open ends with its paragraph."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at, surface in enumerate(words.surface):
        if opened is not None and words.segment[at] != words.segment[opened]:
            spans.append((opened, at))
            opened = None
        if surface in ("“", "«", "„") or surface == '"' and opened is None:
            opened = at if opened is None else opened
        elif surface in ("”", "»", '"') and opened is not None:
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(words)))
    return spans
