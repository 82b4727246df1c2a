"""Map: where meetings were, and the way of a visitor from one to the next."""

from dashboard.components import map as atlas
from dashboard.components import page

here = page.begin("Map", atlas.LEAD)
atlas.show(here)
