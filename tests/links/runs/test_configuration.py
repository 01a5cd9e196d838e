"""The guard and the client as the settings want them."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from wagtail.models import Site

from linkcheck.codes import Problem
from linkcheck.network.guard import RefusedError
from links.runs.configuration import client_from_settings, guard_from_settings

pytestmark = pytest.mark.django_db


def test_every_host_of_the_site_keeps_its_admin_to_itself(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.solgavlen.example"
    Site.objects.update(hostname="solgavlen.dk")
    guard = guard_from_settings()

    for host in ("www.solgavlen.example", "solgavlen.dk"):
        guard.vet(f"https://{host}/om-os/")
        with pytest.raises(RefusedError) as refusal:
            guard.vet(f"https://{host}/admin/pages/")
        assert refusal.value.problem == Problem.OWN_ADMIN


def test_the_admin_is_where_the_guard_believes_it_to_be(settings):
    assert reverse("wagtailadmin_home") == f"/{settings.ADMIN_PATH}"


def test_ports_and_dangerous_hosts_are_settings(settings):
    settings.LINK_CHECK_ALLOWED_PORTS = [443]
    settings.LINK_CHECK_DANGEROUS_HOSTS = ["svindel.dk"]
    guard = guard_from_settings()

    for address, problem in (
        ("http://boligliv.dk/", Problem.BAD_PORT),
        ("https://www.svindel.dk/", Problem.KNOWN_BAD_HOST),
    ):
        with pytest.raises(RefusedError) as refusal:
            guard.vet(address)
        assert refusal.value.problem == problem


def test_no_other_settings_than_the_tests_may_open_the_guard(settings, monkeypatch):
    settings.LINK_CHECK_TEST_NETWORKS = ["127.0.0.0/8"]
    guard_from_settings().vet("http://127.0.0.1/")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "boligsocial.settings.production")

    with pytest.raises(ImproperlyConfigured):
        guard_from_settings()


def test_the_client_says_whose_it_is(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.blåbær.example"
    settings.LINK_CHECK_CONTACT = "Kåre i Solgavlen <web@solgavlen.example>"

    client = client_from_settings()

    assert client._user_agent == (
        "Boligsocial link checker "
        "(+https://www.xn--blbr-roah.example/; web@solgavlen.example)"
    )
