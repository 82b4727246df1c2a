"""Codes follow the books: what was held is consultation, what is planned an intent, what was not held no fact.

CAMEO by its codebook, version 1.1b3; PLOVER by its conversion table CAMEO2PLOVER-2021.
"""

from __future__ import annotations

import pytest

from core.article import Meeting
from core.meetings import codes

BOOK = [
    ("meeting", "held", ("040", "CONSULT")),
    ("call", "held", ("041", "CONSULT")),
    ("visit", "held", ("042", "CONSULT")),
    ("mediation", "ongoing", ("045", "CONSULT")),
    ("negotiation", "held", ("046", "CONSULT")),
    ("meeting", "planned", ("036", "AGREE")),
    ("mediation", "planned", ("039", "AGREE")),
    ("mediation", "accepted", ("038", "AGREE")),
    ("visit", "invited", ("026", None)),
    ("mediation", "proposed", ("028", None)),
    ("meeting", "refused", ("125", "REJECT")),
    ("mediation", "refused", ("126", "REJECT")),
    ("negotiation", "cancelled", ("164", "SANCTION")),
    ("mediation", "cancelled", ("165", "SANCTION")),
    ("meeting", "cancelled", (None, None)),
    ("meeting", "postponed", (None, None)),
    ("meeting", "denied", (None, None)),
    ("meeting", "recalled", (None, None)),
]


@pytest.mark.parametrize(("kind", "status", "expected"), BOOK)
def test_kind_and_status_give_the_code(kind: str, status: str, expected: tuple[str | None, str | None]) -> None:
    assert codes.of_meeting(Meeting(0, 1, kind, status)) == expected
