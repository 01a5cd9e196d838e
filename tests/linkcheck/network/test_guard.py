"""Where the checker never goes: names, ports, credentials, our own admin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.codes import Family, Problem
from linkcheck.network.guard import DEFAULT_PORTS, Guard, RefusedError
from tests.linkcheck.network.refusals import GUARD, problem_of
from tests.linkcheck.world import HOST


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "localhost.",
        "admin.localhost",
        "localhost.localdomain",
        "printer.local",
        "metadata.google.internal",
        "host.docker.internal",
        "kubernetes.default.svc.cluster.local",
        "router.lan",
        "nas.home",
        "nas.home.arpa",
        "intranet",
        "wiki.intranet",
        "ad.corp",
        "x.private",
        "skjult.onion",
        "navn.alt",
        "noget.test",
        "noget.invalid",
        "ip6-localhost",
        "loc%61lhost",
        "ｌｏｃａｌｈｏｓｔ",
        "ⓛocalhost",
        "local\u00adhost",
    ],
)
def test_a_name_on_a_private_network_is_refused(host):
    assert problem_of(f"https://{host}/") == Problem.REFUSED_ADDRESS


@pytest.mark.parametrize(
    "host", ["local.dk", "localhost.dk", "onion.dk", "mylocal", "boligliv.dk.", "ø.dk"]
)
def test_a_name_that_only_resembles_one_passes(host):
    expected = Problem.REFUSED_ADDRESS if "." not in host else ""

    assert problem_of(f"https://{host}/") == expected


@pytest.mark.parametrize("port", DEFAULT_PORTS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_ports_of_the_web_pass(scheme, port):
    assert problem_of(f"{scheme}://{HOST}:{port}/") == ""


@pytest.mark.parametrize("port", [1, 22, 25, 81, 3306, 5432, 6379, 11211, 65535])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_other_port_is_refused(scheme, port):
    assert problem_of(f"{scheme}://{HOST}:{port}/") == Problem.BAD_PORT


@pytest.mark.parametrize(
    "address", [f"http://{HOST}:0/", "http://a..dk/", "http://-a.dk/", "http://a.d1/"]
)
def test_an_address_that_forms_refuse_is_refused_here_too(address):
    assert problem_of(address) == Problem.MALFORMED_ADDRESS


def test_the_ports_are_the_settings_to_choose():
    guard = Guard(ports=[443])

    assert problem_of(f"https://{HOST}/", guard) == ""
    assert problem_of(f"http://{HOST}/", guard) == Problem.BAD_PORT


@pytest.mark.parametrize(
    "userinfo", ["ole@", "ole:kode@", ":kode@", "10.0.0.1@", "boligliv.dk:80@"]
)
def test_credentials_are_refused_and_never_shown(world, userinfo):
    address = f"http://{userinfo}{HOST}:{world.port}/"

    seen = world.check(address)

    assert (seen.problem, seen.family) == (Problem.CREDENTIALS, Family.UNSURE)
    assert "@" not in repr(seen)
    assert world.requests == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (f"http://{HOST}\\@127.0.0.1/", HOST),
        (f"http://{HOST}/\\@127.0.0.1/", HOST),
        (f"http://{HOST}#@127.0.0.1/", HOST),
        (f"http://{HOST}?@127.0.0.1/", HOST),
        (f"http:\\\\{HOST}/", HOST),
        (f"http:/{HOST}/", HOST),
        (f"http:{HOST}/", HOST),
        (f"http:////{HOST}/", HOST),
        (f"ht\ntp://{HOST}/", HOST),
        ("http://bolig\tliv.dk/", HOST),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(address, host):
    assert GUARD.vet(address).host == host


@given(
    st.text(alphabet="ab.:/\\@#?%[]0123456789x\t\n &=;~\u3002\uff0e\u00ad", max_size=40)
)
def test_whatever_passes_is_read_alike_by_every_parser(rest):
    try:
        destination = GUARD.vet(f"http://{rest}")
    except RefusedError:
        return
    assert destination.request_url.raw_host in (
        destination.host,
        destination.host + ".",
    )
    assert "@" not in destination.url.split("/")[2]
    # An empty query is the one thing that yarl leaves out.
    assert str(destination.request_url) == destination.url.removesuffix("?")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.solgavlen.example/admin/",
        "https://www.solgavlen.example/admin",
        "http://www.solgavlen.example:8080/admin/pages/3/",
        "https://WWW.solgavlen.example./ADMIN/",
        "https://www.solgavlen.example/%61dmin/",
        "https://www.solgavlen.example//admin/",
        "https://www.solgavlen.example/da/../admin/",
        "https://www.solgavlen.example/da/%2e%2e/admin/",
        "https://www.solgavlen.example/da/%2e%2e%2fadmin/",
        "https://www.solgavlen.example/admin%2fpages",
        "https://www.solgavlen.example/\\admin/",
        "https://www.solgavlen.example/%2561dmin/",
    ],
)
def test_our_own_admin_is_not_asked(address):
    guard = Guard(own_admin=["https://www.solgavlen.example/admin/"])

    assert problem_of(address, guard) == Problem.OWN_ADMIN


@pytest.mark.parametrize(
    "address",
    [
        "https://www.solgavlen.example/",
        "https://www.solgavlen.example/administration/",
        "https://www.solgavlen.example/om/admin/",
        "https://boligliv.dk/admin/",
    ],
)
def test_our_own_pages_and_other_peoples_admins_are_asked(address):
    guard = Guard(own_admin=["https://www.solgavlen.example/admin/"])

    assert problem_of(address, guard) == ""


@pytest.mark.parametrize(
    "host", ["svindel.dk", "www.svindel.dk", "SVINDEL.dk.", "xn--rdgrd-vuad.dk"]
)
def test_a_known_bad_host_is_dangerous(host):
    guard = Guard(dangerous_hosts=["svindel.dk", "rødgrød.dk"])

    assert problem_of(f"https://{host}/", guard) == Problem.KNOWN_BAD_HOST


def test_a_host_that_ends_like_a_bad_one_is_another_host():
    guard = Guard(dangerous_hosts=["svindel.dk"])

    assert problem_of("https://ikkesvindel.dk/", guard) == ""


def test_tests_own_networks_are_let_in_and_no_others():
    guard = Guard(test_networks=["127.0.5.0/24"])

    assert problem_of("http://127.0.5.9/", guard) == ""
    assert problem_of("http://127.0.6.9/", guard) == Problem.REFUSED_ADDRESS
    assert problem_of("http://localhost/", guard) == Problem.REFUSED_ADDRESS
