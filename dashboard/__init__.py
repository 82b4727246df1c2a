"""The dashboard: thin pages over core's View, charts as pure functions, shared components."""
