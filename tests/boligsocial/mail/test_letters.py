"""The list of what hands mail to the server."""

from django.conf import settings

from boligsocial.mail.letters import LETTERS


def test_what_is_not_sent_twice_after_a_restore_is_every_letter():
    assert [task.module_path for task in LETTERS] == settings.BACKUP_TASKS_DONE_ONCE
