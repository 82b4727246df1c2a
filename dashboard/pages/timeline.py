from dashboard.components import page

page.begin("Timeline")
