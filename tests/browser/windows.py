"""Pages of a browser that one test after another uses, each time as one that has seen nothing.

Nothing of a test is left to the next: no storage, no cookie, no address. What stays is what the browser has made of the
program's scripts, without which a page costs it half as much again.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin
from weakref import WeakKeyDictionary

from playwright.sync_api import Error
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

SMALL = "_stcore/health"
"""Of every dashboard, an address that answers with a word: a page of the same place that has no script."""
KEPT = 3
"""Pages that wait for a test, at most: each holds some 150 MiB."""
AWAY = -10
"""Of the window, where a pointer touches nothing."""


_sockets: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
"""Of each page, its latest line to the server."""


def run_to_its_end(page: Any) -> Any:
    """A context: when it is left, the script of the page has run to its end and the browser has heard of it."""
    return _sockets[page].expect_event("framereceived", _is_the_end)


def _is_the_end(frame: bytes | str) -> bool:
    if isinstance(frame, str):
        return False
    said = ForwardMsg.FromString(frame)
    return said.WhichOneof("type") == "script_finished" and said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


class Windows:
    """The pages of a browser, each with cookies and storage of its own, and those of them that nobody uses."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._idle: list[Any] = []

    def new(self) -> Any:
        """A page that has not even the program's scripts."""
        context = self._browser.new_context(
            accept_downloads=True, permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
        )
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.on("websocket", lambda socket: _sockets.__setitem__(page, socket))
        return page

    def take(self) -> Any:
        """A page that is empty; to be given back."""
        return self._idle.pop() if self._idle else self.new()

    def give_back(self, page: Any, address: str) -> None:
        """Empty a page that has shown the dashboard at this address, and keep it. One that cannot be emptied, as its
        server is gone, is closed, and one too many."""
        try:
            for other in page.context.pages:
                if other is not page:
                    other.close()
            page.mouse.move(AWAY, AWAY)
            page.goto(urljoin(address, SMALL))
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
            page.context.clear_cookies()
        except Error:
            page.context.close()
            return
        if len(self._idle) < KEPT:
            self._idle.append(page)
        else:
            page.context.close()
