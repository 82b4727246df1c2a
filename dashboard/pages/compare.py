"""Compare: actors, countries or periods side by side."""

from dashboard.components import compare, page

here = page.begin("Compare", compare.LEAD)
compare.show(here)
