"""Meetings: what was held, planned, refused or told again; who took part, when and where; visits hold meetings.

`find` reads them from an article whose actors, dates and places are known; `tie` says what was said at which.
"""

from core.meetings.finding import find
from core.meetings.ties import tie

__all__ = ["find", "tie"]
