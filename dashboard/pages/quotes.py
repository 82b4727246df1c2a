"""Quotes: who said what about what, exactly where."""

from dashboard.components import page, quotes

here = page.begin("Quotes", "Who said what, to whom and about what. Each statement leads to its place in the source.")
quotes.show(here)
