"""The pieces of the actor page. The address holds who it is, which part of the profile is shown and what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from core import wording
from core.profiles import actor as profiles
from core.tables import Tables
from dashboard.components import actor_list, links, listing, store, view
from dashboard.components.actor_profile import Profile, profile
from dashboard.components.markup import Markup, joined, link, tag
from dashboard.components.page import Here

LEAD = (
    "Who this is: names, offices, counterparts, what they said and what others said of them. For example: whom does "
    "a foreign minister meet most, and on what do they speak?"
)
_KNOWN_BY = {
    "office holders": "known by the list of office holders", "name": "known by name", "role": "known by role",
    "territory": "known as a country’s", "text": "known from the texts alone",
}  # fmt: skip
"""What an identity rests on, see identity_source of the table actors."""
PARTS = {"profile": "Profile", "meetings": "Meetings", "said": "Statements", "of": "Said of them"}


@dataclass(frozen=True)
class Rows:
    """The ids behind a profile, the latest first: of each report's rows, or of each meeting and statement once."""

    meetings: list[str]
    said: list[str]
    of: pd.DataFrame
    """As `profiles.said_of`."""


def wanted(here_view_actors: tuple[str, ...]) -> str | None:
    """Whom the address asks for: `who`, else the only actor of the filters."""
    return view.own("who") or (here_view_actors[0] if len(here_view_actors) == 1 else None)


def show(here: Here) -> None:
    """The profile of whom the address names, or the list of everybody."""
    who = wanted(here.view.actors)
    # The profile holds what others say of the actor, so a filter by speaker cannot hold here.
    without = here.view.with_(actors=())
    if here.view.actors:
        here = replace(here, tables=store.tables(without))
    known = actor_list.everybody(here.snapshot.version, store.key(without), here.tables.once)
    if who is None:
        actor_list.show(here, known)
        return
    found = here.snapshot.tables().actors
    found = found[found["actor_id"] == who]
    if not len(found):
        st.warning("The store has no actor with this id.", icon=":material/search_off:")
        actor_list.show(here, known)
        return
    about = next(iter(wording.rows(found)))
    _turning(here, known, who)
    st.header(wording.plain(str(about["name"])), anchor=False)
    _head(here, about)
    if here.view.actors:
        st.caption("The filter by actor does not hold on this page: it shows all that concerns this one.")
    rows = _rows(here.snapshot.version, store.key(without), who, False, here.tables)
    once = _rows(here.snapshot.version, store.key(without), who, True, here.tables.once)
    if not (rows.meetings or rows.said or len(rows.of)) and who not in set(known["actor_id"]):
        st.html(tag("p", "The filters leave nothing of this actor. Take one of them out above.", class_="lead",
                    role="status"))  # fmt: skip
        return
    part = view.own("show") if view.own("show") in PARTS else "profile"
    _parts(part, once)
    drawn: dict[str, Callable[[], None]] = {
        "profile": lambda: profile(here, Profile(who, about, store.key(without)), once.said),
        "meetings": lambda: _meetings(here, rows.meetings),
        "said": lambda: _said(here, rows.said),
        "of": lambda: _of(here, rows.of, once.of),
    }
    drawn[part]()


@st.cache_resource(max_entries=16, show_spinner=False)
def _rows(version: str, key: str, who: str, once: bool, _tables: Tables) -> Rows:
    return Rows(
        profiles.meetings(_tables, who), profiles.statements(_tables, who), profiles.said_of(_tables, who)
    )  # fmt: skip


def _turning(here: Here, known: pd.DataFrame, who: str) -> None:
    """The way back to everybody, and to any other by name."""
    with st.container(horizontal=True, vertical_alignment="center", key="turning"):
        st.html(tag("nav", link(links.url("actor", here.view.with_(actors=())), "All actors"), class_="turning"))
        first = known.head(actor_list.OFFERED)
        names = dict(zip(first["actor_id"], first["name"], strict=True))
        st.session_state["actor_who"] = who if who in names else None
        st.selectbox(
            "Another actor", list(names), key="actor_who", format_func=lambda one: names.get(one, one), width=280,
            placeholder="Another actor", label_visibility="collapsed",
            on_change=lambda: view.set_own(who=st.session_state["actor_who"], picked=None, page=None),
        )  # fmt: skip


def _head(here: Here, about: dict[str, object]) -> None:
    """What it is, and where else it can be looked at."""
    parts = [str(about["kind"])]
    if nation := wording.country(about["country"]):
        parts.append(nation)
    if source := about["identity_source"]:
        parts.append(_KNOWN_BY.get(str(source), f"known by {source}"))
    if about["wikidata_id"]:
        parts.append(f"Wikidata {about['wikidata_id']}")
    swatch = tag(
        "span",
        class_="swatch",
        aria_hidden="true",
        style=f"--side:{here.palette.country(about['country'])}",  # type: ignore[arg-type]
    )
    who = str(about["actor_id"])
    alone = here.view.with_(actors=(who,))
    leads: list[Markup] = [
        link(links.url("quotes", alone), "Statements on Quotes"),
        link(links.url("timeline", alone), "On the timeline"),
        link(links.url("network", here.view.with_(actors=()), node=who), "In the network"),
        link(links.url("map", here.view.with_(actors=()), who=who), "Journeys on the map"),
        link(links.url("compare", here.view.with_(actors=()), by="actor", sides=who), "Compare"),
    ]
    st.html(tag("p", swatch, " · ".join(parts), class_="soft"))
    st.html(tag("p", joined(leads, " · ")))


def _parts(part: str, rows: Rows) -> None:
    numbers = {"meetings": len(rows.meetings), "said": len(rows.said), "of": len(rows.of)}
    st.session_state["actor_part"] = part
    st.segmented_control(
        "Show", list(PARTS), key="actor_part", required=True, width="content", label_visibility="collapsed",
        format_func=lambda name: f"{PARTS[name]} ({numbers[name]:,})" if name in numbers else PARTS[name],
        on_change=lambda: view.set_own(show=st.session_state["actor_part"], picked=None, page=None),
    )  # fmt: skip


def _meetings(here: Here, meeting_ids: list[str]) -> None:
    if meeting_ids:
        listing.meetings(here, meeting_ids, "actor-meetings")
    else:
        st.html(tag("p", "No report that the filters leave tells of a meeting with this actor.", class_="lead"))


def _said(here: Here, quote_ids: list[str]) -> None:
    if quote_ids:
        listing.quotes(here, quote_ids, "actor-statements")
    else:
        st.html(tag("p", "No report that the filters leave holds a statement by this actor.", class_="lead"))


def _of(here: Here, found: pd.DataFrame, once: pd.DataFrame) -> None:
    if not len(found):
        st.html(tag("p", "No statement of others that the filters leave names this actor.", class_="lead"))
        return
    by = once["speaker"].value_counts(dropna=False)
    first = [f"{name if wording.known(name) else 'a speaker not known'} ({number:,})" for name, number in by.items()]
    st.html(tag("p", f"Named in statements by {wording.listed(first, 5)}.", class_="soft"))
    listing.quotes(here, found["quote_id"].tolist(), "actor-said-of")
