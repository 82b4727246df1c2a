"""Meetings as readers of another program are to see them: each once, however many reports tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from core import wording
from core.tables import Tables
from core.wording import known


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting, visit or call with what its reports say. Days are null where none is known; where reports differ,
    they are those of the first report."""

    event_id: str
    kind: str
    status: str
    mode: str | None
    first: date | None
    last: date | None
    precision: str | None
    city: str | None
    country: str | None
    venue: str | None
    participants: tuple[tuple[str, str], ...]
    """Id and name of each, most often named first."""
    hosts: frozenset[str]
    meeting_ids: tuple[str, ...]
    doc_ids: tuple[str, ...]
    words: str
    """The stretch of the first report that shows it best."""
    differing: tuple[str, ...]
    """Fields that reports differ on."""

    @property
    def when(self) -> str:
        """As people write it; empty where no day is known."""
        return wording.period(self.first, self.last, self.precision)

    @property
    def where(self) -> str:
        """Venue, city and country; empty where none is known."""
        return ", ".join(filter(None, [self.venue, self.city, wording.country(self.country)]))

    @property
    def title(self) -> str:
        """Visit, planned: Farid Karimi and Anna Lindqvist."""
        what = wording.meeting(self.kind, self.status).capitalize()
        names = wording.listed([name for _, name in self.participants], 5)
        return f"{what}: {names}" if names else what


def occasions(tables: Tables) -> Iterator[Occasion]:
    """Those of a View's meetings, by first day; those without a day last."""
    meetings = {row["meeting_id"]: row for row in wording.rows(tables.meetings)}
    texts = dict(zip(tables.documents["doc_id"], tables.documents["text"], strict=True))
    of_host = tables.participants[tables.participants["part"].isin(["host"]).to_numpy(bool)]
    hosts: dict[str, set[str]] = {}
    for meeting_id, actor_id in zip(of_host["meeting_id"], of_host["actor_id"], strict=True):
        hosts.setdefault(meeting_id, set()).add(actor_id)
    for event in wording.rows(tables.events):
        ids = [one for one in event["meeting_ids"] if one in meetings]
        row = meetings[ids[0]]
        ids_and_names = zip(event["actor_ids"] or (), event["participants"] or (), strict=True)
        yield Occasion(
            event["event_id"], event["kind"], event["status"], event["mode"],
            _first(event, row, "date_start"), _first(event, row, "date_end"), row["date_precision"],
            _first(event, row, "city"), _first(event, row, "country"), row["venue"], tuple(ids_and_names),
            frozenset(actor for one in ids for actor in hosts.get(one, ())), tuple(ids),
            tuple(dict.fromkeys(event["doc_ids"])), texts.get(row["doc_id"], "")[row["start"] : row["end"]],
            tuple(claim["field"] for claim in event["contradictions"] or ()),
        )  # fmt: skip


def _first(event: dict[str, Any], row: dict[str, Any], field: str) -> Any:
    """What all reports say, else what the first does."""
    return event[field] if known(event[field]) else row[field]
