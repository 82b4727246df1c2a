"""Statements that mean much the same as one: reached from its card, nearest first, within the View."""

from __future__ import annotations

import re

from tests.dashboard.conftest import html
from tests.dashboard.test_quotes import words


def test_a_card_leads_to_statements_like_its_own(dashboard):
    assert 'href="quotes?actor=a_ozola&amp;like=q_trade"' in html(dashboard("quotes", actor="a_ozola"))


def test_the_statement_comes_first_then_those_like_it_with_how_much(dashboard):
    app = dashboard("quotes", like="q_trade")
    assert not app.exception
    assert words(app)[0] == "“Trade between our two countries grew fast”"
    shown = re.sub("<[^>]+>", " ", html(app))
    assert "Statements like this one" in shown
    assert words(app).count("“Trade between our two countries grew fast”") == 1


def test_a_statement_that_is_gone_leads_back(dashboard):
    page = html(dashboard("quotes", country="lv", like="q_nothing"))
    assert "not in the store any more" in page
    assert 'href="quotes?country=lv"' in page


def test_hostile_statements_stay_text(dashboard):
    page = html(dashboard("quotes", like="q_hostile"))
    assert "<img" not in page
    assert "<script" not in page
