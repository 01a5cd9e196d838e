"""An administrator and a colleague, before whom nothing has happened."""

import pytest
from wagtail.models import Site

from boligsocial import roles
from pages.models import SiteSettings
from tests.audit.telling import forget
from tests.factories import UserFactory
from tests.staff import StaffClient, member_of


@pytest.fixture
def karen(_roles) -> StaffClient:
    """An administrator, before whom nothing has happened."""
    client = member_of(roles.ADMINISTRATOR)
    client.user.first_name, client.user.last_name = "Karen", "Holm"
    client.user.save()
    # The admin bears the association's name, so it asks for what has to be there.
    SiteSettings.for_site(Site.objects.get(is_default_site=True))
    forget()
    return client


@pytest.fixture
def ole(karen):
    """Somebody who has no role yet."""
    user = UserFactory(
        username="ole",
        first_name="Ole",
        last_name="Bach",
        email="ole@solgavlen.example",
        is_superuser=False,
    )
    user.set_password("grønne-gavle-om-foråret")
    user.save()
    forget()
    return user
