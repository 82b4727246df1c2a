"""What every process of a parse loads, loaded once: `core.engine` has its workers copied (forked) from a process that
has run this module. Nothing is under way there in another thread, as a copy has only the one.

Not for import elsewhere: it sets what belongs to a whole process.
"""

from __future__ import annotations

import contextlib
import signal

from core import starting
from core.errors import ModelError

_REPORT = (
    "OSLO, May 4 (Example) -- Foreign Minister Anna Lindqvist met President Farid Karimi here on Tuesday.\n\n"
    "“We spoke of trade,” Lindqvist said."
)


def _warm() -> None:
    # Ctrl-C goes to every process of a terminal; the one that parses tells these what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    starting.quick()
    starting.in_one_thread()

    from datetime import UTC, datetime

    from core import engine, language
    from core.article import Document

    # Where a model is missing, each worker says so for itself.
    with contextlib.suppress(ModelError):
        engine.one(Document(_REPORT, source="example"), datetime.now(UTC))
    language.end_threads()


_warm()
