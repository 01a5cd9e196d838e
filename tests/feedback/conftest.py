"""A page that asks, and somebody who sends the form as a browser does."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from links.reports.guarded import _signer
from tests.factories import SiteSettingsFactory, StandardPageFactory, publish

ANSWER, THANKS = reverse("feedback"), reverse("feedback_thanks")
FORM = "application/x-www-form-urlencoded"
HERE = {"origin": "http://testserver"}


@pytest.fixture
def page(db):
    SiteSettingsFactory()
    return publish(StandardPageFactory(title="Vaskeri"))


def address(view: str, page, **more) -> str:
    return f"{view}?{urlencode({'side': page.pk} | more)}"


def answer(client, page, said: str, *, headers=HERE, **fields):
    data = urlencode({"svar": said, "website": ""} | fields)
    return client.post(address(ANSWER, page), data, content_type=FORM, headers=headers)


def write(client, page, comment: str, *, headers=HERE, age=60, **fields):
    """Send the line of why, from a form that was opened `age` seconds ago."""
    opened = timezone.now().timestamp() - age
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: opened)
        token = _signer.sign(f"feedback {page.pk}")
    data = {"comment": comment, "website": "", "opened": token} | fields
    return client.post(
        address(THANKS, page, svar="nej"),
        urlencode(data),
        content_type=FORM,
        headers=headers,
    )
