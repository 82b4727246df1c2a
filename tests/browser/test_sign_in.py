"""Sign-in with a real identity provider on this machine: nothing shows before it, who is not named is refused, and
what is set down bears the name of whom has signed in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import oidc_provider_mock
import pytest

from core.store import open_store
from tests.browser.conftest import WIDTHS, broken, drawn, opened, settled
from tests.browser.serving import free_port
from tests.browser.windows import Windows
from tests.dashboard.conftest import small_tables

COOKIE_SECRET, CLIENT_SECRET = "c" * 20 + "0123456789abcdef", "client-secret-9f2d"
STATEMENT = "Trade between our two countries grew fast"
ANNA, EVE = ("anna@example.org", "Anna Ozola"), ("eve@example.net", "Eve")


def person(address: str, name: str, **claims: Any) -> oidc_provider_mock.User:
    return oidc_provider_mock.User(sub=address, claims={"email": address, "name": name} | claims)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that knows three people."""
    people = [person(*ANNA), person(*EVE), person("ben@example.org", "Ben", email_verified=False)]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="module")
def guarded(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, Path]]:
    """A dashboard that `communique serve --sign-in` serves to @example.org: its address, its store, what it prints."""
    folder = tmp_path_factory.mktemp("guarded")
    open_store(folder / "store").write(small_tables())
    with free_port() as port:
        file = folder / "sign_in.toml"
        file.touch(0o600)
        file.write_text(f"""
            [auth]
            redirect_uri = "http://localhost:{port}/oauth2callback"
            cookie_secret = "{COOKIE_SECRET}"
            client_id = "communique"
            client_secret = "{CLIENT_SECRET}"
            server_metadata_url = "{provider}/.well-known/openid-configuration"
            [access]
            domains = ["Example.org"]
        """)
        command = [sys.executable, "-m", "core.cli", "serve", "--store", folder / "store", "--sign-in", file,
                   "--port", str(port), "--log", folder / "log.jsonl"]  # fmt: skip
        environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "NO_PROXY": "localhost"}
        with (folder / "printed").open("wb") as printed:
            process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=printed, text=True)
            try:
                assert f":{port}" in process.stdout.readline()
                yield f"http://localhost:{port}/", folder / "store", folder
            finally:
                process.terminate()
                process.wait(30)


@pytest.fixture
def visitor(pages: Windows, guarded: tuple[str, Path, Path], provider: str) -> Iterator[Any]:
    """A browser that has seen nothing; a page of the dashboard may ask it and the provider, and nobody else."""
    allowed, outside = (guarded[0], guarded[0].replace("http", "ws"), provider, "data:", "blob:"), []
    page = pages.take()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")

    def asked(request: Any) -> None:
        # The provider's own pages have a style sheet from elsewhere.
        if request.frame.url.startswith(guarded[0]) and not request.url.startswith(allowed):
            outside.append(request.url)

    page.on("request", asked)
    yield page
    page.remove_listener("request", asked)
    pages.give_back(page, guarded[0])
    assert outside == [], "asked for from outside"


@pytest.fixture
def heard(visitor: Any) -> Iterator[list[bytes | str]]:
    """What the visitor's browser has been told over websockets."""
    found: list[bytes | str] = []

    def listen(socket: Any) -> None:
        socket.on("framereceived", lambda frame: found.append(frame))

    visitor.on("websocket", listen)
    yield found
    visitor.remove_listener("websocket", listen)


def heading(page: Any, words: str) -> None:
    page.get_by_role("heading", name=words, exact=True).wait_for()


def sign_in(page: Any, address: str) -> None:
    """From the page that asks for it, as this person."""
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/oauth2/authorize"))
    page.get_by_role("button", name=re.compile(address)).click()


def test_nothing_shows_before_sign_in_and_the_address_that_was_asked_for_after_it(guarded, visitor, heard):
    address, _, _ = guarded
    asked_for = "quotes?q=trade"
    for page in ("", "document?open=d_riga", "network", "timeline", "import", "review", "actor?who=a_ozola", asked_for):
        visitor.goto(address + page)
        heading(visitor, "Sign in")
        settled(visitor)
        assert visitor.locator("[data-testid=stSidebarNav], .card, [data-testid=stPageLink]").count() == 0
    told = b"".join(frame if isinstance(frame, bytes) else frame.encode() for frame in heard)
    assert heard
    for secret in (STATEMENT, "Ozola", "Riga", "Baltic Wire", CLIENT_SECRET, COOKIE_SECRET):
        assert secret.encode() not in told
    sign_in(visitor, ANNA[0])
    heading(visitor, "Quotes")
    visitor.wait_for_url(address + asked_for)
    visitor.get_by_text(STATEMENT).first.wait_for()
    visitor.get_by_text(f"Signed in as {ANNA[1]} <{ANNA[0]}>").wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_what_is_shown_to_who_has_not_come_in_breaks_no_rule_of_wcag(guarded, visitor, width, scheme):
    """The page that asks to sign in, walked by the tab key alone, and the one that refuses."""
    visitor.set_viewport_size({"width": width, "height": 844})
    visitor.emulate_media(color_scheme=scheme)
    visitor.goto(guarded[0])
    heading(visitor, "Sign in")
    visitor.get_by_role("button", name="Sign in").wait_for()
    settled(visitor)
    assert broken(visitor) == []
    window, *wide = visitor.evaluate(WIDTHS)
    assert max(wide) <= window
    for _ in range(5):
        visitor.keyboard.press("Tab")
        if visitor.evaluate("document.activeElement.textContent") == "Sign in":
            break
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(re.compile("/oauth2/authorize"))
    visitor.get_by_role("button", name=re.compile(EVE[0])).click()
    heading(visitor, "No access")
    visitor.get_by_role("button", name="Sign out").wait_for()
    settled(visitor)
    assert broken(visitor) == []
    window, *wide = visitor.evaluate(WIDTHS)
    assert max(wide) <= window


def test_an_address_that_is_not_named_is_refused_and_sees_nothing(guarded, visitor):
    visitor.goto(guarded[0])
    sign_in(visitor, EVE[0])
    heading(visitor, "No access")
    visitor.get_by_text(f"{EVE[0]} may not use this dashboard").wait_for()
    visitor.goto(f"{guarded[0]}quotes")
    heading(visitor, "No access")
    settled(visitor)
    assert STATEMENT not in visitor.content()


def test_an_address_that_the_provider_has_not_verified_is_refused(guarded, visitor):
    visitor.goto(guarded[0])
    sign_in(visitor, "ben@example.org")
    heading(visitor, "No access")
    visitor.get_by_text("has not verified that ben@example.org is yours").wait_for()


def test_a_note_bears_the_name_of_whom_has_signed_in_and_cannot_bear_another(guarded, visitor):
    address, store, _ = guarded
    visitor.goto(f"{address}quotes")
    sign_in(visitor, ANNA[0])
    heading(visitor, "Quotes")
    drawn(visitor)
    visitor.locator("button[data-star]").first.click()
    visitor.locator("button[data-star][aria-pressed=true]").first.wait_for()
    opened(visitor, f"{address}collections")
    assert visitor.get_by_role("textbox", name="Your name").is_disabled()
    authors = open_store(store).snapshot().sql("SELECT DISTINCT author FROM notes")["author"].tolist()
    assert authors == [f"{ANNA[1]} <{ANNA[0]}>"]


def test_who_signs_out_is_out_in_this_browser(guarded, visitor):
    address, _, _ = guarded
    visitor.goto(address)
    sign_in(visitor, ANNA[0])
    heading(visitor, "Overview")
    settled(visitor)
    visitor.get_by_role("button", name="Sign out").click()
    visitor.wait_for_url(re.compile("end_session"))
    visitor.goto(address)
    heading(visitor, "Sign in")
    settled(visitor)
    assert [cookie["name"] for cookie in visitor.context.cookies(address) if "user" in cookie["name"]] == []


def test_a_cookie_of_ones_own_making_signs_nobody_in(guarded, visitor):
    forged = json.dumps({"email": ANNA[0], "is_logged_in": True, "origin": guarded[0].rstrip("/"), "iat": 4e9})
    visitor.context.add_cookies([{"name": "_streamlit_user", "value": forged.replace('"', "'"), "url": guarded[0]}])
    visitor.goto(guarded[0])
    heading(visitor, "Sign in")


def test_no_secret_stands_in_what_the_server_prints_or_logs(guarded, visitor):
    visitor.goto(guarded[0])
    sign_in(visitor, ANNA[0])
    heading(visitor, "Overview")
    settled(visitor)
    tokens = [c["value"] for c in visitor.context.cookies(guarded[0]) if c["name"].startswith("_streamlit_user")]
    assert tokens
    # A provider that answers with an error, and a code that nobody has given.
    for asked in ("oauth2callback?error=denied&error_description=no", "oauth2callback?code=stolen-code&state=x"):
        urllib.request.urlopen(guarded[0] + asked).read()
    said = b"".join(file.read_bytes() for file in (guarded[2] / "printed", guarded[2] / "log.jsonl"))
    for secret in (CLIENT_SECRET, COOKIE_SECRET, "stolen-code", *tokens):
        assert secret.encode() not in said
