"""Overview: what is in the store, or in the View, and where to begin."""

import streamlit as st

from dashboard.components import download, overview, page

here = page.begin("Overview", overview.LEAD)
overview.introduction(here)
overview.figures(here)
left, middle, right = st.columns(3, gap="large")
with left:
    overview.actors(here)
with middle:
    overview.countries(here)
with right:
    overview.topics(here)
documents, review = st.columns(2, gap="large")
with documents:
    overview.documents(here)
with review:
    overview.review(here)
    overview.retold(here)
st.header("All of it", anchor=False)
download.csv_button(here.tables.records, "records", "records")
download.view_buttons(here, "Meetings and statements")
overview.rejects(here)
