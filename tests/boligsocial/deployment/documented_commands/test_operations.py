"""What operations.md tells, done as it is told, from a bare machine to another one."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from tests.boligsocial.deployment.documented_commands import story
from tests.boligsocial.deployment.documented_commands.documents import inline, written
from tests.boligsocial.deployment.documented_commands.unrun import UNRUN

DOCUMENTS = ("docs/operations.md", "README.md")
CLOSED = "warning  opening"


def standing() -> set[str]:
    return {
        command
        for document in DOCUMENTS
        for command in [*written(document), *inline(document)]
    }


@pytest.fixture(scope="module")
def told(place, dump):
    return story.follow(place, dump)


def test_every_command_is_run_or_said_why_not(told):
    assert standing() - told.ran - UNRUN.keys() == set()


def test_what_is_not_run_is_still_in_the_documents_and_done_elsewhere():
    assert UNRUN.keys() - standing() == set()
    for reason in UNRUN.values():
        assert (Path(settings.BASE_DIR) / reason.where).exists(), reason.where


@pytest.mark.parametrize(
    "step", ["installed", "upgraded", "went back", "restored", "moved"]
)
def test_the_site_answers_at_its_address(told, step):
    assert told.answered[step] == 200


class TestDoctor:
    """On the site as it has been installed, behind its proxy, with worker and mail."""

    def test_a_site_that_was_just_installed_has_but_to_be_opened(self, told):
        report = told.printed["Install"]
        [summary] = [line for line in report.splitlines() if line.endswith(" ok")]
        assert summary.startswith("WARNING: 1 warning (opening), ")
        assert CLOSED in report

    def test_a_site_that_is_open_is_well(self, told):
        report = told.printed["Watch"]
        assert "OK: " in report
        assert "\nfault" not in report
        assert "\nwarning" not in report

    def test_a_program_is_told_the_same(self, told):
        report = told.printed["Watch"]
        found, _ = json.JSONDecoder().raw_decode(report[report.index("\n{\n") + 1 :])
        assert (found["level"], found["exit_code"]) == ("ok", 0)
        assert {check["level"] for check in found["checks"]} == {"ok"}

    def test_its_mail_arrives(self, told):
        assert "karen@solgavlen.example" in told.letters

    def test_a_site_that_was_moved_is_well(self, told):
        assert told.printed["Moved"].startswith("OK: ")


def test_an_upgrade_puts_the_new_release_in_the_place_of_the_former(told):
    assert not told.files["upgraded"]
    assert told.files["went back"]
    assert "nothing to take over" in told.printed["Upgrade"]
    assert "the same database" in told.printed["Upgrade"]


@pytest.mark.parametrize("step", ["upgraded", "went back", "restored", "moved"])
def test_what_was_written_is_there_after_each_step(told, step):
    assert story.TITLE in told.titles[step]
    assert story.TITLE not in told.titles["lost it"]


def test_a_backup_is_whole_and_can_be_read_without_the_site(told):
    printed = told.printed["Restore"]
    assert "It is whole." in printed
    assert {"manifest.json", "database.dump"} <= set(printed.splitlines())


def test_an_old_site_is_moved_in(told):
    assert "Råd om penge" in told.printed["Move / Moving an old site in"]
