"""Who is tied to whom, by what, and what of it a network shows."""

from dataclasses import replace
from datetime import date

import pytest

from core import ties
from core.tables import MEETINGS, MENTIONS, PARTICIPANTS, QUOTES, SEGMENTS
from tests.dashboard import generated
from tests.dashboard.conftest import RIGA, quote, small_tables, span


def with_more(**more):
    """The small store's tables with further rows."""
    tables = small_tables()
    kinds = {
        "quotes": QUOTES,
        "mentions": MENTIONS,
        "segments": SEGMENTS,
        "meetings": MEETINGS,
        "participants": PARTICIPANTS,
    }
    grown = {}
    for name, added in more.items():
        frame = getattr(tables, name)
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
        grown[name] = kinds[name].frame([*rows, *added])
    return replace(tables, **grown)


def found(tables, of: str = "actors") -> set[tuple[str, str, str]]:
    links = ties.ties(tables, of).links
    return set(zip(links["source"], links["target"], links["kind"], strict=True))


def test_those_who_took_part_in_a_meeting_that_was_held_met():
    assert found(small_tables()) == {("a_ozola", "a_tamm", "met")}


def test_nobody_met_at_a_meeting_that_was_refused():
    tables = small_tables()
    assert found(replace(tables, meetings=tables.meetings.assign(status="refused"))) == set()


def test_a_speaker_is_tied_to_whom_it_was_said_to_and_to_whom_it_was_about():
    words = "Estonia would open a second rail link"
    said = quote("d_riga", RIGA, words, quote_id="q_2", type="indirect", speaker_id="a_tamm", addressee_id="a_ozola",
                 date=date(2021, 5, 4))  # fmt: skip
    named = {"mention_id": "n_2", "doc_id": "d_riga", "text": "Estonia", "form": "name", "actor_id": "a_spokesman"}
    at = RIGA.index(words)
    tables = with_more(quotes=[said], mentions=[named | {"start": at, "end": at + 7}])
    assert found(tables) >= {("a_tamm", "a_ozola", "to")}
    actors = tables.actors.assign(kind="person")
    assert found(replace(tables, actors=actors)) >= {("a_tamm", "a_spokesman", "about")}


def test_a_mention_in_another_document_is_not_in_the_statement():
    words = "Estonia would open"
    at = RIGA.index(words)
    named = {"mention_id": "n_2", "doc_id": "d_hostile", "text": "x", "form": "name", "actor_id": "a_ozola"}
    assert found(with_more(mentions=[named | {"start": at, "end": at + 7}])) == {("a_ozola", "a_tamm", "met")}


def test_those_named_in_one_paragraph_are_mentioned_together():
    paragraph = {"segment_id": "s_2", "doc_id": "d_riga", "kind": "body", "paragraph": 0} | span(
        RIGA, "Latvian Foreign Minister Anna Ozola met Estonia’s Juri Tamm here on Tuesday."
    )
    named = {"mention_id": "n_2", "doc_id": "d_riga", "text": "Anna Ozola", "form": "name", "actor_id": "a_ozola"}
    tables = with_more(segments=[paragraph], mentions=[named | span(RIGA, "Anna Ozola")])
    assert ("a_ozola", "a_tamm", "with") in found(tables)


def test_countries_take_the_sides_of_the_participants():
    assert found(small_tables(), "countries") == {("ee", "lv", "met")}


def test_a_source_without_a_name_is_no_node_but_is_counted():
    made = ties.ties(small_tables(), "actors")
    assert "a_spokesman" not in set(made.names["node"])
    assert made.unnamed == 1


def test_reasons_of_a_tie_are_its_rows():
    made = ties.ties(small_tables(), "actors")
    rows = ties.reasons(made, ["met"], edge=("a_ozola", "a_tamm", "met"))
    assert rows[["table", "row_id"]].values.tolist() == [["meetings", "m_riga"]]
    assert ties.reasons(made, ["met"], node="a_tamm")["row_id"].tolist() == ["m_riga"]


def test_days_outside_the_period_tie_nobody():
    made = ties.ties(small_tables(), "actors")
    assert len(ties.between(made, ["met"], (date(2021, 5, 4), date(2021, 5, 4)))) == 1
    assert len(ties.between(made, ["met"], (date(2021, 5, 5), date(2021, 12, 31)))) == 0


@pytest.fixture(scope="module")
def many():
    made = ties.ties(generated.tables(3_000, 900), "actors")
    return made, ties.between(made, ties.DEFAULT)


def test_of_many_nodes_the_strongest_are_shown_and_the_rest_is_counted(many):
    made, edges = many
    shown = ties.shown(made, edges)
    assert len(shown.nodes) == ties.MOST
    assert len(shown.edges) <= ties.MOST_EDGES
    everybody = set(edges["source"]) | set(edges["target"])
    assert shown.nodes_left == len(everybody) - ties.MOST
    weights = ties.strength(edges)
    weakest = min(weights[node] for node in shown.nodes["node"])
    assert weakest >= max(weights[node] for node in everybody - set(shown.nodes["node"]))


def test_a_threshold_keeps_the_heavy_ties(many):
    made, edges = many
    shown = ties.shown(made, edges, weight=5)
    assert 0 < len(shown.edges) < len(edges)
    assert shown.edges["weight"].min() >= 5


def test_one_step_around_a_node_are_its_neighbours(many):
    made, edges = many
    touched = edges[(edges["source"] == "a_800") | (edges["target"] == "a_800")]
    expected = set(touched["source"]) | set(touched["target"])
    assert 1 < len(expected) < ties.MOST
    assert set(ties.shown(made, edges, around="a_800", depth=1).nodes["node"]) == expected


def test_measures_are_those_of_a_star():
    """The middle of a star stands between all others; its ends between nobody."""
    star = [
        {"meeting_id": f"m_{n}", "doc_id": "d_riga", "start": n, "end": n + 1, "kind": "meeting", "status": "held"}
        for n in range(3)
    ]
    sides = [{"meeting_id": f"m_{n}", "actor_id": actor} for n in range(3) for actor in ("c", f"e{n}")]
    tables = replace(small_tables(), meetings=MEETINGS.frame(star), participants=PARTICIPANTS.frame(sides))
    made = ties.ties(tables, "countries")
    assert not len(made.links), "actors without a country are no countries"
    tables = replace(tables, participants=PARTICIPANTS.frame([row | {"country": row["actor_id"]} for row in sides]))
    made = ties.ties(tables, "countries")
    nodes = ties.shown(made, ties.between(made, ["met"])).nodes.set_index("node")
    assert nodes.loc["c", "betweenness"] == 1.0
    assert nodes.loc["e0", "betweenness"] == 0.0
    assert nodes.loc["c", "strength"] == 3
    assert nodes["eigenvector"].idxmax() == "c"
