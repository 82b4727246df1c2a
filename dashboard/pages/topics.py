"""Topics: who speaks of what, when, and what comes up together."""

from dashboard.components import page, topics

here = page.begin("Topics", topics.LEAD)
topics.show(here)
