"""WCAG 2.2 A and AA on every page, at a desk in light and on a phone in dark, as axe sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.components.links import PAGES
from tests.browser.conftest import opened

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
VIEWS = {
    "document": "document?open=d_riga",
    "document at a statement": "document?open=d_hostile&row=q_hostile",
    "review of a statement": "review?row=q_hostile",
    "actor": "actor?who=a_ozola",
    "quotes alike": "quotes?like=q_trade",
    "quotes as table": "quotes?as=table",
    "quotes in context": "quotes?as=context&q=rail",
}
ADDRESSES = {name: name for name in PAGES if name != "overview"} | {"overview": "", "actors": "actor"} | VIEWS


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_rule_is_broken(name: str, fresh: Callable[..., Any], address: str) -> None:
    broken = []
    for width, scheme in ((1280, "light"), (390, "dark")):
        page = fresh(address, width=width, scheme=scheme)
        opened(page, address + ADDRESSES[name])
        found = Axe().run(page, options={"runOnly": RULES})
        broken += [
            f"{width} {scheme} {one['id']}: {one['nodes'][0]['html'][:300]}" for one in found.response["violations"]
        ]
        page.context.close()
    assert broken == []
