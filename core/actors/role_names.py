"""What somebody is called who is known by a role alone: "Syrian President"."""

from __future__ import annotations

from core import gazetteer
from core.actors.apposition import RELATIVE
from core.actors.complements import THE_STATES_OWN
from core.actors.naming import Naming
from core.actors.vocabulary import plain


def complement(role: str) -> str:
    """What a role is of, where that has a name: "Tatarstan" of "the first President of Tatarstan"."""
    behind = role.partition(" of ")[2].removeprefix("the ")
    own = behind[:1].isupper() and plain(behind).split()[0] not in THE_STATES_OWN
    return plain(behind) if own else ""


def role_name(naming: Naming) -> str:
    """A role-named actor's name: "Syrian President"."""
    text = naming.office if naming.office and not naming.organisation else without_article(naming.role or "")
    if naming.head in RELATIVE:
        text = naming.office or "counterpart"
    code = naming.country
    adjective = gazetteer.adjective(code) or gazetteer.state_name(code) if code else None
    text = " ".join(
        w if w in ("of", "the", "for", "to", "and", "in", "on") else w[0].upper() + w[1:] for w in text.split()
    )
    # "US envoy", "Ceylon Minister": the state in another word.
    told = any(named.country == code for word in text.split() for named in gazetteer.meanings(word).values())
    state = gazetteer.state_name(code).casefold() if code else ""
    if adjective and not told and adjective.casefold() not in text.casefold() and state not in text.casefold():
        return f"{adjective} {text}"
    return text


def without_article(text: str) -> str:
    """A role without "the", "a" or the like before it."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an", "one", "another", "some", "several") else text
