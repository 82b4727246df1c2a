"""A store compares what comes with what it has: the same whatever the order, nothing lost, undone when reports go."""

from __future__ import annotations

import random
from datetime import date

import pandas as pd
import pytest

from core.cli.progress import tell_what_is_common
from core.corpus import events
from core.store import Store, open_store
from core.tables import Tables
from core.view import View
from tests.corpus.told import Report, across, met, person, said, tables

SOLHEIM, OTIENO = person("Ingrid Solheim", "no"), person("Peter Otieno", "ke")
OSLO = {"city": "Oslo", "country": "no"}
DAY, NEXT = date(2021, 5, 4), date(2021, 5, 5)
WAITED = "Our fishermen have waited long enough, and we will not wait for another summit"
WIRE = " ".join(f"The ministers spoke of matter {n} and agreed on step {n * 7} of plan {n * 3}." for n in range(20))


def reports() -> list[Report]:
    """Three reports of one meeting (two in the same words), one of another, one that plans the first."""
    talks = [met(SOLHEIM, OTIENO, on=DAY, **OSLO)]
    planned = [met(SOLHEIM, OTIENO, on=DAY, status="planned", **OSLO)]
    spelt = person("Ingrid Sollheim", "no")
    return [
        Report("wire", DAY, WIRE, talks, [said(OTIENO, WAITED, DAY)]),
        Report("herald", NEXT, WIRE, talks, [said(OTIENO, WAITED, DAY)]),
        Report("gazette", NEXT, "", [met(spelt, OTIENO, on=DAY, **OSLO)], [said(OTIENO, WAITED[:43], DAY)]),
        Report("early", date(2021, 4, 20), "", planned),
        Report("other", DAY, "", [met(SOLHEIM, person("Ann Mbeki", "za"), on=DAY, **OSLO)]),
    ]


def compared(found: Tables) -> dict[str, list[tuple[object, ...]]]:
    """What was found across the documents, rows in an order of their own."""
    columns = {
        "documents": ["doc_id", "duplicate_of"], "meetings": ["meeting_id", "event_id"],
        "quotes": ["quote_id", "statement_id", "speaker_id"], "mentions": ["mention_id", "actor_id"],
        "participants": ["meeting_id", "actor_id"], "actors": ["actor_id", "name"],
    }  # fmt: skip
    return {
        name: sorted(
            tuple(None if pd.isna(v) else v for v in row) for row in getattr(found, name)[some].itertuples(index=False)
        )
        for name, some in columns.items()
    }


def filled(where, some, *, each: bool) -> Store:
    """A store with these, written `each` by itself or all in one commit."""
    store = open_store(where)
    for batch in [[report] for report in some] if each else [some]:
        store.write(tables(batch))
    return store


@pytest.fixture(scope="module")
def expected() -> dict[str, list[tuple[object, ...]]]:
    """As the tables in memory say, whose groups tests/corpus states."""
    found = across(*reports())
    assert found.meetings["event_id"].nunique() == 2
    assert found.documents["duplicate_of"].notna().sum() == 1
    assert found.quotes["statement_id"].nunique() == 1
    assert len(found.actors) == 3
    return compared(found)


def test_a_store_finds_in_one_commit_what_the_tables_in_memory_show(tmp_path, expected):
    store = filled(tmp_path / "store", reports(), each=False)
    assert compared(store.snapshot().tables()) == expected


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reports_that_come_one_by_one_in_any_order_give_the_same(tmp_path, expected, seed):
    shuffled = random.Random(seed).sample(reports(), 5)
    store = filled(tmp_path / "store", shuffled, each=True)
    assert compared(store.snapshot().tables()) == expected


def test_a_report_that_goes_leaves_what_there_would_be_without_it(tmp_path):
    store = filled(tmp_path / "store", reports(), each=False)
    for name in ("early", "wire"):
        instead = Report(name, date(1999, 1, 1), f"Nothing happened on that day, says the {name} edition of it.")
        replaced = tables([instead])
        store.write(replaced)
    left = across(*[r for r in reports() if r.name not in ("early", "wire")])
    found, wanted = compared(store.snapshot().tables()), compared(left)
    gone = {"doc_id": {row[0] for row in found["documents"]} - {row[0] for row in wanted["documents"]}}
    found["documents"] = [row for row in found["documents"] if row[0] not in gone["doc_id"]]
    assert found == wanted


def test_a_commit_that_was_killed_half_way_loses_nothing_and_changes_nothing(tmp_path, expected):
    first, rest = reports()[:2], reports()[2:]
    store = filled(tmp_path / "store", first, each=False)
    before, marker = compared(store.snapshot().tables()), (store.folder / "communique.json").read_bytes()
    store.write(tables(rest))
    # As after a kill between the last table's commit and the store's own.
    (store.folder / "communique.json").write_bytes(marker)
    again = open_store(store.folder)
    assert compared(again.snapshot().tables()) == before
    again.write(tables(rest))
    assert compared(again.snapshot().tables()) == expected


def test_a_report_of_other_things_leaves_all_links_as_they_were(tmp_path):
    store = filled(tmp_path / "store", reports(), each=False)
    links = store.snapshot().sql("SELECT * FROM links ORDER BY ALL")
    rashid, mora = person("Omar Rashid", "jo"), person("Luis Mora", "cl")
    store.write(tables([Report("far", date(2015, 1, 1), "", [met(rashid, mora, on=date(2015, 1, 1))])]))
    assert store.snapshot().sql("SELECT * FROM links ORDER BY ALL").equals(links)


def test_filters_and_events_of_a_view_know_the_person_under_every_spelling(tmp_path):
    store = filled(tmp_path / "store", reports(), each=False)
    actors = store.snapshot().tables().actors
    solheim = actors.loc[actors["name"].isin(["Ingrid Solheim", "Ingrid Sollheim"]), "actor_id"]
    assert len(solheim) == 1
    found = events(store.snapshot().view(View(actors=(solheim.iloc[0],), date_from=DAY, date_to=DAY)))
    assert sorted(found["reports"]) == [1, 3]
    assert sorted(found["copies"]) == [0, 1]


def test_a_view_of_before_a_report_joined_two_spellings_finds_the_person_still(tmp_path):
    store = filled(tmp_path / "store", reports(), each=False)
    links = store.snapshot().sql("""SELECT row_id, group_id FROM links WHERE concat("table") = 'actors'""")
    assert len(links)
    for old, now in zip(links["row_id"], links["group_id"], strict=True):
        state = store.snapshot()
        assert state.followed(View(actors=(old,))).actors == (now,)
        assert len(state.view(View(actors=(old,))).meetings) == len(state.view(View(actors=(now,))).meetings) > 0


def test_the_command_line_says_what_reports_have_in_common_and_nothing_where_they_have_nothing(tmp_path, capsys):
    store = filled(tmp_path / "store", reports()[-1:], each=False)
    tell_what_is_common(store)
    assert capsys.readouterr().out == ""
    store.write(tables(reports()))
    tell_what_is_common(store)
    assert capsys.readouterr().out == (
        "in common: 1 copies, 1 meetings told by several reports, 1 statements told by several, "
        "1 actors under several names\n"
    )
