"""Who may use a dashboard that several people share: the file that `communique serve --sign-in` takes.

    [auth]    how people sign in, as Streamlit has it: redirect_uri, cookie_secret, and of one provider or of several
              ([auth.NAME]) client_id, client_secret, server_metadata_url
    [access]  who of those who can sign in may come in: addresses, domains or everyone; and for how many hours

docs/sign_in.md tells more. Secrets stay in the file: they are part of no object here and of no message.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from core.author import tidy
from core.errors import CommuniqueError

VARIABLE = "COMMUNIQUE_SIGN_IN"
"""Of the environment: the file, for the dashboard."""
ONLY = "default"
"""What Streamlit calls a provider that [auth] itself describes."""
_OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_IN_ACCESS = ("addresses", "domains", "everyone", "hours")
_SHORTEST_SECRET = 32
_HOURS = 12.0
_LOCAL = ("localhost", "127.0.0.1", "::1")


class SignInError(CommuniqueError):
    """The file that tells who may come in cannot be used."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in. Addresses and domains are in small letters."""

    providers: tuple[str, ...]
    """Names under which Streamlit knows those at whom people sign in; ONLY where there is one without a name."""
    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    everyone: bool = False
    hours: float = _HOURS
    """How long somebody who has signed in stays so."""

    def refusal(self, person: Mapping[str, Any], now: datetime | None = None) -> str | None:
        """Why whom the provider says this of may not come in, in a sentence; None where they may.

        `person`: the claims of the ID token (email, email_verified, iat).
        """
        if not _is_of(person.get("iat"), now or datetime.now(UTC), self.hours):
            return "You signed in too long ago. Sign in again."
        if self.everyone:
            return None
        address = str(person.get("email") or "").strip().casefold()
        if "@" not in address:
            return "The provider does not tell your e-mail address, by which this dashboard knows who may come in."
        if person.get("email_verified") in (False, "false"):
            return f"The provider has not verified that {tidy(address)} is yours."
        if address in self.addresses or address.rpartition("@")[2] in self.domains:
            return None
        return f"{tidy(address)} may not use this dashboard. Ask whoever runs it, or sign in with another address."


def who(person: Mapping[str, Any]) -> str:
    """The name that stands beside what somebody who has signed in sets down: name and address, as far as told."""
    name, address = (tidy(str(person.get(claim) or "")) for claim in ("name", "email"))
    if name and address and name != address:
        return tidy(f"{name} <{address}>")
    return address or name or tidy(str(person.get("sub") or "")) or "unknown"


def read(file: Path) -> Access:
    """Who may come in by this file. Raises SignInError where it cannot be read, lacks something or is unsafe."""
    try:
        written = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SignInError(f"The file of sign-in {file} cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        # What is wrong is not quoted: it may be half a secret.
        raise SignInError(f"The file of sign-in {file} is no TOML. docs/sign_in.md shows one.") from None
    wrong = next(_faults(written), None)
    if wrong is not None:
        raise SignInError(f"The file of sign-in {file}: {wrong}. docs/sign_in.md shows one.")
    access = written["access"]
    return Access(
        tuple(_providers(written["auth"])),
        frozenset(address.strip().casefold() for address in access.get("addresses", ())),
        frozenset(domain.strip().casefold().removeprefix("@") for domain in access.get("domains", ())),
        access.get("everyone", False),
        float(access.get("hours", _HOURS)),
    )


def missing() -> str | None:
    """What has to be installed before anybody can sign in, as a sentence; None where all is there."""
    if find_spec("authlib") is None or find_spec("httpx") is None:
        return "Sign-in needs the packages Authlib and httpx. Install them: pip install 'communique[sign-in]'."
    return None


def is_open(file: Path) -> bool:
    """Whether others on this machine can read the file."""
    return bool(file.stat().st_mode & 0o077)


def _providers(auth: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    named = {name: value for name, value in auth.items() if isinstance(value, Mapping) and name != "client_kwargs"}
    return named or {ONLY: auth}


def _faults(written: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the file, the first thing first."""
    auth, access = written.get("auth"), written.get("access")
    if not isinstance(auth, Mapping):
        yield "it has no section [auth]"
        return
    if not isinstance(access, Mapping):
        yield "it has no section [access] that says who may come in"
        return
    yield from _faults_of_auth(auth)
    yield from _faults_of_access(access)


def _faults_of_auth(auth: Mapping[str, Any]) -> Iterator[str]:
    secret, back = auth.get("cookie_secret"), auth.get("redirect_uri")
    if not isinstance(secret, str) or len(secret) < _SHORTEST_SECRET:
        yield f"cookie_secret must have at least {_SHORTEST_SECRET} characters, made at random"
    if not isinstance(back, str) or not back.endswith("/oauth2callback") or not _is_safe(back):
        yield "redirect_uri must be this dashboard's own address with https:// in front and /oauth2callback behind"
    for name, provider in _providers(auth).items():
        where = "[auth]" if name == ONLY else f"[auth.{name}]"
        if "_" in name:
            yield f"{where}: Streamlit takes no name with an underscore"
        for key in _OF_A_PROVIDER:
            if not isinstance(provider.get(key), str) or not provider[key].strip():
                yield f"{where} has no {key}"
        if not _is_safe(str(provider.get("server_metadata_url"))):
            yield f"{where}: server_metadata_url must begin with https://"


def _faults_of_access(access: Mapping[str, Any]) -> Iterator[str]:
    if unknown := sorted(set(access) - set(_IN_ACCESS)):
        yield f"[access] knows {', '.join(_IN_ACCESS)}, not {tidy(unknown[0])}"
    for key in ("addresses", "domains"):
        values = access.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
            yield f'[access] {key} must be a list of texts: ["..."]'
        elif key == "addresses" and not all("@" in one for one in values):
            yield "[access] addresses must be e-mail addresses; a domain goes to domains"
    if not isinstance(access.get("everyone", False), bool):
        yield "[access] everyone must be true or false"
    elif not (access.get("everyone") or access.get("addresses") or access.get("domains")):
        yield "[access] lets nobody in: name addresses or domains, or say everyone = true"
    hours = access.get("hours", _HOURS)
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 720:
        yield "[access] hours must be a number above 0, 720 at most"


def _is_safe(address: str) -> bool:
    """Whether what is sent there is read by nobody on the way."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
        )
    except ValueError:
        return False


def _is_of(issued: Any, now: datetime, hours: float) -> bool:
    """Whether a token issued then (seconds since 1970) still holds. A provider's clock may be some minutes ahead."""
    try:
        return datetime.fromtimestamp(float(issued), UTC) > now - timedelta(hours=hours)
    except (TypeError, ValueError, OverflowError, OSError):
        return False
