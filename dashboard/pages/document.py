"""Document: the text as it was read, with its statements and meetings beside it."""

from dashboard.components import document, page

reading = document.wanted()
here = page.begin("Document", document.LEAD, lit=reading.scroll_to, empty=reading.doc_id is not None)
document.show(here, reading)
