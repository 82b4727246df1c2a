from datetime import date

import pandas as pd

from core.store import Listed
from core.tables import RECORDS
from dashboard.components import results


def listed(keys: list[str | None], **columns: object) -> Listed:
    rows = [{"record_id": f"q{n}", "doc_id": "d"} | columns for n, _ in enumerate(keys)]
    return Listed(RECORDS.frame(rows), 1, 1, len(keys), len(keys), keys)


def test_groups_are_called_as_people_call_them():
    assert results.headings(listed(["Ozols", None]), "speaker") == ["Ozols", "Speaker not known"]
    assert results.headings(listed(["trade", None]), "topic") == ["trade", "No topic found"]
    assert results.headings(listed(["2021-05-03", None]), "day") == ["3 May 2021", "Day not known"]


def test_a_meeting_is_called_by_what_it_was_who_took_part_and_when():
    found = listed(
        ["m_1", None], meeting_kind="visit", meeting_status="planned", participants=["Berg", "Ozols"],
        meeting_date=date(2021, 5, 3),
    )  # fmt: skip
    assert results.headings(found, "meeting") == [
        "Visit, planned · Berg and Ozols · 3 May 2021", "At no meeting that the text names",
    ]  # fmt: skip


def test_a_page_beyond_the_last_is_the_last():
    page = results.page(pd.DataFrame({"n": range(4)}), 99, size=3)
    assert (page.number, page.pages, page.records["n"].tolist()) == (2, 2, [3])
