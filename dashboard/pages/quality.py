"""Quality: how right the program is, by what people reviewed and by gold files."""

from dashboard.components import page, quality

here = page.begin("Quality", quality.LEAD)
quality.show(here)
