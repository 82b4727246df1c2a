"""What one file gives: a document or a reason."""

from __future__ import annotations

from pathlib import Path

from core.article import Document
from core.errors import ReadingError
from core.reading import REASONS, read


def only(path: Path) -> Document:
    (found,) = read(path)
    assert isinstance(found, Document), found
    return found


def refused(path: Path) -> ReadingError:
    (found,) = read(path)
    assert isinstance(found, ReadingError), found
    assert found.reason in REASONS
    assert found.detail
    return found
