"""Every regular expression of core/, and texts made to be hard for it."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from re import _constants as c
from re import _parser
from typing import Any

import core

_APART = ("core.encoder.training", "core.quotes.training", "core.meaning.training", "core.cli.__main__")
"""What learns the models reads no document; and what runs as soon as it is loaded."""
_ASKED = frozenset({"match", "search", "fullmatch", "findall", "finditer", "sub", "split", "compile", "subn"})
_MOST_PUMPS = 12


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """By the module that has it first and the first letters of it."""
    found: dict[str, Any] = {}
    seen = set()
    for info in pkgutil.walk_packages(core.__path__, "core."):
        if info.name.startswith(_APART):
            continue
        module = importlib.import_module(info.name)
        made = [pattern for value in list(vars(module).values()) for pattern in _in(value, module.__name__)]
        for pattern in [*made, *_written(Path(module.__file__))]:
            if (pattern.pattern, pattern.flags) not in seen:
                seen.add((pattern.pattern, pattern.flags))
                found[f"{info.name}: {str(pattern.pattern)[:50]} #{len(found)}"] = pattern
    return found


def _in(value: Any, module: str, depth: int = 0) -> Iterator[Any]:
    """Patterns that a value of a module is or holds, or that a function of it gives that takes nothing and keeps it."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth > 3:
        return
    elif isinstance(value, dict):
        yield from (p for one in value.values() for p in _in(one, module, depth + 1))
    elif isinstance(value, tuple | list | frozenset | set):
        yield from (p for one in value for p in _in(one, module, depth + 1))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (p for field in fields(value) for p in _in(getattr(value, field.name), module, depth + 1))
    elif isinstance(value, functools._lru_cache_wrapper) and value.__module__ == module:
        said = str(inspect.signature(value.__wrapped__).return_annotation)
        if not inspect.signature(value.__wrapped__).parameters and said not in ("Encoder", "Language"):
            yield from _in(value(), module, depth + 1)


def _written(file: Path) -> Iterator[Any]:
    """Patterns that stand where they are used: re.sub("...", ...)."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _ASKED
            and node.args
        ):
            of, first = node.func.value, node.args[0]
            if isinstance(of, ast.Name) and of.id == "re" and isinstance(first, ast.Constant):
                yield re.compile(first.value)


def attacks(pattern: str | bytes, flags: int, length: int) -> Iterator[str]:
    """For each repetition in the pattern: what comes before it, then what it repeats, again and again, then something
    that it does not expect."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    tree = _parser.parse(text, flags & ~re.LOCALE)
    for before, unit in list(dict.fromkeys(_pumps(tree, "")))[:_MOST_PUMPS]:
        if unit:
            pumped = before + unit * (length // len(unit))
            yield from (pumped + end for end in ("", "\x00", " \x00", "!Aa1\n"))


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for op, value in tree:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, getattr(c, "POSSESSIVE_REPEAT", None)):
            _, most, body = value
            yield from _pumps(body, before)
            if most is c.MAXREPEAT or most > 20:
                yield from ((before, unit) for unit in _samples(body))
                yield from ((before, unit + unit[:1]) for unit in _samples(body))
        elif op is c.SUBPATTERN:
            yield from _pumps(value[3], before)
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _pumps(value[1], before)
        before += next(iter(_samples([(op, value)])), "")


def _samples(tree: Any) -> list[str]:
    """A few texts that it matches, more or less."""
    made = [""]
    for op, value in tree:
        made = [start + end for start in made for end in _of(op, value)][:4]
    return made


def _of(op: Any, value: Any) -> list[str]:
    if op is c.LITERAL:
        return [chr(value)]
    if op in (c.NOT_LITERAL, c.ANY):
        return ["a", " "]
    if op is c.IN:
        return _of_class(value)
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, getattr(c, "POSSESSIVE_REPEAT", None)):
        least, most, body = value
        return [one * max(least, min(1, most)) for one in _samples(body)]
    if op is c.SUBPATTERN:
        return _samples(value[3])
    if op is c.BRANCH:
        return [one for branch in value[1][:4] for one in _samples(branch)[:1]]
    return [""]


def _of_class(members: Any) -> list[str]:
    """A letter, a digit, a sign, a blank: those that the class has."""
    if members and members[0][0] is c.NEGATE:
        out = {chr(v) for kind, v in members[1:] if kind is c.LITERAL}
        return [one for one in "a .“\n" if one not in out][:3]
    found = []
    for kind, value in members:
        if kind is c.LITERAL:
            found.append(chr(value))
        elif kind is c.RANGE:
            found.append(chr(value[0]))
        elif kind is c.CATEGORY:
            found.append({c.CATEGORY_SPACE: " ", c.CATEGORY_DIGIT: "1", c.CATEGORY_NOT_SPACE: "a"}.get(value, "a"))
    return list(dict.fromkeys(found))[:3]
