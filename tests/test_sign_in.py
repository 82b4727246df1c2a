"""The file that tells who may come in: what it must hold, who is let in, and that no secret leaves it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.sign_in import Access, SignInError, read, who

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SECRET = "0123456789abcdef0123456789abcdef"
AUTH = f"""
[auth]
redirect_uri = "https://reports.example.org/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "communique"
client_secret = "hidden-{SECRET}"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""
ACCESS = """
[access]
domains = ["@Example.org"]
addresses = ["Guest@Example.net "]
"""


def person(address: str | None, *, hours: float = 1, **claims: object) -> dict[str, object]:
    return {"email": address, "iat": (NOW - timedelta(hours=hours)).timestamp()} | claims


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "sign_in.toml"
    file.write_text(content, "utf-8")
    return file


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return read(written(tmp_path, AUTH + ACCESS))


@pytest.mark.parametrize("address", ["anna@example.org", "ANNA@EXAMPLE.ORG", "guest@example.net"])
def test_who_is_named_or_is_of_a_named_domain_comes_in(access: Access, address: str) -> None:
    assert access.refusal(person(address), NOW) is None


@pytest.mark.parametrize(
    "address",
    ["anna@example.net", "anna@example.org.evil.test", "example.org", "anna@sub.example.org", "", None,
     "anna@example.org@evil.test"],
)  # fmt: skip
def test_nobody_else_does(access: Access, address: str | None) -> None:
    assert access.refusal(person(address), NOW)


def test_an_address_that_is_not_verified_and_an_old_token_do_not_count(access: Access) -> None:
    assert "not verified" in str(access.refusal(person("anna@example.org", email_verified=False), NOW))
    assert access.refusal(person("anna@example.org", email_verified=True), NOW) is None
    assert "too long ago" in str(access.refusal(person("anna@example.org", hours=12.1), NOW))
    assert access.refusal({"email": "anna@example.org"}, NOW)


def test_hours_and_everyone_are_as_the_file_says(tmp_path: Path) -> None:
    access = read(written(tmp_path, AUTH + "[access]\neveryone = true\nhours = 2.5\n"))
    assert access.refusal(person(None, hours=2.4), NOW) is None
    assert access.refusal(person(None, hours=2.6), NOW)


def test_several_providers_are_known_by_their_names(tmp_path: Path) -> None:
    shared = AUTH.split("client_id")[0]
    of_one = AUTH[AUTH.index("client_id") :]
    access = read(written(tmp_path, f"{shared}[auth.google]\n{of_one}[auth.okta]\n{of_one}{ACCESS}"))
    assert access.providers == ("google", "okta")


@pytest.mark.parametrize(
    ("was", "instead", "told"),
    [
        ("[auth]", "[other]", "no section [auth]"),
        ("[access]", "[other]", "no section [access]"),
        (SECRET, "short", "cookie_secret"),
        ("https://reports.example.org/oauth2callback", "https://reports.example.org/", "redirect_uri"),
        ("https://reports", "http://reports", "redirect_uri"),
        ("https://login", "http://login", "server_metadata_url"),
        ('client_id = "communique"', "", "no client_id"),
        ('domains = ["@Example.org"]', 'domains = "example.org"', "domains must be a list"),
        ("Guest@Example.net ", "guest", "e-mail addresses"),
        ("domains", "domain", "not domain"),
        ("domains", "hours = 0\ndomains", "hours"),
        (ACCESS, "[access]\n", "lets nobody in"),
        ('"communique"', '"communique', "no TOML"),
    ],
)
def test_a_file_that_lacks_something_is_refused_without_a_word_of_its_secrets(
    tmp_path: Path, was: str, instead: str, told: str
) -> None:
    content = AUTH + ACCESS
    assert was in content
    with pytest.raises(SignInError) as refused:
        read(written(tmp_path, content.replace(was, instead)))
    assert told in str(refused.value)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Anna Ozola", "email": "anna@example.org"}, "Anna Ozola <anna@example.org>"),
        ({"email": "anna@example.org"}, "anna@example.org"),
        ({"name": "Anna\n\x1b[31mOzola"}, "Anna [31mOzola"),
        ({"sub": "248289"}, "248289"),
        ({}, "unknown"),
    ],
)
def test_somebody_is_called_by_name_and_address_on_one_line(claims: dict[str, str], name: str) -> None:
    assert who(claims) == name


def test_serve_says_in_a_line_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, AUTH)
    command = [sys.executable, "-m", "core.cli", "serve", "--store", str(tmp_path / "store"), "--sign-in", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})
    assert ran.returncode == 1
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "[access]" in ran.stderr
    assert SECRET not in ran.stdout + ran.stderr
    assert not (tmp_path / "store").exists()
