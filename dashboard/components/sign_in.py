"""Sign-in for a dashboard that several people share; off unless COMMUNIQUE_SIGN_IN names a file (see core.sign_in).

While it is on, nothing of the store is read or shown before somebody has signed in who may come in.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAuthError

from core import sign_in
from core.author import author as usual_author
from core.sign_in import ONLY, VARIABLE, Access, SignInError
from dashboard.components.markup import tag
from dashboard.components.navigator import THEME

_wanted = st.components.v2.component("communique.wanted", js=(THEME / "wanted.js").read_text("utf-8"))


def is_on() -> bool:
    """Whether people have to sign in."""
    return bool(os.environ.get(VARIABLE))


def require() -> None:
    """Go on only where whoever looks at the page may; else ask them to sign in, and stop the page."""
    if not is_on():
        return
    try:
        access = _access(os.environ[VARIABLE])
        signed_in = bool(st.user.get("is_logged_in"))
        refusal = access.refusal(st.user) if signed_in else None
    except (SignInError, StreamlitAuthError):
        # What is wrong with the file is for whoever runs the dashboard, not for whoever looks at it.
        _stop("Sign-in is not set up", "Whoever runs this dashboard has to mend the file of sign-in; communique serve "
              "tells what is wrong with it.")  # fmt: skip
        return
    if refusal is not None:
        st.title("No access", anchor=False)
        _say(refusal)
        st.button("Sign out", key="sign_out", on_click=st.logout)
        st.stop()
    if not signed_in:
        _wanted(key="wanted", data={"signedIn": False}, height=1)
        st.title("Sign in", anchor=False)
        _say("Sign in with the account with which you may use this dashboard.")
        for provider in access.providers:
            label = "Sign in" if provider == ONLY else f"Sign in with {provider.capitalize()}"
            st.button(label, key=f"sign_in_{provider}", type="primary", on_click=st.login, args=(provider,))
        st.stop()


def author(chosen: str | None = None) -> str:
    """The name that stands beside what is set down: of whom has signed in; where nobody has to, the `chosen` one, else
    core.author's."""
    if is_on():
        return sign_in.who(st.user)
    return chosen or usual_author()


def way_out() -> None:
    """Who has signed in, and the button that signs them out; nothing where nobody has to. Once on each page."""
    if is_on():
        _wanted(key="wanted", data={"signedIn": True}, height=1)
        st.html(tag("p", f"Signed in as {author()}", class_="soft"))
        st.button("Sign out", key="sign_out", icon=":material/logout:", type="tertiary", on_click=st.logout)


@lru_cache(maxsize=1)
def _access(file: str) -> Access:
    """Read once: whoever changes the file serves again."""
    return sign_in.read(Path(file))


def _stop(heading: str, sentence: str) -> None:
    st.title(heading, anchor=False)
    _say(sentence)
    st.stop()


def _say(sentence: str) -> None:
    st.html(tag("div", tag("p", sentence), class_="nothing", role="status"))
