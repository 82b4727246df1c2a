"""The store: Delta tables in a folder, upserted by document, read as consistent snapshots, queried with DuckDB.

store = open_store("reports.store")
store.parse(["readouts/"])
tables = store.snapshot().view(View(countries=("ir",)))
"""

from core.store.listing import Listed
from core.store.snapshot import Snapshot
from core.store.store import Progress, Run, Store, open_store

__all__ = ["Listed", "Progress", "Run", "Snapshot", "Store", "open_store"]
