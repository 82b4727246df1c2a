from datetime import date

import pandas as pd

from core.tables import RECORDS
from dashboard.components import results


def records() -> pd.DataFrame:
    """Four statements; the last has no day and no speaker, the first two topics."""
    rows = [
        {
            "record_id": "q1",
            "speaker": "Berg",
            "date": date(2021, 5, 3),
            "topics": ["trade", "energy"],
            "confidence": 0.9,
        },
        {"record_id": "q2", "speaker": "Ozols", "date": date(2021, 5, 4), "topics": ["trade"], "confidence": 0.4},
        {"record_id": "q3", "speaker": "Ozols", "date": date(2021, 5, 1), "topics": None, "confidence": 0.7},
        {"record_id": "q4", "speaker": None, "date": None, "topics": None, "confidence": None},
    ]
    return RECORDS.frame(
        [row | {"quote_id": row["record_id"], "doc_id": "d", "start": n, "end": n + 1} for n, row in enumerate(rows)]
    )


def ids(frame: pd.DataFrame) -> list[str]:
    return frame["record_id"].tolist()


def test_a_statement_without_a_day_comes_last_in_either_direction():
    assert ids(results.in_order(records(), "newest", {})) == ["q2", "q1", "q3", "q4"]
    assert ids(results.in_order(records(), "oldest", {})) == ["q3", "q1", "q2", "q4"]


def test_the_least_sure_comes_first_and_what_was_not_rated_before_it():
    assert ids(results.in_order(records(), "unsure", {})) == ["q4", "q2", "q3", "q1"]


def test_relevance_is_the_search_s():
    assert ids(results.in_order(records(), "relevance", {"q3": 2.0, "q1": 1.0}))[:2] == ["q3", "q1"]


def test_speakers_are_brought_together_the_one_with_most_statements_first():
    page = results.page(records(), "speaker", 1)
    assert page.headings == ["Ozols", "Ozols", "Berg", "Speaker not known"]


def test_a_statement_on_two_topics_is_under_each():
    page = results.page(records(), "topic", 1)
    assert list(zip(page.headings, ids(page.records), strict=True)) == [
        ("trade", "q1"), ("trade", "q2"), ("energy", "q1"), ("No topic found", "q3"), ("No topic found", "q4"),
    ]  # fmt: skip
    assert page.rows == 5


def test_days_come_in_the_order_of_the_statements():
    page = results.page(results.in_order(records(), "oldest", {}), "day", 1)
    assert page.headings == ["1 May 2021", "3 May 2021", "4 May 2021", "Day not known"]


def test_a_page_beyond_the_last_is_the_last():
    page = results.page(records(), None, 99, size=3)
    assert (page.number, page.pages, ids(page.records)) == (2, 2, ["q4"])
