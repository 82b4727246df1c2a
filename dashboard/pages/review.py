"""Review: the rows that the program is least sure of, accepted, rejected or mended by a person."""

from dashboard.components import page, review, review_queue, store

with store.held(review_queue.held()):
    here = page.begin("Review", review.LEAD, focus=review_queue.focus(), empty=True)
    review.show(here)
