"""Meetings told in lists: programmes, diaries, registers of visits, and what stands below "X also received:".

A line of a list lacks what a sentence has: who does it stands in the headline, above the colon or at the line's head,
the day before the line or above several. `Entries` reads such lines; those that are sentences are read as all others.
"""

from core.meetings.lists.entries import Entries
from core.meetings.lists.owners import is_entry, owner

__all__ = ["Entries", "is_entry", "owner"]
