"""Real input of the kind users bring, where it lies beside the repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.article import Document
from core.reading import read

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the corpora do not lie beside the repository"),
]


def test_every_readout_of_the_archive_is_a_dated_document_with_a_title() -> None:
    found = list(read(SHARED / "corpora" / "white-house-readouts-2021-2022.zip"))
    documents = [d for d in found if isinstance(d, Document)]
    assert (len(documents), len(found)) == (647, 647)
    for document in documents:
        # Names of the members begin with the day of publication.
        assert document.published == date.fromisoformat((document.source or "").rsplit("/", 1)[-1][:10])
        assert document.title
        assert document.outlet == "White House"
        assert "\\#" not in document.text
        assert "---" not in document.text[:3]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("kremlin-press-releases.csv", "President of Russia"),
        ("ukraine-president-press-releases.csv", "President of Ukraine"),
    ],
)
def test_every_press_release_of_a_table_is_a_dated_document_of_its_outlet(name: str, outlet: str) -> None:
    for document in read(SHARED / "corpora" / name):
        assert isinstance(document, Document), document
        assert document.published
        assert document.outlet == outlet


@pytest.mark.parametrize(("name", "rows"), [("us_travels.csv", 4271), ("us_visits.csv", 3264)])
def test_a_register_of_visits_is_read_row_by_row(name: str, rows: int) -> None:
    found = list(read(SHARED / "reference" / name))
    documents = [d for d in found if isinstance(d, Document)]
    assert len(found) == rows
    # Six visits have no description.
    assert len(found) - len(documents) <= 6
    assert all(d.published and d.text for d in documents)
