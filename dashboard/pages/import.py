"""Import: reports into the store, from files, archives, a folder and pasted text."""

from dashboard.components import importing, page

here = page.begin("Import", importing.LEAD, empty=True, empty_store=True)
importing.show(here)
