"""A piece of news as staff write it, each with their own rights."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import streamfield

from boligsocial import roles
from news.models import NewsPage
from tests.factories import DepartmentPageFactory, NewsIndexPageFactory, PersonFactory
from tests.staff import member_of

pytestmark = pytest.mark.django_db

BEGIN = ("new_page", ["news", "newspage"])


def test_an_editor_begins_it_at_the_desk_and_an_approver_publishes_it():
    roles.set_up_roles()
    news_list, department = NewsIndexPageFactory(), DepartmentPageFactory()
    owner = PersonFactory()
    editor, approver = member_of(roles.EDITOR), member_of(roles.APPROVER)
    form = editor.get(reverse(BEGIN[0], args=BEGIN[1]))["Location"]
    fields = {
        "title": "Ny legeplads",
        "slug": "ny-legeplads",
        "body": streamfield([]),
        "summary": "Ved søen, med gynger.",
        "content_owner": owner.pk,
        "departments": str(department.pk),
    }
    assert editor.fill_in(form, fields).status_code == 302
    news = NewsPage.objects.get()
    assert not news.live
    edit = reverse("wagtailadmin_pages:edit", args=[news.pk])
    approver.fill_in(edit, {"body": streamfield([]), "action-publish": "1"})
    news = NewsPage.objects.get()
    assert news.live
    assert news.content_created == timezone.localdate()
    assert list(news.departments.all()) == [department]
    assert news.get_parent().specific == news_list


def test_those_who_keep_links_begin_none():
    roles.set_up_roles()
    NewsIndexPageFactory()
    answer = member_of(roles.LINK_KEEPER).get(reverse(BEGIN[0], args=BEGIN[1]))
    assert answer.status_code in (302, 403)
    assert "/news/" not in answer.get("Location", "")
