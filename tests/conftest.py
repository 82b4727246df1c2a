"""Settings of every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is slow without anything being wrong: time is measured by tests/benchmarks, not here.
settings.register_profile("communique", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("communique")
