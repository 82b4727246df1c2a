"""Navigation and theme, nothing else. Run by `communique serve`, or `streamlit run dashboard/app.py`."""

from pathlib import Path

import streamlit as st

from dashboard.components import navigator, page, sign_in

st.set_page_config(page_icon=str(Path(__file__).parent / "theme" / "icon.svg"), layout="wide")
navigator.style()
chosen = page.chosen()
sign_in.require()
page.run(chosen)
