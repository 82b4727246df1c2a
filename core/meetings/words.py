"""The words that tell of meetings: core/lexicon/meetings.toml, ready to be asked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

STATUS_WORDS = ("planned", "proposed", "invited", "accepted", "postponed", "cancelled", "refused", "denied", "recalled")


@dataclass(frozen=True)
class StatusWords:
    """What the word over an event says of it, from a lemma to a status."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    phrases: dict[tuple[str, str], str]
    """Verb and particle or preposition: ("turn", "down")."""


@dataclass(frozen=True)
class Words:
    """What meetings.toml holds."""

    nouns: dict[str, str]
    """From a lemma to a kind of meeting."""
    verbs: dict[str, str]
    """From a lemma to a frame: meet, speak, receive, visit, ..."""
    particles: dict[str, str]
    exchanged: frozenset[str]
    """What is exchanged in talks: views, opinions."""
    limits: dict[str, frozenset[str]]
    negotiation: frozenset[str]
    negotiating: frozenset[str]
    """Who, in the plural and without a name, holds talks for a state: "the two sides", "the two ministers"."""
    phone: frozenset[str]
    phone_phrases: tuple[str, ...]
    video: frozenset[str]
    video_phrases: tuple[str, ...]
    in_person_phrases: tuple[str, ...]
    in_person_places: frozenset[str]
    meals: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    light: dict[str, frozenset[str]]
    status: StatusWords
    hypothetical: frozenset[str]
    glad: frozenset[str]
    modal_planned: frozenset[str]
    modal_proposed: frozenset[str]
    claims: frozenset[str]
    denials: frozenset[str]
    untrue: frozenset[str]
    occasions: frozenset[str]
    unreal: frozenset[str]
    fiction: frozenset[str]
    habitual: frozenset[str]
    people: frozenset[str]
    officials: frozenset[str]
    """Those who travel for a state or a body."""
    delegations: frozenset[str]
    sitting: frozenset[str]
    parliaments: frozenset[str]
    several: frozenset[str]
    press: frozenset[str]
    envoys: frozenset[str]
    running: frozenset[str]
    running_determiners: frozenset[str]
    running_modifiers: frozenset[str]
    heading_verbs: frozenset[str]
    heading_nouns: frozenset[str]
    regions: frozenset[str]
    """Where a journey leads to that is more than one place."""
    spans_of_time: frozenset[str]
    scene_phrases: tuple[str, ...]
    scene_prepositions: frozenset[str]
    lists: dict[str, frozenset[str]]
    """What lists of meetings are called, and what is said of their entries."""
    tables: dict[str, frozenset[str]]
    """Words that tell tables of meetings from others."""
    columns: dict[str, str]
    """From the name of a column of such a table to what stands in it."""
    cell_kinds: dict[str, str]
    """From a word of such a table's cell to the kind of meeting, or "none" for what is no meeting."""
    sport: frozenset[str]
    list_verbs: dict[str, str]
    """From a form of the past to its lemma."""
    combining: dict[str, str]
    """From the form of a state's name that only compounds have ("sino") to its code."""

    @cached_property
    def nouns_of_calls(self) -> frozenset[str]:
        return frozenset(noun for noun, kind in self.nouns.items() if kind == "call")


@cache
def words() -> Words:
    """The lexicon, read once a process."""
    raw: dict[str, Any] = tomllib.loads((files("core") / "lexicon" / "meetings.toml").read_text(encoding="utf-8"))
    status, people = raw["status"], raw["people"]
    exchanged, past = frozenset(raw["verbs"].pop("exchanged")), raw["lists"].pop("past")
    verbs = {v: frame for frame, found in raw["verbs"].items() if isinstance(found, list) for v in found}
    return Words(
        nouns={noun: kind for kind, nouns in raw["nouns"].items() for noun in nouns},
        verbs=verbs,
        particles=raw["verbs"]["particles"],
        exchanged=exchanged,
        limits=_sets(raw["noun_limits"]),
        negotiation=frozenset(raw["negotiation"]["words_before"]),
        negotiating=frozenset(raw["negotiation"]["held_by"]),
        phone=frozenset(raw["phone"]["words"]),
        phone_phrases=tuple(raw["phone"]["phrases"]),
        video=frozenset(raw["video"]["words"]),
        video_phrases=tuple(raw["video"]["phrases"]),
        in_person_phrases=tuple(raw["in_person"]["phrases"]),
        in_person_places=frozenset(raw["in_person"]["places"]),
        meals=frozenset(raw["meals"]["words"]),
        prepositions=_sets(raw["prepositions"]),
        light=_sets(raw["light"]),
        status=_status_words(status),
        glad=frozenset(status["glad"]),
        hypothetical=frozenset(status["none"]),
        modal_planned=frozenset(status["modal_planned"]),
        modal_proposed=frozenset(status["modal_proposed"]),
        claims=frozenset(status["claims"]),
        denials=frozenset(status["denials"]),
        untrue=frozenset(status["untrue"]),
        occasions=frozenset(status["occasions"]),
        unreal=frozenset(status["unreal"]),
        fiction=frozenset(status["fiction"]),
        tables=_sets({name: found for name, found in raw["tables"].items() if isinstance(found, list)}),
        columns={name: role for role, found in raw["tables"]["columns"].items() for name in found},
        cell_kinds={word: kind for kind, found in raw["tables"]["kinds"].items() for word in found},
        sport=frozenset(raw["sport"]["words"]),
        habitual=frozenset(status["habitual"]),
        people=frozenset(people["groups"]) | frozenset(people["several"]),
        officials=frozenset(people["officials"]),
        delegations=frozenset(people["delegations"]),
        sitting=frozenset(people["sitting"]),
        parliaments=frozenset(people["parliaments"]),
        several=frozenset(people["several"]),
        press=frozenset(people["press"]),
        envoys=frozenset(people["envoys"]),
        running=frozenset(people["running"]),
        running_determiners=frozenset(people["running_determiners"]),
        running_modifiers=frozenset(people["running_modifiers"]),
        heading_verbs=frozenset(raw["head_of_delegation"]["verbs"]),
        heading_nouns=frozenset(raw["head_of_delegation"]["nouns"]),
        regions=frozenset(raw["journeys"]["regions"]),
        spans_of_time=frozenset(raw["time"]["spans"]),
        scene_phrases=tuple(raw["scene"]["phrases"]),
        scene_prepositions=frozenset(raw["scene"]["after"]),
        lists=_sets(raw["lists"]),
        list_verbs=past,
        combining=raw["combining"],
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in table.items()}


def _status_words(table: dict[str, Any]) -> StatusWords:
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    phrases: dict[tuple[str, str], str] = {}
    for status in STATUS_WORDS:
        row = table[status]
        verbs |= dict.fromkeys(row["verbs"], status)
        nouns |= dict.fromkeys(row["nouns"], status)
        adjectives |= dict.fromkeys(row["adjectives"], status)
        for phrase in row.get("phrases", ()):
            first, second, *_ = phrase.split()
            phrases[first, second] = status
    return StatusWords(verbs, nouns, adjectives, phrases)
