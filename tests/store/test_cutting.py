"""What a View leaves is the same, read from the store or cut out of whole frames that are in memory."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from core.store import open_store
from core.store.cutting import CUT
from core.view import View
from tests.dashboard import retold
from tests.store.correcting import corrected, who

VIEWS = (
    View(actors=("salo",)), View(countries=("ee",)), View(topics=("trade",)), View(text="rail"),
    View(statuses=("planned",)), View(outlets=("Herald",)), View(date_from=date(2021, 5, 4), types=("direct",)),
    View(documents=("d_gazette",)), View(actors=("berg",)), View(text="nothing has this word"),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cut") / "store"
    made = open_store(folder)
    made.write(retold.tables())
    corrected(made, "quotes", "q_rail_wire", speaker_id=who("berg", "Jonas Berg", "no"))
    corrected(made, "quotes", "q_grew_herald", verdict="rejected")
    return made


@pytest.fixture(scope="module")
def read(store):
    """Asked for Views alone, so that no whole frame is ever in its memory."""
    return open_store(store.folder).snapshot()


@pytest.fixture(scope="module")
def cut(store):
    """With the whole frames in memory."""
    snapshot = open_store(store.folder).snapshot()
    for name in CUT:
        getattr(snapshot.tables(), name)
    return snapshot


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.to_query()))
def test_frames_of_a_view_are_the_same_whether_read_or_cut(read, cut, view):
    for name in sorted(CUT):
        pd.testing.assert_frame_equal(getattr(cut.view(view), name), getattr(read.view(view), name), obj=name)
