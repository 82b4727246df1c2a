"""When: expressions of time in a text, and the days they stand for.

`find` reads the expressions; `resolve` counts them out once the day of publication is known.
"""

from core.dates.finding import find
from core.dates.resolving import resolve
from core.dates.written import written_on

__all__ = ["find", "resolve", "written_on"]
