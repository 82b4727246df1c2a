"""Actor: who somebody is, whom they meet, what they say and what others say of them."""

from dashboard.components import actor, page

here = page.begin("Actor", actor.LEAD, empty=True)
actor.show(here)
