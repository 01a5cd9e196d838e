"""The hosts to which nobody is sent, and everything below them."""

from collections.abc import Iterable

from ada_url import URL


def read_hosts(names: Iterable[str]) -> tuple[str, ...]:
    """Return host names from the settings in the form that addresses have them."""
    return tuple(URL(f"https://{name.strip().rstrip('.')}/").hostname for name in names)


def is_listed(host: str, dangerous: Iterable[str]) -> bool:
    """Whether `host`, in lower case and without a trailing dot, is one or below one."""
    return any(host == bad or host.endswith(f".{bad}") for bad in dangerous)
