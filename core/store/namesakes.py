"""Actors across the documents of a store: namesakes that are one person share an id (see core.corpus.namesakes).

`document_actors` keeps the ids as each document gives them; `links` says which of them stand for another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import pyarrow as pa

from core.corpus.linking import Namesakes
from core.corpus.namesakes import Person, person
from core.rows import united
from core.store import lines
from core.store.folder import COMPARED, DOCUMENT_ACTORS, LINKS
from core.tables import ACTORS

if TYPE_CHECKING:
    from core.store.writing import Change

_KEYS = """SELECT row_id, keys FROM compared WHERE concat("table") = 'actors' AND row_id IN (SELECT unnest($1))"""
_SHARING = """
SELECT DISTINCT row_id FROM (SELECT row_id, unnest(keys) AS key FROM compared WHERE concat("table") = 'actors')
WHERE key IN (SELECT key FROM wanted)
"""
_MEMBERS = """
WITH asked AS (SELECT unnest($1) AS id),
groups AS (
    SELECT id FROM asked
    UNION SELECT group_id FROM links WHERE concat("table") = 'actors' AND row_id IN (SELECT id FROM asked)
)
SELECT row_id, group_id FROM links WHERE concat("table") = 'actors' AND group_id IN (SELECT id FROM groups)
"""
_TOGETHER = """
WITH asked AS (SELECT doc_id, actor_id FROM document_actors WHERE actor_id IN (SELECT unnest($1)))
SELECT DISTINCT a.actor_id AS one, b.actor_id AS other FROM asked a JOIN asked b USING (doc_id)
WHERE a.actor_id < b.actor_id
"""
_FIRST_TOLD = """
SELECT actor_id, min(published) AS day FROM document_actors JOIN documents USING (doc_id)
WHERE actor_id IN (SELECT unnest($1)) GROUP BY actor_id
"""


def settle(change: Change, touched: Collection[str]) -> set[str]:
    """Unite namesakes among these actors, which documents that came or went speak of, and those who share their keys.

    The ids of all actors whose row must be made anew.
    """
    dirty = _index(change, touched)
    persons = _persons(change, _sharing(change, dirty))
    blocks = {one.block for one in persons.values() if one.block in dirty}
    # Persons without a state are one with the bearers of their full name, wherever those are from.
    names = {one.full_name for one in persons.values() if one.full_name is not None}
    persons |= _persons(change, _sharing(change, names - dirty) - persons.keys())
    elsewhere = [one.actor_id for one in persons.values() if one.block is not None and one.block not in blocks]
    known = members(change, elsewhere)
    stateless = {one.actor_id for one in persons.values() if one.country is None}
    known = {id_: group for id_, group in known.items() if id_ not in stateless}
    asked = sorted({*persons, *known})
    named_together = change.ask(_TOGETHER, [asked], DOCUMENT_ACTORS.name) if asked else []
    together = {(row["one"], row["other"]) for row in named_together}
    told = change.ask(_FIRST_TOLD, [asked], DOCUMENT_ACTORS.name, "documents") if asked else []
    found = Namesakes(persons, together, {row["actor_id"]: row["day"] for row in told}, known)
    groups = found.groups(sorted(block for block in blocks if block is not None))
    now = {id_: groups.get(id_, id_) for id_ in {*groups, *touched}}
    before = members(change, now)
    changed = {id_: group for id_, group in now.items() if group != before.get(id_, id_)}
    lines.put_links(change, [lines.Link("actors", id_, None, group) for id_, group in changed.items()])
    return {*touched, *changed, *changed.values(), *(before.get(id_, id_) for id_ in changed)}


def members(change: Change, actor_ids: Iterable[str]) -> dict[str, str]:
    """Every actor of the groups of these, and these themselves: id as documents have it -> id of its group."""
    asked = sorted(set(actor_ids))
    if not asked:
        return {}
    found = {row["row_id"]: row["group_id"] for row in change.ask(_MEMBERS, [asked], LINKS.name)}
    return {id_: id_ for id_ in {*asked, *found.values()}} | found


def _index(change: Change, touched: Collection[str]) -> set[int]:
    """Set down the keys of these actors as they are now; the keys that any of them has or had."""
    persons = _persons(change, touched)
    before = {row["row_id"]: set(row["keys"]) for row in change.ask(_KEYS, [sorted(touched)], COMPARED.name)}
    now = {id_: set(one.keys) for id_, one in persons.items() if one.keys}
    lines.drop(change, COMPARED.name, {"actors": [id_ for id_, keys in before.items() if now.get(id_) != keys]})
    fresh = {id_: keys for id_, keys in now.items() if before.get(id_) != keys}
    change.append(
        COMPARED.name,
        COMPARED.frame({"table": "actors", "row_id": id_, "keys": sorted(keys)} for id_, keys in sorted(fresh.items())),
    )
    return set().union(*before.values(), *now.values())


def _sharing(change: Change, keys: Collection[int]) -> set[str]:
    if not keys:
        return set()
    wanted = pa.table({"key": pa.array(sorted(keys), pa.int32())})
    return {row["row_id"] for row in change.ask(_SHARING, [], COMPARED.name, wanted=wanted)}


def _persons(change: Change, actor_ids: Iterable[str]) -> dict[str, Person]:
    """What all documents together say of each of these that is a person."""
    rows = change.read(DOCUMENT_ACTORS.name, ACTORS.names, "actor_id", actor_ids)
    return {one.actor_id: one for row in united(rows) if (one := person(row)) is not None}
