"""Members of staff who move pages in, and a worker that does it at once."""

import pytest

from boligsocial import roles
from tests.staff import member_of


@pytest.fixture
def editor(_roles):
    return member_of(roles.EDITOR)


@pytest.fixture
def approver(_roles):
    return member_of(roles.APPROVER)


@pytest.fixture
def keeper(_roles):
    """Somebody who looks after links and may edit no page."""
    return member_of(roles.LINK_KEEPER)
