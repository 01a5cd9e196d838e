"""Where the link checker may go, and where never.

Editors and residents choose the addresses, and the checker runs inside the network,
so every address is vetted before every request: first as it is written (`vet`),
then as the resolver answers (`vet_answer`), and last at the moment of connecting
(`vet_connection`), which is the only one that also sees what no resolver was asked.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import yarl
from ada_url import URL

from linkcheck.codes import Problem
from linkcheck.hosts import LONGEST_NAME, is_possible_host, is_possible_port
from linkcheck.network.dangerous_hosts import is_listed, read_hosts
from linkcheck.network.networks import (
    Address,
    is_public,
    is_public_name,
    parse_address,
    parse_network,
)

DEFAULT_PORTS = (80, 443, 8080, 8443)

_SCHEME_PORTS = {"http:": 80, "https:": 443}


class RefusedError(OSError):
    """The guard does not let a request pass.

    An OSError, because that is what a connection that cannot be made raises all
    the way up through aiohttp.
    """

    def __init__(self, problem: Problem, detail: str):
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Destination:
    """An address that may be asked, once its host name has been looked up."""

    # As browsers write it, without a fragment and without credentials.
    url: str
    # Lower case, without a trailing dot; an IPv6 address without its brackets.
    host: str
    request_url: yarl.URL


class Guard:
    """Vets addresses, resolver answers and connections.

    `ports` are those that may be asked. `own_admin` holds the addresses under which
    the site's own administration answers; nothing below them is asked. Hosts named
    in `dangerous_hosts`, and everything below them, are never asked.

    `test_networks` are the networks in which tests keep their own servers, which
    may be asked though they are not public. Nothing else turns any of this off, so
    whoever makes a guard from settings must refuse them outside tests.
    """

    def __init__(
        self,
        *,
        ports: Iterable[int] = DEFAULT_PORTS,
        own_admin: Iterable[str] = (),
        dangerous_hosts: Iterable[str] = (),
        test_networks: Iterable[str] = (),
    ):
        self._ports = frozenset(ports)
        self._own_admin = [_host_and_path(address) for address in own_admin]
        self._dangerous_hosts = read_hosts(dangerous_hosts)
        self._test_networks = tuple(parse_network(network) for network in test_networks)

    def vet(self, address: str) -> Destination:
        """Return where a web address leads, read as a browser reads it.

        Raises RefusedError when it is no web address or may not be asked.
        """
        try:
            url = URL(address)
        except ValueError as error:
            raise RefusedError(
                Problem.MALFORMED_ADDRESS, "The address cannot be parsed."
            ) from error
        if url.protocol not in _SCHEME_PORTS:
            raise RefusedError(
                Problem.UNSUPPORTED_SCHEME, f"The scheme is {url.protocol[:30]}"
            )
        href, hostname = url.href.partition("#")[0], url.hostname
        if "@" in href and (url.username or url.password):
            raise RefusedError(
                Problem.CREDENTIALS, "The address holds a user name or a password."
            )
        host = hostname.strip("[]").rstrip(".")
        port = int(url.port or _SCHEME_PORTS[url.protocol])
        self._vet_host(host)
        if not is_possible_port(url.port):
            raise RefusedError(Problem.MALFORMED_ADDRESS, "The port cannot exist.")
        if port not in self._ports:
            raise RefusedError(Problem.BAD_PORT, f"Port {port} is not asked.")
        self._vet_path(host, url)
        if hostname.endswith("."):
            url.hostname = host
            href = url.href.partition("#")[0]
        return Destination(href, host, _request_url(href, host, port))

    def vet_answer(self, host: str, answer: Sequence[str]) -> list[Address]:
        """Return the addresses of a resolver's answer, each of which may be asked.

        Raises RefusedError when a single one may not: a host that has both public
        and private addresses has no business having the private ones.
        """
        return [self.vet_connection(text, host) for text in answer]

    def vet_connection(self, text: str, host: str = "") -> Address:
        """Return the numeric address to connect to; raises RefusedError."""
        address = parse_address(text)
        if address is None or not self._may_connect(address):
            name = f"{host} has the address {text}" if host else text
            raise RefusedError(
                Problem.REFUSED_ADDRESS, f"{name}, which is not on the public internet."
            )
        return address

    def _may_connect(self, address: Address) -> bool:
        return is_public(address) or any(
            address in network for network in self._test_networks
        )

    def _vet_host(self, host: str) -> None:
        if is_listed(host, self._dangerous_hosts):
            raise RefusedError(
                Problem.KNOWN_BAD_HOST, f"{host} is on the list of dangerous hosts."
            )
        if parse_address(host) is not None:
            self.vet_connection(host)
        elif host and not is_public_name(host):
            raise RefusedError(
                Problem.REFUSED_ADDRESS,
                f"{host[:LONGEST_NAME]} is a name on a private network.",
            )
        elif not is_possible_host(host):
            raise RefusedError(Problem.MALFORMED_ADDRESS, "The host name cannot exist.")

    def _vet_path(self, host: str, url: URL) -> None:
        admin_paths = [path for admin, path in self._own_admin if admin == host]
        if not admin_paths:
            return
        path = url.pathname
        for reading in (_read_path(path), _read_path(unquote(path))):
            if any(f"{reading}/".startswith(f"{admin}/") for admin in admin_paths):
                raise RefusedError(
                    Problem.OWN_ADMIN, "The address is in the site’s own admin."
                )


def _host_and_path(address: str) -> tuple[str, str]:
    url = URL(address)
    return url.hostname.rstrip("."), _read_path(url.pathname)


def _read_path(path: str) -> str:
    """Return a path as the most forgiving server reads it."""
    resolved = URL(re.sub(r"[/\\]+", "/", unquote(path)), "http://site.example/")
    return unquote(re.sub(r"/+", "/", resolved.pathname)).rstrip("/").casefold()


def _request_url(href: str, host: str, port: int) -> yarl.URL:
    """Return the URL as aiohttp takes it, encoded as it stands.

    Raises RefusedError when another parser reads another host or port out of it.
    """
    try:
        request_url = yarl.URL(href, encoded=True)
        readings = {
            ((url.raw_host or "").rstrip("."), url.port)
            for url in (request_url, _Split(href))
        }
    except ValueError:
        readings = set()
    if readings != {(host, port)}:
        raise RefusedError(
            Problem.MALFORMED_ADDRESS, "The address can be read in two ways."
        )
    return request_url


class _Split:
    """Host and port as Python's own parser reads them."""

    def __init__(self, href: str):
        parts = urlsplit(href)
        self.raw_host = parts.hostname
        self.port = parts.port or _SCHEME_PORTS[f"{parts.scheme}:"]
