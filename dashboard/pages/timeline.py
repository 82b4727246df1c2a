"""Timeline: who met whom, and when."""

from dashboard.components import page, timeline

here = page.begin("Timeline", timeline.LEAD)
timeline.show(here)
