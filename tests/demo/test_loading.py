"""Loading the demo site into an empty one, and leaving every other one alone."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from demo import loader
from initiatives.models import Theme
from links.models import Link
from pages.models import HomePage, Person, StandardPage
from tests.demo.counting import count_everything
from users.first_account import make_first_account

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "create",
    [
        lambda: Link.objects.create(title="Husorden", url="https://husorden.example/"),
        lambda: Person.objects.create(name="Aase Kjærgård"),
        lambda: Theme.objects.create(title="Kultur", slug="kultur"),
        lambda: HomePage.objects.get().add_child(
            instance=StandardPage(title="Vaskeriet", summary="Åbent kl. 7–21.")
        ),
        lambda: HomePage.objects.update(summary="Velkommen til vores forening."),
    ],
    ids=["link", "person", "theme", "page", "front page"],
)
def test_a_site_with_anything_in_it_is_left_alone(create):
    create()
    before = count_everything()
    assert loader.load_demo() is None
    assert count_everything() == before


def test_a_run_that_fails_leaves_nothing_and_the_next_one_loads_all(
    small_drawings, monkeypatch
):
    before = count_everything()
    with monkeypatch.context() as patch:
        patch.setattr(loader, "fill_settings", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            loader.load_demo()
    assert count_everything() == before

    loaded = loader.load_demo()
    assert Page.objects.filter(depth__gt=1).count() == loaded.pages


def test_a_drawing_that_is_missing_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(loader, "RASTERS", tmp_path)
    with pytest.raises(FileNotFoundError):
        loader.load_demo()


def test_the_administrator_gets_a_password_of_their_own_and_can_sign_in(
    small_drawings,
):
    group = Group.objects.get_or_create(name="Administrator")[0]
    output = StringIO()
    call_command("load_demo", stdout=output)

    last_line = output.getvalue().splitlines()[-1]
    account, _, password = last_line.partition("  Password: ")
    assert account == "Administrator: admin"
    assert len(password) >= 16
    client = Client()
    assert client.login(username="admin", password=password)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert group in get_user_model().objects.get(username="admin").groups.all()


def test_an_administrator_who_was_there_before_keeps_their_password(small_drawings):
    get_user_model().objects.create_superuser("admin", password="min-egen-nøgle-7")
    loaded = loader.load_demo()
    assert loaded.password == ""
    assert Client().login(username="admin", password="min-egen-nøgle-7")


def test_two_sites_never_share_a_password(small_drawings):
    first = loader.load_demo().password
    get_user_model().objects.all().delete()
    assert first != make_first_account()[1]


def test_the_app_has_nothing_in_the_database_that_would_be_left_without_it():
    assert not list(apps.get_app_config("demo").get_models())
    assert not ContentType.objects.filter(app_label="demo").exists()
