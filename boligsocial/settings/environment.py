"""The environment of a production site, read strictly.

Every function returns what a variable says or raises EnvironmentProblem, whose
message is one line for the administrator. No message repeats a value that may be
a secret.
"""

import ipaddress
import os
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from boligsocial.settings.databases import database_settings

_CONTACT = re.compile(r"https://[!-~]+|mailto:[!-~]+@[!-~]+|tel:\+?[\d().-]+", re.ASCII)
_MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)
DISPENSABLE_CACHES = {
    "django.core.cache.backends.filebased.FileBasedCache": (
        "boligsocial.caches.files.FileCache"
    ),
    "django.core.cache.backends.redis.RedisCache": (
        "boligsocial.caches.in_redis.RedisCache"
    ),
}
SECRET_KEY_LENGTH = 50
SECRET_KEY_CHARACTERS = 10
SECRET_KEYS_IN_CODE = ("django-insecure-", "development-only", "only-for-tests")


class EnvironmentProblem(ImproperlyConfigured):
    """A variable of the environment is missing, unreadable or unsafe."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"The environment variable {name} {problem}.")


def required(name: str, purpose: str) -> str:
    """Return the variable, which must be there and not blank."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise EnvironmentProblem(name, f"is missing: {purpose}")
    return value


def optional(name: str, default: str = "") -> str:
    """Return the variable, or the default when it is not there or blank."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, choices: tuple[str, ...], default: str) -> str:
    """Return the variable, which must be one of the choices."""
    value = optional(name, default)
    if value not in choices:
        raise EnvironmentProblem(name, f"must be one of {', '.join(choices)}")
    return value


def switch(name: str) -> bool:
    """Return whether the variable says true; not there means false."""
    return choice(name, ("true", "false"), "false") == "true"


def whole_number(name: str, default: int) -> int:
    """Return the variable, which must be a whole number of 0 or more."""
    value = optional(name, str(default))
    # Not all that `int` takes: a sign, or digits of other scripts.
    if not (value.isascii() and value.isdecimal()):
        raise EnvironmentProblem(name, "must be a whole number, 0 or more")
    return int(value)


def refuse_debug() -> None:
    """Refuse to start where somebody believes that they have turned DEBUG on."""
    for name in ("DEBUG", "DJANGO_DEBUG"):
        if optional(name).lower() not in ("", "0", "false", "no", "off"):
            raise EnvironmentProblem(
                name, "asks for debugging, which production never does: remove it"
            )


def secret_key() -> str:
    """Return SECRET_KEY, which must be long, varied and this site's own."""
    name = "SECRET_KEY"
    key = required(name, "sessions and password links are signed with it")
    if key.startswith(SECRET_KEYS_IN_CODE):
        raise EnvironmentProblem(name, "is one that others know: make a random one")
    if len(key) < SECRET_KEY_LENGTH or len(set(key)) < SECRET_KEY_CHARACTERS:
        raise EnvironmentProblem(
            name, f"must be at least {SECRET_KEY_LENGTH} random characters"
        )
    return key


def site_url() -> SplitResult:
    """Return SITE_URL: scheme and host, and TLS unless the host is this machine."""
    name = "SITE_URL"
    value = required(name, "the address of the site, such as https://www.example.org")
    try:
        url = urlsplit(value.removesuffix("/"))
        usable = url.scheme in ("http", "https") and url.hostname and url.port != 0
    except ValueError:
        usable = False
    if not usable or url.path or url.query or url.fragment or "@" in url.netloc:
        raise EnvironmentProblem(
            name, "must be a scheme and a host, such as https://www.example.org"
        )
    if "*" in url.netloc:
        raise EnvironmentProblem(name, "must name one host, without *")
    if url.scheme == "http" and not is_loopback(url.hostname):
        raise EnvironmentProblem(
            name, "must begin with https://, as its host is not this machine's own"
        )
    return url


def is_loopback(host: str) -> bool:
    """Return whether the host name can only mean this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def allowed_hosts(site: SplitResult) -> list[str]:
    """Return the host of the site and those that ALLOWED_HOSTS adds to it."""
    name = "ALLOWED_HOSTS"
    hosts = [_bracketed(site.hostname)]
    if is_loopback(site.hostname):
        hosts += ["localhost", "127.0.0.1", "[::1]"]
    for host in filter(None, (part.strip() for part in optional(name).split(","))):
        if "*" in host:
            raise EnvironmentProblem(name, "must name its hosts, without *")
        if "/" in host:
            raise EnvironmentProblem(name, "takes host names alone, without http://")
        hosts.append(host)
    return list(dict.fromkeys(hosts))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def trusted_proxy(site: SplitResult) -> bool:
    """Return whether X-Forwarded-Proto is believed.

    TLS ends before gunicorn, so a site on https has a proxy that sets the header;
    without it every request would be sent to https for ever.
    """
    name = "TRUSTED_PROXY"
    trusted = switch(name)
    if site.scheme == "https" and not trusted:
        raise EnvironmentProblem(
            name,
            "must be true when SITE_URL is https: say so when the proxy in front of"
            " the site sets X-Forwarded-Proto itself and lets nobody else set it",
        )
    return trusted


def security_contacts() -> list[str]:
    """Return the URIs that SECURITY_CONTACT names, for security.txt (RFC 9116, 2.5.3).

    An e-mail address alone is one as well.
    """
    name = "SECURITY_CONTACT"
    contacts = [
        f"mailto:{part}" if _MAIL_ADDRESS.fullmatch(part) else part
        for part in optional(name).split()
    ]
    if not all(map(_CONTACT.fullmatch, contacts)):
        raise EnvironmentProblem(
            name,
            "takes e-mail addresses, and addresses that begin with https:, mailto:"
            " or tel:, with spaces between",
        )
    return contacts


def database() -> dict[str, Any]:
    """Return the database that DATABASE_URL names."""
    name = "DATABASE_URL"
    url = required(name, "such as postgres://user:password@host/name")
    try:
        settings = database_settings(url)
    except ValueError as error:
        raise EnvironmentProblem(name, f"cannot be read: {error}") from error
    if settings["NAME"] == ":memory:":
        raise EnvironmentProblem(name, "names a database that is lost at every start")
    return settings


def cache(default: str) -> dict[str, Any]:
    """Return the cache that CACHE_URL names; the site goes on without it."""
    name = "CACHE_URL"
    settings = _parsed(name, optional(name, default), environ.Env.cache_url_config)
    backend = settings["BACKEND"]
    return settings | {"BACKEND": DISPENSABLE_CACHES.get(backend, backend)}


def shares_pages(cache_settings: dict[str, Any]) -> bool:
    """Return whether the cache is quicker to ask than a page is to make.

    Redis is. Files lie on the one machine, whose processes have the page in memory soon
    enough; a table would be asked in vain each time that a page is made.
    """
    return "redis" in cache_settings["BACKEND"].lower()


def email() -> dict[str, Any]:
    """Return Django's EMAIL settings from EMAIL_URL."""
    name = "EMAIL_URL"
    url = required(name, "such as smtp+tls://user:password@host:587")
    settings = _parsed(name, url, environ.Env.email_url_config)
    if "smtp" in settings["EMAIL_BACKEND"] and not settings["EMAIL_HOST"]:
        raise EnvironmentProblem(name, "names no mail server")
    return settings


def _parsed(
    name: str, url: str, parse: Callable[[str], dict[str, Any]]
) -> dict[str, Any]:
    # django-environ lets urllib's errors through, and raises its own.
    try:
        return parse(url)
    except (ValueError, LookupError, ImproperlyConfigured) as error:
        raise EnvironmentProblem(name, "cannot be read as an address") from error


def s3_storage() -> dict[str, Any]:
    """Return django-storages' options for media in S3-compatible storage.

    The key may be missing: a machine in the cloud can have a role instead.
    """
    return {
        "bucket_name": required("AWS_STORAGE_BUCKET_NAME", "media goes to S3"),
        "access_key": optional("AWS_ACCESS_KEY_ID") or None,
        "secret_key": optional("AWS_SECRET_ACCESS_KEY") or None,
        "region_name": optional("AWS_S3_REGION_NAME") or None,
        "endpoint_url": optional("AWS_S3_ENDPOINT_URL") or None,
        "custom_domain": required(
            "AWS_S3_CUSTOM_DOMAIN", "browsers fetch pictures from this host name"
        ),
        "querystring_auth": False,
        "file_overwrite": False,
        "object_parameters": {"CacheControl": "public, max-age=2592000"},
    }
