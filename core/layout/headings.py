"""Headlines and sub-headlines: how a line looks that is one, and what looks like one and is none."""

from __future__ import annotations

import re

from core.layout.furniture import lexicon
from core.layout.paragraphs import is_item

HEADLINE_MOST, SUBHEADLINE_MOST = 220, 130
"""Characters of the longest headline and sub-headline."""
_HEADLINE_WORDS, _SUBHEADLINE_WORDS = 32, 16

_TERMINAL = re.compile(r"[.!?…][\"”'’)\]»]*$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Co|Ltd|No|St|Gov|Sen|Rep|vs)\.$")
_TURN = re.compile(
    r"(?:Q|A|Question|Answer|QUESTION|ANSWER|MODERATOR)\s?[:.]\s"
    r"|[A-Z][A-Z .'’\-]{2,50}:\s|[A-Z][\w.'’\- ]{2,60}:\s?[\"“‘]"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?)?\s*[-–—:]?\s*[A-Z]")
"""A line of a programme: "10.30 Meeting with ..."."""
_FIELD = re.compile(
    r"(?:Who|What|When|Where|Why|Date|Time|Venue|Place|Subject|Participants?|Attendees?|Present)\s?:", re.I
)
_NAME_AND_POST = re.compile(r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,4}, [A-Z]")
_LABEL = re.compile(r"^\((?:\d[a-z]{2} )?[A-Z]{2,8}(?: \d)?\)\s+")
"""What an agency puts before a headline: "(LEAD)", "(2nd LD)"."""
_SMALL = {"of", "the", "and", "for", "to", "de", "al", "von", "van", "bin", "la"}
_QUOTED = re.compile(r"[\"“«‘].{0,400}[\"”»’]$", re.S)
_QUOTED_BY = re.compile(r"[\"“«‘][^\n]{1,600}?[\"”»’][.,]?\s{0,2}(?:[―—–]|--?)\s{0,2}[A-Z]")
"""A quotation with its speaker after a dash."""


def is_sentence(paragraph: str) -> bool:
    """Whether it ends as a sentence does."""
    return _TERMINAL.search(paragraph[-12:]) is not None and _ABBREVIATION.search(paragraph[-12:]) is None


def like_headline(paragraph: str) -> bool:
    """Whether a line above the report can be its headline. A question can be one, another sentence cannot."""
    paragraph = _LABEL.sub("", paragraph)
    if not 0 < len(paragraph) <= HEADLINE_MOST or not _begins(paragraph):
        return False
    sentence = is_sentence(paragraph) and not paragraph.endswith("?")
    return (
        not sentence
        and paragraph[-1] not in ",;:"
        and len(paragraph.split()) <= _HEADLINE_WORDS
        and not _quoted(paragraph)
    )


def like_subheadline(paragraph: str) -> bool:
    """Whether a line between paragraphs can be a headline of what follows it."""
    if len(paragraph) > SUBHEADLINE_MOST or "\n" in paragraph or not _begins(paragraph):
        return False
    # A line that ends in "U.S." may be a headline at the top; between paragraphs it is nearly always a sentence.
    if _TERMINAL.search(paragraph[-12:]) or paragraph[-1] in ",;:-–—" or len(paragraph.split()) > _SUBHEADLINE_WORDS:
        return False
    return not (_quoted(paragraph) or _NAME_AND_POST.match(paragraph))


def is_speaker_line(paragraph: str, following: str) -> bool:
    """Whether the line names the person whose words follow in quotation marks: a name, a post and nothing else."""
    if following[:1] not in ('"', "“", "«", "‘"):
        return False
    words = [word.strip(".,'’()") for word in paragraph.split()]
    names = all(word[:1].isupper() or not word.isalpha() or word in _SMALL for word in words)
    return names and any(word.casefold() in lexicon().posts for word in words)


def _begins(paragraph: str) -> bool:
    """Whether it begins as a line of its own: no middle of a sentence, no turn of speech, item or salutation."""
    first = paragraph.lstrip("\"“‘'«")[:1]
    if (
        not (first.isupper() or first.isdigit())
        or is_item(paragraph)
        or paragraph.startswith(("-", "–", "—", "(", "[", "*"))
    ):
        return False
    if _CLOCK.match(paragraph):
        return False
    return not (_TURN.match(paragraph) or _FIELD.match(paragraph) or lexicon().salutations.fullmatch(paragraph))


def _quoted(paragraph: str) -> bool:
    return paragraph[0] in '"“«‘' and (
        _QUOTED.fullmatch(paragraph) is not None or _QUOTED_BY.match(paragraph) is not None
    )
