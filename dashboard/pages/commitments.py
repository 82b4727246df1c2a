"""Commitments: what was promised, demanded or refused, by whom, to whom, on what, and what was said of it later."""

from dashboard.components import commitments, page

here = page.begin("Commitments", commitments.LEAD, lit=commitments.scroll_to())
commitments.show(here)
