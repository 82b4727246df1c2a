"""Answers about one state of the store, kept while that state is looked at: pages are drawn again with every click."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

KEPT = 256
"""Answers kept; of more, those go that were asked for longest ago."""

Answer = TypeVar("Answer")


class Answers:
    """Answers by question, for any number of threads. Do not change what it gives."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def to(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer kept, else what `ask` gives. Two who ask the same at once may both have it worked out."""
        with self._guard:
            if question in self._kept:
                self._kept.move_to_end(question)
                kept: Answer = self._kept[question]
                return kept
        answer = ask()
        with self._guard:
            self._kept[question] = answer
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return answer
