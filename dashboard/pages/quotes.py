"""Quotes: who said what about what, exactly where."""

from dashboard.components import page, quotes

here = page.begin("Quotes", quotes.LEAD)
quotes.show(here)
