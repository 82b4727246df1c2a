"""The figures are those of the scorer that came with the marked corpora, for the same statements."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from core.article import Article
from core.evaluation import Gold, read_gold, scored
from core.pipeline import parse

SHARED = Path(__file__).parents[3] / "shared" / "evaluation"
DOCUMENTS = 4

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the marked corpora (../shared/evaluation) are not here"),
]


@pytest.fixture(name="scorer", scope="module")
def other_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_quotes", SHARED / "score_quotes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(article: Article) -> list[dict[str, object]]:
    made = []
    for quote in article.quotes:
        first, last = quote.speaker_span or (None, None)
        made.append(
            {"start": quote.start, "end": quote.end, "type": quote.type, "mention_start": first, "mention_end": last}
        )
    return made


def test_both_scorers_give_the_same_figures(scorer: ModuleType) -> None:
    path = SHARED / "polnear-dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        raw = [json.loads(line) for line, _ in zip(lines, range(DOCUMENTS), strict=False)]
    parsed: list[tuple[Gold, Article]] = [(g, parse(g.document())) for g in read_gold(path)[:DOCUMENTS]]
    theirs, _ = scorer.score(raw, {gold.doc_id: rows(article) for gold, article in parsed})
    ours = scored(parsed).quotes
    assert ours is not None
    assert (ours.all.predicted, ours.all.wanted) == (theirs["predicted"], theirs["gold_speech"])
    for name, value in (
        ("precision", ours.all.precision),
        ("recall", ours.all.recall),
        ("f1", ours.all.f1),
        ("attribution", ours.all.speaker),
        ("joint_f1", ours.all.joint_f1),
    ):
        assert value == pytest.approx(theirs[name]), name


def test_speech_is_told_from_belief_by_the_same_cues(scorer: ModuleType) -> None:
    from core.evaluation.lexicon import reports_speech

    with gzip.open(SHARED / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        cues = {quote["cue"] or "" for line in lines for quote in json.loads(line)["quotes"]}
    assert {cue for cue in cues if reports_speech(cue) != bool(scorer.lemma_hit(cue))} == set()
