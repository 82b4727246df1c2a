"""A small store, made by hand from two invented items: what the pages must show is known from the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from core.store import open_store
from core.tables import (
    ACTORS,
    DOCUMENTS,
    MEETINGS,
    MENTIONS,
    PARTICIPANTS,
    QUOTES,
    REJECTS,
    SEGMENTS,
    TOPICS,
    Tables,
)  # fmt: skip

APP = Path(__file__).parents[2] / "dashboard" / "app.py"

RIGA = """RIGA, May 4 (Baltic Wire) -- Latvian Foreign Minister Anna Ozola met Estonia’s Juri Tamm here on Tuesday.

“Trade between our two countries grew fast,” Ozola said.

Tamm said that Estonia would open a second rail link.

Copyright Baltic Wire"""

HOSTILE = """<script>document.title = "taken over"</script>

A spokesman said that <img src=x onerror="document.title='taken over'"> was a joke.\x1b[31m \u202eolleh"""


def span(text: str, words: str, prefix: str = "") -> dict[str, int]:
    """Where words stand in a text, as columns."""
    start = text.index(words)
    return {f"{prefix}start": start, f"{prefix}end": start + len(words)}


def quote(doc: str, text: str, words: str, **more: Any) -> dict[str, Any]:
    return {"doc_id": doc, "text": words, "attribution": "explicit"} | span(text, words) | more


def small_tables() -> Tables:
    read = {"language": "en", "format": "text", "parser_version": "0", "parsed_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Tables(
        documents=DOCUMENTS.frame(
            [
                read
                | {
                    "doc_id": "d_riga",
                    "source": "items/riga.txt",
                    "outlet": "Baltic Wire",
                    "dateline_city": "Riga",
                    "dateline_country": "lv",
                    "published": date(2021, 5, 4),
                    "published_source": "resolved",
                    "published_evidence": "4 May is a Tuesday in 2021",
                    "text": RIGA,
                    "content_hash": "1",
                },
                read | {"doc_id": "d_hostile", "source": "items/hostile.txt", "text": HOSTILE, "content_hash": "2"},
            ]
        ),
        segments=SEGMENTS.frame(
            [
                {"segment_id": "s_0", "doc_id": "d_riga", "kind": "dateline", "paragraph": 0}
                | span(RIGA, "RIGA, May 4 (Baltic Wire) --"),
                {"segment_id": "s_1", "doc_id": "d_riga", "kind": "boilerplate", "paragraph": 4}
                | span(RIGA, "Copyright Baltic Wire"),
            ]
        ),
        actors=ACTORS.frame(
            [
                {"actor_id": "a_ozola", "name": "Anna Ozola", "kind": "person", "country": "lv"},
                {"actor_id": "a_tamm", "name": "Juri Tamm", "kind": "person", "country": "ee"},
                {"actor_id": "a_spokesman", "name": "a spokesman", "kind": "unnamed"},
            ]
        ),
        mentions=MENTIONS.frame(
            [
                {
                    "mention_id": "n_1",
                    "doc_id": "d_riga",
                    "text": "Juri Tamm",
                    "form": "name",
                    "actor_id": "a_tamm",
                    "confidence": 0.97,
                }
                | span(RIGA, "Juri Tamm"),
            ]
        ),
        meetings=MEETINGS.frame(
            [
                {
                    "meeting_id": "m_riga",
                    "doc_id": "d_riga",
                    "kind": "meeting",
                    "status": "held",
                    "date_start": date(2021, 5, 4),
                    "date_end": date(2021, 5, 4),
                    "date_precision": "day",
                    "date_source": "weekday",
                    "date_text": "on Tuesday",
                    "city": "Riga",
                    "country": "lv",
                    "place_source": "here",
                    "confidence": 0.93,
                }
                | span(RIGA, "Latvian Foreign Minister Anna Ozola met Estonia’s Juri Tamm here on Tuesday."),
            ]
        ),
        participants=PARTICIPANTS.frame(
            [
                {
                    "meeting_id": "m_riga",
                    "actor_id": "a_ozola",
                    "part": "host",
                    "role": "Latvian Foreign Minister",
                    "country": "lv",
                },
                {"meeting_id": "m_riga", "actor_id": "a_tamm", "part": "visitor", "country": "ee"},
            ]
        ),
        quotes=QUOTES.frame(
            [
                quote(
                    "d_riga",
                    RIGA,
                    "Trade between our two countries grew fast",
                    quote_id="q_trade",
                    type="direct",
                    speaker_id="a_ozola",
                    speaker="Anna Ozola",
                    speaker_role="Latvian Foreign Minister",
                    speaker_country="lv",
                    cue="said",
                    act="assert",
                    meeting_id="m_riga",
                    date=date(2021, 5, 4),
                    confidence=0.95,
                    **span(RIGA, "Ozola said", "speaker_") | {"speaker_end": RIGA.index("Ozola said") + 5},
                ),
                quote(
                    "d_riga",
                    RIGA,
                    "Estonia would open a second rail link",
                    quote_id="q_rail",
                    type="indirect",
                    speaker_id="a_tamm",
                    speaker="Juri Tamm",
                    speaker_country="ee",
                    cue="said that",
                    act="promise",
                    meeting_id="m_riga",
                    date=date(2021, 5, 4),
                    confidence=0.9,
                ),
                quote(
                    "d_hostile",
                    HOSTILE,
                    "<img src=x onerror=\"document.title='taken over'\"> was a joke",
                    quote_id="q_hostile",
                    type="indirect",
                    speaker_id="a_spokesman",
                    speaker="a spokesman",
                    confidence=0.4,
                ),
            ]
        ),
        topics=TOPICS.frame(
            [
                {"target": "quote", "target_id": "q_trade", "topic": "trade", "score": 0.9},
                {"target": "quote", "target_id": "q_rail", "topic": "transport", "score": 0.8},
            ]
        ),
        rejects=REJECTS.frame(
            [
                {
                    "source": "items/photo.jpg",
                    "stage": "reading",
                    "reason": "binary",
                    "detail": "This is no text.",
                    "run_id": "r",
                },
            ]
        ),
    ).check()


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of the two items."""
    folder = tmp_path_factory.mktemp("stores") / "small"
    open_store(folder).write(small_tables())
    return folder


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself each time that a page is opened here, in search of
    components; that takes twice as long as the page, and a server does it once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def dashboard(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of the dashboard over the small store: `dashboard("quotes", q="rail")`."""

    def opened(
        page: str = "overview", given: dict[str, Any] | None = None, *, store: Path = small_store, **more: Any
    ) -> AppTest:
        monkeypatch.setenv("COMMUNIQUE_STORE", str(store))
        monkeypatch.setenv("XDG_CACHE_HOME", str(store.parent / "cache"))
        app = AppTest.from_file(str(APP), default_timeout=60)
        if page != "overview":
            app.switch_page(f"pages/{page}.py")
        for name, value in ((given or {}) | more).items():
            app.query_params[name] = value
        return app.run()

    return opened


def html(app: AppTest) -> str:
    """Everything that the page draws as HTML."""
    return "\n".join(element.proto.body for element in app.get("html"))
