"""The pieces of the import page. What is given is read by a process of its own (core.imports): the page only asks it
how far it is. The address holds which import is looked at."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import Any

import streamlit as st

from core import wording
from core.errors import CommuniqueError
from core.imports import Import, Upload, begin, imports
from core.reading.limits import UPLOAD_BYTES, UPLOADED_BYTES, UPLOADS
from core.rows import content_hash
from core.wording import PASTED
from dashboard.components import import_preview, import_progress, links, sign_in, store, view
from dashboard.components.markup import link, tag
from dashboard.components.page import Here

LEAD = (
    "Reports into the store. The first is shown as it is read before the rest is parsed. For example: what does the "
    "program make of this morning’s readouts?"
)
WAYS = {"files": "Files and archives", "text": "Pasted text", "folder": "A folder of this machine"}
LONGEST_TEXT = 1_000_000
"""Characters of a pasted text, as many as are parsed at once."""
LISTED = 10
"""Earlier imports that are listed."""
_ERROR, _ROUND = "import_error", "import_round"
_MIB = 1024 * 1024
_LOCAL = ("localhost", "127.0.0.1", "::1")


def show(here: Here) -> None:
    """What is given, or how far what was given is; then earlier imports."""
    if sentence := st.session_state.pop(_ERROR, None):
        st.error(sentence, icon=":material/error:")
    made = {one.id: one for one in imports(store.opened().folder)}
    chosen = made.get(view.own("open") or "")
    if chosen is None:
        _give()
    else:
        _look_at(here, chosen)
    _earlier(list(made.values()), chosen)


def _give() -> None:
    """The form of what is to be imported."""
    ways = [way for way in WAYS if way != "folder" or _is_local()]
    way = view.own("as") if view.own("as") in ways else ways[0]
    st.session_state["import_way"] = way
    st.segmented_control(
        "From", ways, key="import_way", required=True, format_func=WAYS.__getitem__, width="content",
        on_change=lambda: view.set_own(**{"as": st.session_state["import_way"]}),
    )  # fmt: skip
    # A new key after each import empties the fields.
    turn = st.session_state.get(_ROUND, 0)
    {"files": _files, "text": _text, "folder": _folder}[way](turn)


def _files(turn: int) -> None:
    given = st.file_uploader(
        "Files and archives", accept_multiple_files=True, key=f"import_files_{turn}",
        max_upload_size=UPLOAD_BYTES // _MIB,
        help="Text, Markdown, HTML, PDF, Word, RTF, mail, feeds, CSV, JSON Lines, Excel, WARC, ZIP and TAR. "
             "What a file is, is seen from its content.",
    )  # fmt: skip
    st.caption(
        f"Up to {UPLOADS:,} files, {UPLOAD_BYTES // _MIB:,} MiB each, {UPLOADED_BYTES // _MIB:,} MiB together. "
        "Nothing is sent on to anywhere else."
    )
    day = _published(turn)

    def take() -> None:
        files = st.session_state[f"import_files_{turn}"] or []
        _begin([Upload(one.name, one.getvalue()) for one in files], day)

    # Streamlit gives files once all of them have come; a click before would read none, or those given earlier.
    st.button("Show the first report", key="import_begin", type="primary", on_click=take, disabled=not given)


def _text(turn: int) -> None:
    st.text_area("Text of the report", key=f"import_text_{turn}", height=240, max_chars=LONGEST_TEXT)
    left, middle, right = st.columns(3)
    left.text_input("Title", key=f"import_title_{turn}", max_chars=500)
    middle.text_input("Outlet", key=f"import_outlet_{turn}", max_chars=200)
    with right:
        day = _published(turn)

    def take() -> None:
        text = (st.session_state[f"import_text_{turn}"] or "").strip()
        if not text:
            _fail("There is no text. Paste one, then go on.")
            return
        about = {"title": st.session_state[f"import_title_{turn}"], "outlet": st.session_state[f"import_outlet_{turn}"]}
        row = {"text": text} | {name: value.strip() for name, value in about.items() if value and value.strip()}
        if day is not None:
            row["date"] = day.isoformat()
        # The same text again has the same name, so it is known.
        name = f"{PASTED} {content_hash(text)[:8]}"
        _begin([Upload(name, json.dumps(row, ensure_ascii=False).encode())], day)

    st.button("Show how it is read", key="import_begin", type="primary", on_click=take)


def _folder(turn: int) -> None:
    st.text_input(
        "Whole path of a folder, a file or an archive", key=f"import_folder_{turn}", placeholder="/home/me/reports"
    )
    st.caption("It is read where it lies, with all folders in it. What is there already is passed over.")
    day = _published(turn)
    st.button(
        "Show the first report", key="import_begin", type="primary",
        on_click=lambda: _begin([], day, st.session_state[f"import_folder_{turn}"] or ""),
    )  # fmt: skip


def _published(turn: int) -> date | None:
    day: Any = st.date_input(
        "Day of publication", value=None, key=f"import_day_{turn}", format="YYYY-MM-DD", min_value=date.min,
        max_value=date.max, help="Of those that do not state one themselves. May be left empty.",
    )  # fmt: skip
    return day if isinstance(day, date) else None


def _begin(given: list[Upload], day: date | None, folder: str | None = None) -> None:
    """Keep what was given, and have the first of it read."""
    try:
        made = begin(store.opened().folder, given, folder=folder, published=day, author=sign_in.author())
        made.start("preview")
    except CommuniqueError as error:
        _fail(str(error))
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    view.set_own(open=made.id)


def _look_at(here: Here, made: Import) -> None:
    st.button("Import something else", key="import_new", icon=":material/arrow_back:", type="tertiary",
              on_click=lambda: view.set_own(open=None))  # fmt: skip
    st.header(wording.plain(called(made)), anchor=False)
    if made.state().task == "preview":
        import_progress.previewing(made)
        import_preview.show(here, made)
    else:
        import_progress.parsing(made)


def called(made: Import) -> str:
    """What to call an import: its file, or how many there are."""
    if len(made.paths) == 1:
        return wording.clipped(made.paths[0], 80)
    return f"{wording.clipped(made.paths[0], 60)} and {wording.count(len(made.paths) - 1, 'further file')}"


def _earlier(made: list[Import], chosen: Import | None) -> None:
    others = [one for one in made if chosen is None or one.id != chosen.id]
    if not others:
        return
    st.header("Earlier imports", anchor=False)
    lines = []
    for one in others[:LISTED]:
        state = one.state()
        said = ["not parsed yet"]
        if state.task == "parse":
            said = [import_progress.STATUSES[state.status], import_progress.counted(state)]
        about = [wording.day(one.begun.date()), one.author, *said]
        lines.append(tag("li", link(links.url("import", open=one.id), called(one)),
                         tag("div", " · ".join(filter(None, about)), class_="soft")))  # fmt: skip
    st.html(tag("ul", *lines, class_="plain-list"))
    if len(others) > LISTED:
        st.caption(f"{wording.count(len(others) - LISTED, 'further import')} not shown here.")


def _fail(sentence: str) -> None:
    st.session_state[_ERROR] = sentence


def _is_local() -> bool:
    """Whether only this machine reaches the page: others, also behind a proxy, must not read its folders."""
    return not sign_in.is_on() and (st.get_option("server.address") or "") in _LOCAL


def workers() -> int:
    """Processes that parse: one core stays with the pages."""
    return max(1, min(8, (os.cpu_count() or 2) - 1))
