"""Network: who was with whom, who spoke to whom and about whom."""

from dashboard.components import network, page

here = page.begin("Network", network.LEAD)
network.show(here)
