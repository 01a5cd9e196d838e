"""Who may read what residents have sent in a form.

Its receivers, the page owner, and whoever may publish the page. Not all who may write on
it: what somebody writes to the caretaker is for the caretaker.
"""

from django.db.models import Q, QuerySet
from wagtail.permissions import page_permission_policy

from forms.models import FormPage, FormReceiver, Submission


def forms_in_sight(user) -> QuerySet[FormPage]:
    """Return the forms of which `user` may read the answers."""
    published = page_permission_policy.instances_user_has_permission_for(
        user, "publish"
    )
    received = FormReceiver.objects.filter(person__user=user, person__is_active=True)
    owned = Q(content_owner__user=user, content_owner__is_active=True)
    return FormPage.objects.filter(
        Q(pk__in=published.order_by().values("pk"))
        | Q(pk__in=received.values("page"))
        | owned
    ).order_by()


def submissions_in_sight(user) -> QuerySet[Submission]:
    """Return the messages that `user` may read and answer."""
    return Submission.objects.filter(page__in=forms_in_sight(user).values("pk"))


def may_see_submissions(user) -> bool:
    """Whether there is any form whose answers `user` may read, or may be some day.

    Those who write pages are not asked about: the menu of each of their screens would.
    """
    return (
        page_permission_policy.user_has_any_permission(user, ["add", "change"])
        or forms_in_sight(user).exists()
    )
