"""Moving pages in from a terminal: the same, with the report printed."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page

from importer.models import ImportedPage, ImportRun
from importer.runs import at_once
from importer.runs.beginning import begin_with_addresses
from tests.factories import UserFactory, home_page
from tests.importer.conftest import SAMPLES
from tests.linkcheck.world import reply

pytestmark = pytest.mark.django_db


def run_command(*arguments, **options) -> str:
    output = io.StringIO()
    call_command("import_pages", *arguments, stdout=output, stderr=output, **options)
    return output.getvalue()


def children_of(page) -> int:
    return Page.objects.get(pk=page.pk).get_children().count()


def test_files_and_folders_are_moved_in(user, overview, tmp_path):
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "vask.txt").write_text("Vask\n\nHer vaskes der hver dag.")
    (tmp_path / "notat.md").write_text("Ikke med")
    said = run_command(
        str(tmp_path),
        str(SAMPLES / "one_paragraph.html"),
        user=user.username,
        parent=str(overview.pk),
    )
    assert "mappe/vask.txt" in said
    assert "Ny kladde" in said
    assert "notat" not in said
    assert children_of(overview) == 2
    assert ImportRun.objects.get().state == ImportRun.State.DONE


def test_below_a_page_that_is_named_by_its_address(user, overview, tmp_path):
    file = tmp_path / "vask.txt"
    file.write_text("Vask\n\nHer vaskes der hver dag.")
    run_command(str(file), user=user.username, parent=f"/{overview.slug}/")
    assert children_of(overview) == 1


def test_addresses_are_fetched_through_the_guard(world, user):
    html = "<html><body><main><h1>Vask</h1><p>Her vaskes der hver dag.</p></main></body></html>"
    address = world.serve("/a", reply(body=html.encode()))
    run = begin_with_addresses([address], home_page(), user, later=False)
    assert at_once.work_to_end(run, connect=world.connect) is None
    assert ImportedPage.objects.get().title == "Vask"
    private = run_command("http://10.0.0.1/", user=user.username)
    assert "offentlige internet" in private


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["borte.txt"], {}),
        (["https://gammel.example/", "borte.txt"], {}),
        (["https://gammel"], {}),
        (["https://gammel.example/"], {"parent": "/borte/"}),
        (["https://gammel.example/"], {"user": "ingen"}),
    ],
)
def test_what_cannot_be_is_told(user, arguments, options):
    with pytest.raises(CommandError):
        run_command(*arguments, **{"user": user.username} | options)
    assert not ImportRun.objects.exists()


def test_somebody_who_may_not_add_pages_adds_none(tmp_path):
    stranger = UserFactory(is_superuser=False)
    (tmp_path / "vask.txt").write_text("Vask")
    with pytest.raises(CommandError):
        run_command(str(tmp_path), user=stranger.username)


def test_cut_off_it_is_stopped_and_can_be_gone_on_with(user, world, monkeypatch):
    run = begin_with_addresses([world.url("/a")], home_page(), user, later=False)

    def cut_off(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(at_once, "work_for", cut_off)
    with pytest.raises(KeyboardInterrupt):
        at_once.work_to_end(run, connect=world.connect)
    run.refresh_from_db()
    assert run.state == ImportRun.State.STOPPED
