"""Who sees the register sees all that tells of it, whichever right it is by."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from links.admin.home.register_health import URL_NAME as REGISTER_HEALTH
from tests.html import parse
from tests.links.staff import LIST, judged
from tests.staff import is_refused, member_of

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")
SCREENS = (LIST, "link_hosts:list", "link_reports", "typed_addresses", REGISTER_HEALTH)


def somebody_with(*codenames: str):
    group = Group.objects.create(name="Prøve")
    found = Permission.objects.filter(codename__in=["access_admin", *codenames])
    group.permissions.set(found)
    return member_of("Prøve")


@pytest.mark.parametrize("right", ["view", "add", "change", "delete"])
def test_any_right_to_links_shows_every_screen_and_the_way_there(right):
    judged("unsure")
    somebody = somebody_with(f"{right}_link")
    home = somebody.get(HOME)
    assert parse(home).select(".register-decisions")
    for name in SCREENS:
        assert somebody.get(reverse(name)).status_code == 200, name
        # The menu is handed to its script as JSON.
        assert f'"url": "{reverse(name)}"' in home.content.decode(), name


def test_none_shows_none_of_them():
    judged("unsure")
    somebody = somebody_with()
    home = somebody.get(HOME)
    assert not parse(home).select(".register-decisions")
    for name in SCREENS:
        assert is_refused(somebody.get(reverse(name))), name
        assert reverse(name) not in home.content.decode(), name
