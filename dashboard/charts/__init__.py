"""Charts: frames in, a Plotly figure or a pyvis network out. Pure functions: no streamlit, nothing read or kept.

A chart takes what a View leaves (core.tables.Tables) and the store's Palette, and is drawn by a module of the same
name in `components`. Names come from other people's texts: in a figure they go through `timeline.plain`, in a
network they are text and never markup.
"""
