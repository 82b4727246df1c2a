"""Actors as persons decided: which are one, which are two, and who is meant where a decision names one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.corrections import Correction
from core.tables import ACTORS

Row = dict[str, Any]
Ask = Callable[..., list[Row]]
IDENTITY = "corrected"
"""identity_source of an actor that a person has added."""


@dataclass(frozen=True, slots=True)
class Event:
    """From then on `actor_id` is `becomes`: everywhere, or in these documents."""

    at: datetime
    actor_id: str
    becomes: str
    documents: frozenset[str] | None = None


@dataclass
class Actors:
    """Who is who. `rows`: those that decisions name, by id; `added`: those that persons have added."""

    rows: dict[str, Row] = field(default_factory=dict)
    added: dict[str, Row] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    groups: Mapping[str, str] = field(default_factory=dict)
    """An id of before -> that of the group which the actor has joined since."""
    by_name: dict[tuple[str, str | None], set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, corrections: Sequence[Correction], ask: Ask, *, with_links: bool) -> Actors:
        """The actors that these decisions are about, and what follows from merges and splits in their order."""
        named = [(who["actor_id"], who["name"]) for one in corrections for who in _named(one)]
        named += [(c.target.row_id, c.target.words or "") for c in corrections if c.target.table == "actors"]
        ids, names = sorted({id_ for id_, _ in named}), sorted({name for _, name in named if name})
        groups = {}
        if with_links and ids:
            asked = """SELECT row_id, group_id FROM links WHERE concat("table") = 'actors'
                AND row_id IN (SELECT unnest($ids))"""
            groups = {row["row_id"]: row["group_id"] for row in ask(asked, {"ids": ids}, "links")}
        wanted = sorted({*ids, *groups.values()})
        asked = """SELECT * FROM actors WHERE actor_id IN (SELECT unnest($ids)) OR name IN (SELECT unnest($names))"""
        found = ask(asked, {"ids": wanted, "names": names}, "actors") if wanted else []
        made = cls(groups=groups)
        for row in found:
            made.rows[row["actor_id"]] = {name: row.get(name) for name in ACTORS.names}
            made.by_name.setdefault((row["name"], row.get("country")), set()).add(row["actor_id"])
        return made

    def known(self, actor_id: str, name: str | None, country: str | None = None) -> str | None:
        """The id that an actor has now; None where the store has nobody of this id, and not one of this name."""
        if actor_id in self.rows or actor_id in self.added:
            return actor_id
        if (group := self.groups.get(actor_id)) in self.rows:
            return group
        namesakes = self.by_name.get((name or "", country), set())
        return next(iter(namesakes)) if len(namesakes) == 1 else None

    def meant(self, who: Mapping[str, Any]) -> str:
        """The id of whom a decision names; added where nobody is known by it."""
        known = self.known(who["actor_id"], who["name"], who.get("country"))
        if known is not None:
            return known
        self.added[who["actor_id"]] = dict.fromkeys(ACTORS.names) | {
            "actor_id": who["actor_id"], "name": who["name"], "kind": who.get("kind") or "person",
            "country": who.get("country"), "identity_source": IDENTITY,
        }  # fmt: skip
        return str(who["actor_id"])

    def take(self, one: Correction, documents: Iterable[str]) -> bool:
        """Note a merge or a split; False where its actor, or every document of it, is not there any more."""
        about = self.known(one.target.row_id, one.target.words)
        if about is None or one.field == "distinct":
            return about is not None
        if one.field == "merge":
            self.events.append(Event(one.at, about, self.meant(one.new)))
            return True
        there = frozenset(one.new["documents"]) & set(documents)
        if there:
            self.events.append(Event(one.at, about, self.meant(one.new["actor"]), there))
        return bool(there)

    def final(self, actor_id: str, doc_id: str | None, since: datetime | None = None) -> str:
        """What an id of a document's row has become, by decisions later than `since`."""
        for event in self.events:
            if event.actor_id == actor_id and (since is None or event.at > since):  # noqa: SIM102
                if event.documents is None or doc_id in event.documents:
                    actor_id = event.becomes
        return actor_id

    def row(self, actor_id: str) -> Row:
        return self.added.get(actor_id) or self.rows[actor_id]

    def renamed(self) -> list[Row]:
        """Every id of documents' rows that stands for another now: raw, doc_id (null: everywhere), final and its name
        and country; `split`: whether by a split, which makes the earlier country wrong."""
        found = []
        splits = {doc for event in self.events for doc in event.documents or ()}
        for raw in sorted({event.actor_id for event in self.events}):
            everywhere = self.final(raw, None)
            for doc_id in [None, *sorted(splits)]:
                final = self.final(raw, doc_id)
                if final != (raw if doc_id is None else everywhere):
                    about = self.row(final)
                    found.append({
                        "raw": raw, "doc_id": doc_id, "final": final, "name": about["name"],
                        "country": about["country"], "split": doc_id is not None,
                    })  # fmt: skip
        return found

    def changed(self) -> tuple[set[str], list[Row]]:
        """Rows of ACTORS that go, by id, and those that come: added ones, and those that others were merged into."""
        gone: set[str] = set()
        into: dict[str, set[str]] = {}
        for event in self.events:
            final = self.final(event.actor_id, None)
            if event.documents is None and final != event.actor_id:
                gone.add(event.actor_id)
                into.setdefault(final, set()).add(event.actor_id)
        come = [_united(self.row(final), [self.row(id_) for id_ in sorted(ids)]) for final, ids in into.items()]
        come += [row for id_, row in self.added.items() if id_ not in into and id_ not in gone]
        return gone | set(into), come


def _named(one: Correction) -> list[Mapping[str, Any]]:
    """Whom a decision names."""
    if one.field in ("speaker_id", "addressee_id", "merge"):
        return [one.new] if one.new is not None else []
    if one.field == "participants":
        return list(one.new)
    return [one.new["actor"]] if one.field == "split" else []


def _united(lead: Row, others: Sequence[Row]) -> Row:
    """The row of an actor that others were merged into: its own, with their names and offices."""
    names = {name for row in (lead, *others) for name in (row["name"], *(row["aliases"] or ()))} - {lead["name"]}
    roles = {(r["role"], r["from"], r["to"]): r for row in (lead, *others) for r in row["roles"] or ()}
    ordered = sorted(roles.values(), key=lambda r: (str(r["from"] or ""), str(r["to"] or ""), r["role"] or ""))
    country = lead["country"] or next((row["country"] for row in others if row["country"]), None)
    return lead | {"aliases": sorted(names) or None, "roles": ordered or None, "country": country}
