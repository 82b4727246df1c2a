"""What pages share. A page reads:

    from dashboard.components import page

    here = page.begin("Timeline", "Who met whom, and when.")   # title, sidebar filters, chips, errors, empty states
    here.snapshot, here.view, here.tables                      # tables: what the View leaves

and then draws. `links` makes addresses that keep the View, `details` shows quotes and meetings of a
selection, `download` the buttons at the foot of a table or chart, `palette` the colours, `wording`
dates and countries as people write them.
"""
