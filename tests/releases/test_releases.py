"""The meetings of real press releases and readouts that people have marked: as right as docs/accuracy.md says."""

from __future__ import annotations

from functools import cache

import pytest

from core.evaluation import Report, gold_of, scored
from core.pipeline import parse
from tests.releases.marking import CORPORA, Marks, gold, marks

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora do not lie beside the repository"),
]
SETS = ("h", "i")


@cache
def releases() -> list[Marks]:
    return list(gold(*SETS))


@cache
def report() -> Report:
    wanted = [gold_of(release, release["doc_id"]) for release in releases()]
    return scored([(one, parse(one.document())) for one in wanted])


def test_every_name_that_is_marked_stands_where_the_marks_say() -> None:
    for release, line in zip(releases(), marks(*SETS), strict=True):
        for meeting in release["meetings"]:
            named = [spelt for field in ("participants", "participants_optional") for spelt in meeting.get(field, [])]
            assert all(name.strip() and "\n" not in name for spelt in named for name in spelt), line["source"]


def test_meetings_of_real_releases_are_found() -> None:
    found = report().meetings
    assert found is not None
    assert found.all.f1 >= 0.82
    assert found.all.precision >= 0.88
    assert found.all.false <= 0.05
    assert found.all.date >= 0.96
