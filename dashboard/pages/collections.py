"""Collections: what the analyst keeps, in their own order and with notes; saved views."""

from dashboard.components import collections, page

collections.choose()
here = page.begin("Collections", collections.LEAD, empty=True)
collections.show(here)
