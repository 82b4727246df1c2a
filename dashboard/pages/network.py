from dashboard.components import page

page.begin("Network")
