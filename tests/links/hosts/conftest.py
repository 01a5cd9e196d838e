"""Hosts whose links are as a test wants them, and who may look at them."""

import pytest
from django.contrib.auth.models import Group, Permission

from links.models import Link, LinkHealth
from tests.factories import LinkFactory
from tests.linkcheck.observations import NOW
from tests.staff import member_of
from users import roles

OLD_HOST = "gammel.egeby.example"


def links_to(host: str, *verdicts: str, problem="not_found", **fields) -> list[Link]:
    """Return a link to the host with each of the verdicts."""
    links = []
    for number, verdict in enumerate(verdicts):
        fails = verdict in ("failing", "probably_broken")
        link = LinkFactory(url=f"https://{host}/artikler/{number}", **fields)
        LinkHealth.objects.filter(pk=link.pk).update(
            verdict=verdict,
            problem=problem if fails else "",
            strikes=int(fails),
            failing_since=NOW if fails else None,
            checked_at=None if verdict == "unchecked" else NOW,
            moved_to=f"https://ny.egeby.example/viden/{number}"
            if verdict == "moved"
            else "",
        )
        links.append(link)
    return links


@pytest.fixture
def keeper(db):
    roles.set_up_roles()
    return member_of(roles.LINK_KEEPER)


@pytest.fixture
def onlooker(keeper):
    """Somebody on the staff who may not change links."""
    group = Group.objects.create(name="Gæst")
    for codename in ("access_admin", "view_link"):
        group.permissions.add(Permission.objects.get(codename=codename))
    return member_of("Gæst")


@pytest.fixture
def outsider(keeper):
    """Somebody on the staff who has nothing to do with links."""
    group = Group.objects.create(name="Praktikant")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return member_of("Praktikant")
