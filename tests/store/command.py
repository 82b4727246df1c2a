"""The command as a user runs it, in this process."""

from __future__ import annotations

import pytest

from core.cli import main


def ran(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)
