"""Across documents: the same report, meeting, statement and actor told of in several.

linked(tables, said)   tables in memory with the ids that join what tells of the same thing; a store does the same
                       with every commit (core/store/across.py)
events(tables)         one row for each meeting that reports tell of, with what they agree on and where they differ
Once(tables)           the tables with each meeting and statement once: `tables.once`

Candidates are found by keys, so that cost grows with the documents and never with their pairs; the outcome depends on
the documents alone, not on the order in which they came.
"""

from core.corpus.events import events
from core.corpus.once import Once, each_meeting, each_statement
from core.corpus.whole import linked, links

__all__ = ["Once", "each_meeting", "each_statement", "events", "linked", "links"]
