"""Forms that everybody may fill in, with values that are none."""

import pytest
from django.test import Client
from django.urls import reverse

from forms.models import FormPage
from tests.boligsocial.hostile.asking import ROUNDS, Asker, choice
from tests.boligsocial.hostile.content import FORM, NUMBER, SUBSCRIPTION
from tests.boligsocial.hostile.values import IN_FIELDS
from tests.factories import NoticeIndexPageFactory
from tests.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("administrator")]


@pytest.fixture
def visitor():
    return Asker(Client())


def fields_of(page) -> list[str]:
    """Return the names in the forms of a page that are sent by POST."""
    boxes = parse(page).select("main form[method=post i] [name], .w-login [name]")
    return list(dict.fromkeys(box["name"] for box in boxes))


def sample(place: object) -> list[str]:
    return choice(place).sample(IN_FIELDS, min(8 * ROUNDS, len(IN_FIELDS)))


def test_nonsense_in_each_field(visitor, settings):
    # It offers notices by e-mail.
    NoticeIndexPageFactory()
    # Else nearly all of it would be refused before anybody looks at it.
    settings.FORM_LIMITS = dict.fromkeys(settings.FORM_LIMITS, 10**6)
    settings.NOTICE_MAIL_LIMITS = dict.fromkeys(settings.NOTICE_MAIL_LIMITS, 10**6)
    for address in (
        f"/linkfejl/?side={NUMBER}",
        f"/svar/?side={NUMBER}",
        f"/svar/tak/?side={NUMBER}&svar=nej",
        FormPage.objects.get(pk=FORM).url,
        "/varsler-paa-mail/",
        f"/varsler-paa-mail/valg/{SUBSCRIPTION}/",
        "/lukket/",
        "/admin/login/",
        "/admin/password_reset/",
    ):
        page = visitor.get(address)
        fields = fields_of(page)
        assert fields, address
        action = parse(page).select_one("form[method=post i]").get("action") or address
        for name in fields:
            for value in sample((address, name)):
                visitor.post(action, dict.fromkeys(fields, "x") | {name: value})
    visitor.report()


def test_nonsense_in_an_address_for_everybody(visitor):
    for view in ("report_link", "report_thanks", "feedback", "feedback_thanks"):
        for name in ("side", "link", "svar"):
            for value in sample((view, name)):
                query = {"side": str(NUMBER)} | {name: value}
                visitor.get(reverse(view), query)
                visitor.post(reverse(view), query)
    for view in ("send_form", "form_thanks"):
        for name in ("side", "nr", "kopi"):
            for value in sample((view, name)):
                query = {"side": str(FORM)} | {name: value}
                visitor.get(reverse(view), query)
                visitor.post(reverse(view), query)
    for address in ("/soeg/?q=%c3", "/linkfejl/?side=%ff", "/?%ff=%fe", "/feed/?a=%"):
        visitor.get(address)
    visitor.report()


def test_nonsense_in_the_links_of_mails(visitor):
    NoticeIndexPageFactory()
    for value in sample("notice_mail"):
        visitor.get(reverse("notice_mail"), {"afdeling": value})
    for place in ("bekraeft", "valg", "afmeld"):
        for token in ("x", "1:x:y", "%00", "%ff", NUMBER, "x" * 3000):
            visitor.get(f"/varsler-paa-mail/{place}/{token}/")
            visitor.post(f"/varsler-paa-mail/{place}/{token}/")
    visitor.report()
