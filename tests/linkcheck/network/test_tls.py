"""Certificates are always verified, and what is wrong with one is told."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from linkcheck.codes import Family, Problem
from linkcheck.fetching.client import LinkClient
from linkcheck.network.guard import Guard
from tests.linkcheck.world import HOST, redirect, reply


@pytest.fixture(scope="module")
def authority():
    """A certificate authority that the client believes."""
    return trustme.CA()


@pytest.fixture
def show(world, authority):
    """Have the TLS port show a certificate, and the client believe the authority."""
    authority.configure_trust(world.trust)

    def show(certificate: trustme.LeafCert):
        world.certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(world.certificate)

    return show


def self_signed(host: str) -> trustme.LeafCert:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private_key = key.private_bytes(
        pem,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    return trustme.LeafCert(private_key, certificate.public_bytes(pem), [])


@pytest.mark.parametrize(
    ("names", "host"),
    [
        ([HOST], HOST),
        (["*.boligliv.dk"], "www.boligliv.dk"),
        (["xn--rdgrd-vuad.dk"], "rødgrød.dk"),
        ([HOST], f"{HOST}."),
        (["127.0.0.1"], "127.0.0.1"),
    ],
)
def test_a_site_with_a_good_certificate_is_asked(world, authority, show, names, host):
    show(authority.issue_cert(*names))
    world.serve("/", reply())

    seen = world.check(world.tls_url("/", host=host))

    assert (seen.problem, seen.page_language) == ("", "da")


@pytest.mark.parametrize(
    ("names", "host"),
    [
        (["en-anden.dk"], HOST),
        (["*.boligliv.dk"], HOST),
        (["*.boligliv.dk"], "a.b.boligliv.dk"),
        ([HOST], "127.0.0.1"),
    ],
)
def test_a_certificate_for_another_host_is_told(world, authority, show, names, host):
    show(authority.issue_cert(*names))
    world.serve("/", reply())

    seen = world.check(world.tls_url("/", host=host))

    assert (seen.problem, seen.family) == (Problem.TLS_WRONG_HOST, Family.TEMPORARY)
    assert seen.http_status is None
    assert world.requests == []


@pytest.mark.parametrize(
    "valid",
    [
        {"not_after": datetime(2020, 1, 1, tzinfo=UTC)},
        {"not_before": datetime(2200, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_certificate_at_the_wrong_time_is_told(world, authority, show, valid):
    valid = {
        "not_before": datetime(2019, 1, 1, tzinfo=UTC),
        "not_after": datetime(2201, 1, 1, tzinfo=UTC),
    } | valid
    show(authority.issue_cert(HOST, **valid))
    world.serve("/", reply())

    assert world.check(world.tls_url("/")).problem == Problem.TLS_EXPIRED
    assert world.requests == []


def test_a_self_signed_certificate_is_told(world, show):
    show(self_signed(HOST))
    world.serve("/", reply())

    assert world.check(world.tls_url("/")).problem == Problem.TLS_SELF_SIGNED
    assert world.requests == []


def test_a_certificate_by_an_authority_that_nobody_knows_is_told(world, show):
    show(trustme.CA().issue_cert(HOST))
    world.serve("/", reply())

    assert world.check(world.tls_url("/")).problem == Problem.TLS_UNKNOWN_ISSUER
    assert world.requests == []


def test_a_certificate_in_between_that_is_left_out_is_told(world, authority, show):
    leaf = authority.create_child_ca().issue_cert(HOST)
    leaf.cert_chain_pems[1:] = []
    show(
        trustme.LeafCert(
            leaf.private_key_pem.bytes(), leaf.cert_chain_pems[0].bytes(), []
        )
    )
    world.serve("/", reply())

    assert world.check(world.tls_url("/")).problem == Problem.TLS_UNKNOWN_ISSUER


def test_a_server_that_speaks_no_tls_is_told(world):
    world.serve("/", reply())
    address = f"https://{HOST}:{world.port}/"

    async def answer_in_plain_text(reader, writer):
        await reader.read(10)
        writer.write(reply(400))
        await writer.drain()
        writer.close()

    async def check():
        server = await asyncio.start_server(answer_in_plain_text, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            guard = world.guard([port])
            async with world.client(guard=guard) as client:
                return await client.check(address.replace(str(world.port), str(port)))

    assert asyncio.run(check()).problem == Problem.TLS_FAILURE


def test_a_redirect_to_a_site_with_a_bad_certificate_is_not_followed(world, show):
    show(self_signed(HOST))
    world.serve("/ny", reply())

    seen = world.check(world.serve("/", redirect(301, world.tls_url("/ny"))))

    assert (seen.problem, seen.moved_to) == (Problem.TLS_SELF_SIGNED, "")
    assert seen.final_url == world.tls_url("/ny")


def test_a_site_that_has_moved_to_https_has_moved(world, authority, show):
    show(authority.issue_cert(HOST))
    world.serve("/side", redirect(301, world.tls_url("/side")), reply())

    seen = world.check(world.url("/side"))

    assert (seen.problem, seen.moved_to) == (
        Problem.MOVED_PERMANENTLY,
        world.tls_url("/side"),
    )


def test_a_secure_cookie_stays_off_the_open_wire(world, authority, show):
    show(authority.issue_cert(HOST))
    world.serve("/ind", redirect(302, world.url("/"), "Set-Cookie: a=1; Secure"))
    world.serve("/", reply())

    world.check(world.tls_url("/ind"))

    assert "cookie" not in world.requests[1].headers


def test_the_world_is_believed_as_mozilla_believes_it_and_verified(monkeypatch):
    # Not the machine's own list, which an employer's proxy may have added to.
    monkeypatch.setenv("SSL_CERT_FILE", "/findes-ikke.pem")
    client = LinkClient(
        guard=Guard(),
        product="Solgavlens linktjek",
        site="https://www.solgavlen.example",
        contact="web@solgavlen.example",
    )

    assert client._tls.verify_mode is ssl.CERT_REQUIRED
    assert client._tls.check_hostname is True
    assert client._tls.cert_store_stats()["x509_ca"] > 50
