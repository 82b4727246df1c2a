"""What a report claimed that was denied.

"He denied a report that he had met an aide of the king. According to the paper, he and the aide talked for hours".
"""

from __future__ import annotations

import re

from core.meetings.account import Naming
from core.meetings.agreement import TOOK_PLACE

_NEAR = 600
"""Characters between the denial and what the denied report told."""
_REPORTED = re.compile(
    r"\b(?:according to|allege[ds]?|allegedly|claim(?:ed|s)|report(?:ed|s|edly)"
    r"|(?:news)?paper|magazine|daily|weekly|website|broadcaster|channel|station)\b",
    re.IGNORECASE,
)


def of_the_denied(naming: Naming, denied: Naming | None) -> bool:
    """Whether a meeting told as what somebody reported is the one that was denied right before it."""
    if denied is None or naming.status not in TOOK_PLACE or naming.date is not None or naming.section != denied.section:
        return False
    if not 0 < naming.event.trigger.idx - denied.event.trigger.idx <= _NEAR or naming.in_quote:
        return False
    if not {id(p.actor) for p in naming.named} & {id(p.actor) for p in denied.named}:
        return False
    return naming.event.sentence != denied.event.sentence and _REPORTED.search(naming.event.sentence.text) is not None
