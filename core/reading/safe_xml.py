"""XML -> elements. External entities are never read, and a file that declares entities of its own is refused."""

from __future__ import annotations

from typing import Any


class Unsafe(ValueError):
    """Why the XML is not read, as the end of a sentence."""


def parsed(content: bytes, *, recover: bool = False) -> Any:
    """The root element (lxml). `recover`: go on behind faults. Raises Unsafe."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=recover,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as broken:
        raise Unsafe(f"is no whole XML ({str(broken)[:200]})") from broken
    if root is None:
        raise Unsafe("is no whole XML")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.entities()), None) is not None:
        raise Unsafe("declares entities of its own, as only files made to do harm do")
    return root


def local(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
