"""What follows the head of a role or body: "of the Security Council of Ukraine", "for Foreign Affairs", "to Iran"."""

from __future__ import annotations

from collections.abc import Sequence

from core.actors import name_words as names
from core.actors.office_holders import holders
from core.actors.vocabulary import plain, vocabulary, words_of
from core.actors.words import CALENDAR, HYPHENS, Words

_HYPHENED = frozenset(("at", "counsellor", "counselor", "designate", "elect", "general", "in", "president"))
"""Behind a head and a hyphen: "Ambassador-at-Large", "Minister-Counsellor", "Chairman-in-Office"."""
_PORTFOLIO = 4
"""Words of the last of several portfolios, at most."""
_FOR_A_TIME = frozenset((("pro", "tempore"), ("pro", "tem"), ("ad", "interim")))
_RIGHT = 18
"""A phrase reaches no more words than this behind its head."""
_TO = words_of("role", "with_to")
_NO_FOR = words_of("role", "without_for")
_CLOSING = words_of("role", "closing")
_GENERAL = words_of("role", "with_general")
_KIN = words_of("role", "kin")
THE_STATES_OWN = frozenset(("country", "federation", "government", "kingdom", "nation", "republic", "state", "union"))
"""What "the President of the Republic" is of is no body: it is the state that "the President" is of."""
_WITH_DESK = frozenset(("attaché", "counsellor", "director", "secretary"))
_DESK = 5
"""Words in the bracket of "Secretary (East)", at most."""
_DETERMINERS = frozenset(("the", "its", "his", "their", "our"))
_OF_STATE = frozenset(("state", "treasury"))
_GRADES = frozenset(("delegate", "extraordinary", "plenipotentiary", "counsellor", "counselor", "designate"))
_WITH_GRADE = frozenset(("minister", "ministers", "secretary", "secretaries", "ambassador", "official", "commissioner"))
"""Heads behind which a grade or "responsible for" may stand."""


def right_edge(words: Words, head: int, taken: Sequence[bool]) -> int:
    """Where the phrase ends."""
    end = head + 1
    word = words.lower[head]
    if word in _KIN:
        return end
    if (
        end < len(words)
        and words.surface[end] in HYPHENS
        and words.joined(head)
        and words.joined(end)
        and words.lower[end + 1] in _HYPHENED
    ):
        end += 2
        if words.lower[end - 1] in ("at", "in") and end + 1 < len(words):
            end += 2
    elif (
        end < len(words)
        and words.lower[end] in ("general", "designate", "elect", "emeritus")
        and words.sentence[end] == words.sentence[head]
    ) and not (words.lower[end] == "general" and word not in _GENERAL and names.starts_name(words, end)):
        end += 1
    elif tuple(words.lower[end : end + 2]) in _FOR_A_TIME and words.sentence[end] == words.sentence[head]:
        end += 2
    elif word in _WITH_GRADE and words.capital(head):
        # "Minister Delegate", "Ambassador Extraordinary and Plenipotentiary"
        while end < len(words) and words.sentence[end] == words.sentence[head]:
            both = words.lower[end : end + 2] == ["and", "plenipotentiary"]
            if words.lower[end] not in _GRADES and not both:
                break
            end += 1
    end += _charge(words, end, head)
    end = _desk(words, end, head)
    while end < len(words) and end - head < _RIGHT and words.sentence[end] == words.sentence[head]:
        tie = words.lower[end]
        if (
            tie == "of"
            or (tie == "for" and _takes_for(words, head) and _portfolio_follows(words, end))
            or (tie == "to" and word in _TO)
            or (tie in ("on", "in") and word in _TO and _capital_follows(words, end))
        ):
            grown = complement(words, end + 1, head, taken, tie)
            if grown == end + 1:
                break
            end = grown
        else:
            break
    return end


def _desk(words: Words, at: int, head: int) -> int:
    """Where the bracket ends that says which of several secretaries this is: "Secretary (East)", "Director (Gulf and
    Haj)"; `at` where none is, or a name or the office's initials stand in it."""
    if words.lower[head] not in _WITH_DESK or not words.capital(head) or at >= len(words) or words.surface[at] != "(":
        return at
    end = at + 1
    while (
        end < len(words) and end - at <= _DESK and (words.capital(end) or words.lower[end] in ("and", "&", ",", "of"))
    ):
        end += 1
    if end == at + 1 or end >= len(words) or words.surface[end] != ")" or words.sentence[end] != words.sentence[head]:
        return at
    named = any(plain(words.surface[n]) in vocabulary().given or words.person[n] for n in range(at + 1, end))
    return at if named else end + 1


def _charge(words: Words, at: int, head: int) -> int:
    """How many words here say that a portfolio follows: "Minister | responsible | for Roads", "in charge of"."""
    if words.lower[head] not in _WITH_GRADE:
        return 0
    for said, tie in ((("responsible",), "for"), (("in", "charge"), "of")):
        end = at + len(said)
        whole = tuple(words.lower[at:end]) == said and end < len(words) and words.lower[end] == tie
        if whole and words.sentence[end] == words.sentence[head]:
            return len(said)
    return 0


def _takes_for(words: Words, head: int) -> bool:
    if head and words.lower[head - 1] == "prime":
        # "Deputy Prime Minister for Economic Affairs"
        return head > 1 and words.lower[head - 2] in ("deputy", "vice")
    return words.lower[head] not in _NO_FOR


def _portfolio_follows(words: Words, at: int) -> bool:
    after = at + 1
    if after < len(words) and words.lower[after] == "the":
        after += 1
    return after < len(words) and (
        words.capital(after)
        or words.lower[after] in vocabulary().portfolios
        or words.lower[after] in ("political", "legal")
    )


def _capital_follows(words: Words, at: int) -> bool:
    after = at + 1
    if after < len(words) and words.lower[after] == "the":
        after += 1
    return words.capital(after) and words.lower[after] not in CALENDAR


def complement(words: Words, at: int, head: int, taken: Sequence[bool], tie: str) -> int:
    """Where the noun phrase after "of", "for" or "to" ends; `at` itself where none begins."""
    if _titled_follows(words, at):
        return at
    known = vocabulary()
    end = last = at
    closed = False
    lower_noun = False
    plural = words.lower[head] in known.plurals
    while end < len(words) and end - head < _RIGHT and not taken[end] and words.sentence[end] == words.sentence[head]:
        word, unit = words.lower[end], words.unit[end]
        if word in known.particles and end > at and _particle_opens(words, end):
            break
        first = end == at or words.lower[end - 1] in ("the", "its", "his", "their", "of", "for", "to")
        told = words.person[end] and last == end > at and words.lower[end - 1] in known.portfolios | _OF_STATE
        if told and not _names_body(words, end):
            break  # "Secretary of State | Blinken", "Secretary of Defense | Austin"
        if unit is not None:
            if closed:
                break
            end = last = unit.last
            # "the Iran-Syria Joint Committee"
            tied = (
                end + 1 < len(words)
                and words.surface[end] in HYPHENS
                and words.joined(end - 1)
                and words.unit[end + 1] is not None
            )
            closed = not tied and not _hyphen_before(words, unit.first) and "adjective" not in unit.meanings
            continue
        if (names.starts_name(words, end) and not _office_inside(words, end)) or (
            end > at and _holder_follows(words, end)
        ):
            break
        if words.possessive(end):
            if not (
                end + 1 < len(words)
                and (
                    words.capital(end + 1)
                    or words.lower[end + 1] in known.portfolios
                    or words.lower[end + 1] in known.collectives
                )
                and last == end
                and not names.starts_name(words, end + 1)
            ):
                break
            closed = False
        elif (word in ("and", "the") and plural and words.surface[end - 1] in (",", "and")) or (
            word in _DETERMINERS and (end == at or words.lower[end - 1] in ("of", "for", "and", "on"))
        ):
            pass
        elif word in ("of", "for", "on"):
            another = _titled_follows(words, end + 1)
            if another or not _continues(words, end) or (word == "for" and _is_asked(words, end + 1)):
                break
            closed, lower_noun = False, False
        elif word in ("and", "&", ","):
            after = end + 1
            if plural and last == end and _state_follows(words, end):
                end, closed = end + 1, False
                continue
            if word == "and" and _both_plain(words, end):
                end, closed = end + 1, False
                continue
            if words.capital(end - 1) and (portfolio := _last_portfolio(words, end)):
                return portfolio
            if (
                after >= len(words)
                or words.lower[after] not in known.portfolios
                or names.starts_name(words, after)
                or words.capital(after) != words.capital(end - 1)
            ):
                break
            if _heads_after(words, after):
                break
            closed = False
        elif words.surface[end] in HYPHENS:
            if not (words.joined(end - 1) and words.joined(end)):
                break
        elif word in CALENDAR:
            break
        elif words.capital(end) and words.surface[end][0].isalpha():
            if closed and not (word in known.portfolios or word in names.BODY_HEADS):
                break
            if words.person[end] and last == end and end > at + 1 and not _names_body(words, end):
                # "President of Ruritania | Andrij Holub": the name begins before the word that is told to be one.
                return last - 1
            if (word in known.offices or word in known.functions) and word != "staff":
                # "Secretary of State", but "Head of the Presidential Office".
                if not first and words.lower[end - 1] not in known.modifiers | {"prime", "-"}:
                    break
                if word in ("president", "minister", "chancellor", "king", "secretary-general"):
                    last = end + 1
                    closed = True
                    end += 1
                    continue
            last = end + 1
            closed = word in _CLOSING and not (
                words.capital(end + 1) and words.lower[end + 1] in names.BODY_HEADS | known.portfolios
                if end + 1 < len(words)
                else False
            )
        elif (word in known.portfolios and words.pos[end] not in ("ADP", "VERB", "CCONJ")) or (
            words.pos[end] in ("NOUN", "ADJ", "PROPN") and not closed and not lower_noun
        ):
            if words.capital(head) and closed:
                break
            last = end + 1
            lower_noun = words.pos[end] == "NOUN" and word not in known.portfolios
        else:
            break
        end += 1
    return last if last > at else at


def _titled_follows(words: Words, at: int) -> bool:
    """ "An adviser to | US President Anna Berg", "the envoy of | Latvian Foreign Minister Jan Kos": somebody else under
    a title of his own, who does not bear the one before."""
    known, unit = vocabulary(), words.unit[at] if at < len(words) else None
    end = at
    if unit is not None:
        if "adjective" not in unit.meanings and not words.surface[at].isupper():
            return False
        end = unit.last
    titled = None
    while end < len(words) and words.capital(end) and words.sentence[end] == words.sentence[at]:
        word = words.lower[end]
        if titled == end and names.starts_name(words, end):
            return True
        if word in known.offices and word not in known.portfolios and word != "staff":
            titled = end + 1
        elif word not in known.modifiers and word not in known.portfolios and word != "prime":
            return False
        end += 1
    return False


def _is_asked(words: Words, at: int) -> bool:
    """ "An invitation from the president of the Assembly for | Duarte to visit"."""
    end = at
    while end < len(words) and words.capital(end) and end - at < 4:
        end += 1
    to = words.lower[end : end + 1] == ["to"] and end + 1 < len(words) and words.tokens[end + 1].tag_ == "VB"
    return words.person[at] or (end > at and to)


def _particle_opens(words: Words, at: int) -> bool:
    """ "Minister of Social Affairs | al-Tayyeb Omar": a name that begins with a particle."""
    after = at + 1
    return (
        words.unit[at] is None
        and not words.capital(at)
        and after + 1 < len(words)
        and words.surface[after] in HYPHENS
        and words.joined(at)
        and words.capital(after + 1)
    )


def _names_body(words: Words, at: int) -> bool:
    """Whether a body is called after the person of this name: "Director of the Konrad Adenauer Foundation"."""
    following = words.lower[at + 1] if at + 1 < len(words) and words.sentence[at + 1] == words.sentence[at] else ""
    return words.lower[at] in names.BODY_HEADS or (following in names.BODY_HEADS and words.capital(at + 1))


def _office_inside(words: Words, at: int) -> bool:
    """ "Head of the Office of the President | Andriy Yermak": an office in a role, and a name that is not its
    holder's behind it."""
    word = words.lower[at]
    if word not in vocabulary().offices or words.lower[at - 1] != "the":
        return False
    return not any(holders(words.slice(at + 1, end), role=word) for end in (at + 2, at + 3) if end <= len(words))


def _holder_follows(words: Words, at: int) -> bool:
    """ "State Secretary for Foreign Affairs | Annika Holm": a person's name right behind the portfolio."""
    known = vocabulary()
    if words.lower[at - 1] not in known.portfolios or not words.capital(at) or not words.capital(at + 1):
        return False
    if words.person[at] or words.lower[at] in known.given:
        return words.lower[at] not in known.portfolios
    both = (at, at + 1)
    strange = not any(words.unit[n] or words.lower[n] in known.portfolios | names.BODY_HEADS for n in both)
    return strange and not words.capital(at + 2)


def _both_plain(words: Words, at: int) -> bool:
    """As in "Union of Industrialists and Entrepreneurs": capitals on both sides that name nobody."""
    before, after = at - 1, at + 1
    if after + 1 >= len(words) or not (words.capital(before) and words.capital(after)):
        return False
    known = vocabulary()
    if words.unit[before] is not None or words.unit[after] is not None or words.person[after]:
        return False
    head = words.lower[after] in known.offices or words.lower[after] in known.functions
    return not head and not heads_next(words, after) and words.surface[after].endswith("s")


def _last_portfolio(words: Words, at: int) -> int | None:
    """Where the last portfolio ends that "and" (here, or behind more portfolios and commas) ties to those before:
    "Administrator for Response and Recovery | David Bibo", "Minister of Science and Higher Education | Jan Kos", "of
    Environmental, Technological and Nuclear Monitoring | Jan Kos". A full name has to follow."""
    while words.surface[at] == "," and _of_portfolio(words, at + 1) and at + 2 < len(words):
        at += 2
    at += words.surface[at] == "," and words.lower[at + 1 : at + 2] == ["and"]
    if words.lower[at] not in ("and", "&"):
        return None
    end = at + 1
    while end < len(words) and end - at <= _PORTFOLIO and (_of_portfolio(words, end) or words.possessive(end)):
        end += 1
    if end == at + 1 or end >= len(words) or words.sentence[end] != words.sentence[at]:
        return None
    if names.initial_glued(words.surface[end]):
        return end  # "Minister of Roads and Green Transport | B.Ganbold"
    if end + 1 >= len(words) or words.sentence[end + 1] != words.sentence[at]:
        return None
    begun = plain(words.surface[end]) in vocabulary().given | vocabulary().address
    followed = begun and words.capital(end) and words.capital(end + 1)
    last = words.lower[end - 1]
    several = last in vocabulary().portfolios or last.endswith(names.NOUN_ENDINGS)
    return end if followed and words.unit[end + 1] is None and (end == at + 2 or several) else None


def _of_portfolio(words: Words, at: int) -> bool:
    """Whether this may be a word of a portfolio: a capital that names no state, office or person."""
    if not words.capital(at) or words.unit[at] is not None or names.initial_glued(words.surface[at]):
        return False
    word, known = plain(words.surface[at]), vocabulary()
    return word.isalpha() and not (word in known.given or word in known.address or names.role_word(word))


def _state_follows(words: Words, at: int) -> bool:
    """Whether the list of states of "the presidents of Russia, Turkey and Iran" goes on behind a comma or "and"."""
    after = at + 1
    while after < min(at + 3, len(words)) and words.lower[after] in ("and", "the"):
        after += 1
    unit = words.unit[after] if after < len(words) else None
    before = words.unit[at - 1]
    return unit is not None and "state" in unit.meanings and before is not None and "state" in before.meanings


def _hyphen_before(words: Words, at: int) -> bool:
    return at > 1 and words.surface[at - 1] in HYPHENS and words.joined(at - 1) and words.unit[at - 2] is not None


def _continues(words: Words, at: int) -> bool:
    after = at + 1
    while after < len(words) and words.lower[after] in ("the", "its"):
        after += 1
    return (
        after < len(words)
        and words.sentence[after] == words.sentence[at]
        and (words.capital(after) or words.lower[after] in vocabulary().portfolios)
        and words.lower[after] not in CALENDAR
        and not names.starts_name(words, after)
    )


def _heads_after(words: Words, at: int) -> bool:
    """Whether a role head comes right behind portfolio words: another role begins ("and Foreign Minister")."""
    known = vocabulary()
    for n in range(at, min(at + 4, len(words))):
        if words.lower[n] in known.offices or words.lower[n] in known.functions:
            return True
        if words.lower[n] not in known.portfolios:
            return False
    return False


def of_body(words: Words, head: int, last: int) -> str | None:
    """The body after "of" that no lexicon knows ("president of the Bar Association"); None for a portfolio."""
    if last <= head + 2 or words.lower[head + 1] != "of":
        return None
    inside = range(head + 2, last)
    named = any(words.capital(n) and words.lower[n] not in vocabulary().portfolios for n in inside)
    bodied = any(words.lower[n] in names.BODY_HEADS for n in inside if words.lower[n] not in vocabulary().portfolios)
    body = words.slice(head + 2, last).removeprefix("the ")
    return body if named and bodied and body.casefold() not in THE_STATES_OWN else None


def of_units(words: Words, head: int, last: int) -> tuple[str | None, str | None]:
    """The state and the body named after the head: the first of each."""
    country = organisation = None
    at = head + 1
    while at < last:
        unit = words.unit[at]
        if unit is None:
            at += 1
            continue
        if unit.body is not None:
            organisation = organisation or unit.body.name
        if unit.meanings.keys() & {"state", "adjective", "seat"} or unit.body is not None:
            country = country or unit.country
        at = unit.last
    return country, organisation


def heads_next(words: Words, at: int) -> bool:
    """Whether another head follows to which this word belongs ("Deputy Prime Minister", "Chief Medical Officer")."""
    known = vocabulary()
    if words.lower[at] == "chief" and words.lower[at + 1 : at + 2] == ["justice"]:
        return True
    if at + 1 < len(words) and words.lower[at + 1] in ("and", "&"):
        # "Politburo member and Prime Minister"
        return False
    for n in range(at + 1, min(at + 6, len(words))):
        word = words.lower[n]
        if words.sentence[n] != words.sentence[at] or names.starts_name(words, n):
            return False
        if word in known.offices or word in known.functions or word in known.plurals or word in known.sources:
            return True
        if word in ("general", "states", "state"):
            return n == at + 1
        if not (
            word in known.modifiers
            or word in known.portfolios
            or word == "prime"
            or words.surface[n] in HYPHENS
            or (words.capital(n) and words.pos[n] in ("PROPN", "NOUN", "ADJ"))
        ):
            return False
    return False
