"""Review: the least certain first, one key a decision, and every decision can be taken back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.store import open_store
from core.wording import rows
from tests.dashboard.conftest import RIGA, html, small_tables
from tests.store.correcting import corrected
from tests.store.test_attach import CHANGED, ITEM, rail
from tests.templates import store_of


@pytest.fixture
def own_store(tmp_path) -> Path:
    """A store of its own, as it is changed. Of the four rows, 0.4, 0.9, 0.93 and 0.95 are sure."""
    return store_of(small_tables, tmp_path / "store").folder


@pytest.fixture
def review(dashboard, own_store):
    def opened(**more):
        return dashboard("review", store=own_store, **more)

    return opened


def quote(store: Path, quote_id: str):
    quotes = open_store(store).snapshot().tables().quotes
    return next(iter(rows(quotes[quotes["quote_id"] == quote_id])), None)


def meeting(store: Path):
    return next(iter(rows(open_store(store).snapshot().tables().meetings)), None)


def lit(app) -> str:
    body = next(b for b in (e.proto.body for e in app.get("html")) if 'class="document"' in b)
    import re

    return "".join(re.findall(r'class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)<', body))


def test_the_least_certain_row_comes_first_in_its_source(review):
    app = review()
    assert "4 rows to review" in html(app)
    assert lit(app).startswith("&lt;img src=x")


def test_accepting_turns_to_the_next_row_and_is_written_down(review, own_store):
    app = review()
    app.button(key="accept").click().run()
    assert not app.exception
    assert "3 rows to review, 1 decided now" in html(app)
    assert lit(app) == "Estonia would open a second rail link"
    assert quote(own_store, "q_hostile")["confidence"] == 1.0


def test_rejecting_leaves_the_row_out_and_undo_brings_it_and_its_place_back(review, own_store):
    app = review()
    app.button(key="reject").click().run()
    assert quote(own_store, "q_hostile") is None
    app.button(key="undo").click().run()
    assert quote(own_store, "q_hostile") is not None
    assert lit(app).startswith("&lt;img src=x")
    assert "4 rows to review" in html(app)


def test_skipping_decides_nothing(review, own_store):
    app = review()
    app.button(key="skip").click().run()
    assert lit(app) == "Estonia would open a second rail link"
    app.button(key="back").click().run()
    assert lit(app).startswith("&lt;img src=x")
    assert len(open_store(own_store).corrections()) == 0


def test_a_key_gives_the_statement_to_who_is_named_near_it(review, own_store):
    app = review(row="q_trade")
    labels = {button.label: button for button in app.button if str(button.key).startswith("choice_")}
    assert set(labels) == {"Juri Tamm", "Nobody that is known"}
    labels["Juri Tamm"].click().run()
    now = quote(own_store, "q_trade")
    assert (now["speaker"], now["attribution"], now["confidence"]) == ("Juri Tamm", "corrected", 1.0)


def test_who_when_and_why_stand_beside_a_decision(review, own_store):
    app = review()
    app.text_input(key="review_author").set_value("Ada Example").run()
    app.text_input(key="review_reason").set_value("it is markup").run()
    app.button(key="reject").click().run()
    made = open_store(own_store).corrections()[0]
    assert (made.author, made.reason, made.new) == ("Ada Example", "it is markup", "rejected")
    assert made.at is not None
    assert app.text_input(key="review_reason").value == ""


def test_every_part_of_a_statement_can_be_fixed(review, own_store):
    app = review(row="q_trade")
    app.button(key="fix").click().run()
    app.text_area(key="words_q_trade").set_value("our two countries grew fast")
    app.selectbox(key="type_q_trade").set_value("mixed")
    app.selectbox(key="act_q_trade").set_value("praise")
    app.selectbox(key="addressee_q_trade").set_value("Juri Tamm")
    app.selectbox(key="meeting_q_trade").set_value("At no meeting")
    app.date_input(key="date_q_trade").set_value(date(2021, 5, 3))
    app.multiselect(key="topics_q_trade").set_value(["transport"])
    app.button(key="save").click().run()
    assert not app.exception
    now = quote(own_store, "q_trade")
    assert now["text"] == "our two countries grew fast"
    assert now["start"] == RIGA.index("our two countries grew fast")
    assert (now["type"], now["act"], now["addressee_id"], now["meeting_id"]) == ("mixed", "praise", "a_tamm", None)
    assert now["date"] == date(2021, 5, 3)
    assert now["speaker_id"] == "a_ozola"
    topics = open_store(own_store).snapshot().tables().topics
    assert list(topics.loc[topics["target_id"] == "q_trade", "topic"]) == ["transport"]


def test_only_what_was_changed_is_written_down(review, own_store):
    app = review(row="q_trade")
    app.button(key="fix").click().run()
    app.selectbox(key="act_q_trade").set_value("praise")
    app.button(key="save").click().run()
    assert {one.field for one in open_store(own_store).corrections()} == {"act", "verdict"}


def test_words_that_the_report_has_not_are_refused_in_words(review, own_store):
    app = review(row="q_trade")
    app.button(key="fix").click().run()
    app.text_area(key="words_q_trade").set_value("words that nobody said")
    app.button(key="save").click().run()
    assert "does not stand in the report" in app.error[0].value
    assert len(open_store(own_store).corrections()) == 0


def test_every_part_of_a_meeting_can_be_fixed(review, own_store):
    app = review(row="m_riga")
    app.button(key="fix").click().run()
    app.selectbox(key="kind_m_riga").set_value("call")
    app.selectbox(key="status_m_riga").set_value("planned")
    app.selectbox(key="mode_m_riga").set_value("phone")
    app.date_input(key="start_m_riga").set_value(date(2021, 5, 1))
    app.date_input(key="end_m_riga").set_value(date(2021, 5, 31))
    app.selectbox(key="precision_m_riga").set_value("month")
    app.text_input(key="city_m_riga").set_value("")
    app.selectbox(key="country_m_riga").set_value("ee")
    app.multiselect(key="participants_m_riga").set_value(["Anna Ozola"])
    app.selectbox(key="part_0_m_riga").set_value("visitor")
    app.button(key="save").click().run()
    assert not app.exception
    now = meeting(own_store)
    assert (now["kind"], now["status"], now["mode"], now["city"], now["country"]) == (
        "call", "planned", "phone", None, "ee",
    )  # fmt: skip
    assert (now["date_start"], now["date_end"], now["date_precision"]) == (date(2021, 5, 1), date(2021, 5, 31), "month")
    present = open_store(own_store).snapshot().tables().participants
    assert list(zip(present["actor_id"], present["part"], strict=True)) == [("a_ozola", "visitor")]
    assert present["role"].iloc[0] == "Latvian Foreign Minister"


def test_a_last_day_before_the_first_is_refused_in_words(review, own_store):
    app = review(row="m_riga")
    app.button(key="fix").click().run()
    app.date_input(key="end_m_riga").set_value(date(2020, 1, 1))
    app.button(key="save").click().run()
    assert "last day lies before the first" in app.error[0].value


def test_what_was_reviewed_is_not_asked_again_and_can_be_filtered(review, dashboard, own_store):
    app = review()
    app.button(key="accept").click().run()
    again = review()
    assert "3 rows to review" in html(again)
    shown = dashboard("quotes", store=own_store, corrected="yes")
    assert "was a joke" in html(shown)
    assert "grew fast" not in html(shown)


def test_when_all_are_done_the_page_says_so(review):
    app = review()
    for _ in range(4):
        app.button(key="accept").click().run()
    assert "Every row of this queue was looked at" in html(app)
    assert "nothing to review in this view" in html(review())


def test_an_actor_is_merged_into_another_and_split_by_reports(review, own_store):
    app = review(**{"as": "actors", "who": "a_tamm"})
    app.selectbox(key="merge_with").set_value("a_ozola")
    app.button(key="merge").click().run()
    assert not app.exception
    tables = open_store(own_store).snapshot().tables()
    assert set(tables.quotes["speaker"].dropna()) == {"Anna Ozola", "a spokesman"}
    assert list(tables.actors.loc[tables.actors["actor_id"] == "a_ozola", "aliases"].iloc[0]) == ["Juri Tamm"]

    app = review(**{"as": "actors", "who": "a_ozola"})
    app.multiselect(key="split_documents").set_value(["d_riga"])
    app.text_input(key="split_name").set_value("Anna Ozola the younger")
    app.selectbox(key="split_country").set_value("ee")
    app.button(key="split").click().run()
    assert not app.exception
    quotes = open_store(own_store).snapshot().tables().quotes
    assert "Anna Ozola the younger" in set(quotes["speaker"])


@pytest.fixture
def like_names(tmp_path) -> Path:
    """A store in which a spokesman is called Jury Tamm, whose country nobody states."""
    folder = tmp_path / "like"
    tables = small_tables()
    tables.actors["name"] = tables.actors["name"].replace("a spokesman", "Jury Tamm")
    tables.actors["kind"] = tables.actors["kind"].replace("unnamed", "person")
    open_store(folder).write(tables)
    return folder


def test_two_actors_of_like_names_are_asked_about_and_become_one_by_a_key(dashboard, like_names):
    app = dashboard("review", store=like_names, **{"as": "actors"})
    assert not app.exception
    assert "1 pair of like names" in html(app)
    app.button(key="same").click().run()
    actors = open_store(like_names).snapshot().tables().actors
    assert sorted(actors["name"]) in (["Anna Ozola", "Juri Tamm"], ["Anna Ozola", "Jury Tamm"])
    app.button(key="undo").click().run()
    assert len(open_store(like_names).snapshot().tables().actors) == 3


def test_two_actors_who_were_told_apart_are_not_asked_about_again(dashboard, like_names):
    app = dashboard("review", store=like_names, **{"as": "actors"})
    app.button(key="two").click().run()
    assert len(open_store(like_names).snapshot().tables().actors) == 3
    again = dashboard("review", store=like_names, **{"as": "actors"})
    assert "No two actors with like names are left" in html(again)


def test_the_log_shows_decisions_and_takes_them_in_from_a_file(review, own_store, tmp_path):
    app = review()
    app.button(key="reject").click().run()
    log = review(**{"as": "decisions"})
    assert not log.exception
    shown = log.dataframe[0].value
    assert list(shown["now"]) == ["rejected"]
    assert list(shown["state"]) == ["holds"]


def test_a_hostile_row_is_text_and_nothing_else(review):
    page = html(review())
    assert "<img" not in page
    assert "<script" not in page
    assert json.dumps("\x1b")[1:-1] not in page


def test_decisions_about_a_changed_report_are_offered_where_their_words_stand_now(dashboard, tmp_path):
    store = open_store(tmp_path / "store")
    file = tmp_path / "item.txt"
    file.write_text(ITEM)
    store.parse([file])
    corrected(store, "quotes", rail(store), act="promise")
    file.write_text(CHANGED)
    store.parse([file])
    assert "1 decision no longer finds its row" in html(dashboard("review", store=store.folder))
    app = dashboard("review", store=store.folder, **{"as": "decisions"})
    assert not app.exception
    assert "1 decision is about rows that are no longer in the tables" in app.warning[0].value
    assert "a rail link would open soon" in html(app)
    app.button(key="attach").click().run()
    assert not app.exception
    assert not [warning for warning in app.warning if "no longer in the tables" in warning.value]
    quotes = store.snapshot().tables().quotes.set_index("quote_id")
    assert quotes.loc[rail(store), "act"] == "promise"
