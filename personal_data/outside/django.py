"""Tables of Django, of its task queue and of taggit."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import (
    OWN,
    SECRET,
    TEXT,
    Basis,
    Holding,
    Texts,
    Whose,
)


def _queue(label: str) -> Holding:
    return Holding(
        label,
        (Whose.STAFF, Whose.CONTACT),
        _(
            "What the worker has to do: letters with addresses and names, keys of accounts"
        ),
        _("That the site does its work, and does it again after a fault"),
        _("Until it is done, and a week after"),
        {
            "args_kwargs": TEXT,
            "task_path": OWN,
            "worker_ids": OWN,
            "queue_name": OWN,
            "backend_name": OWN,
            "return_value": TEXT,
            "exception_class_path": OWN,
            "traceback": TEXT,
        },
        deleted_by=("prune_task_results",),
        texts=Texts.APART,
        is_optional=True,
        title=_("The queue of the worker"),
        erased=_("Deleted when it is done or a letter to the person; else without it"),
    )


HOLDINGS = [
    # The queue, under the names of several releases of its package.
    _queue("django_tasks_database.DBTaskResult"),
    _queue("django_tasks_db.DBTaskResult"),
    Holding(
        "sessions.Session",
        (Whose.STAFF, Whose.VISITOR),
        _("Who is signed in; for which page with a password somebody has given it"),
        _("That staff stay signed in, and a password is asked for once"),
        _("A week at most"),
        {"session_data": SECRET},
        basis=Basis.SECURITY,
        deleted_by=("forget_old_sessions", "SESSION_COOKIE_AGE"),
        erased=_("Deleted"),
        title=_("Sessions"),
    ),
]
