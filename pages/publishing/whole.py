"""Publications that are there as a whole, or not at all."""

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.views.pages import unpublish


def publish_in_one() -> None:
    """Have each publication, and each unpublication, be one transaction.

    Wagtail saves the page first, and then tells who follows it. A server that is killed
    in between would leave a page that readers see, the search does not find, and whose
    dates, redirects, aliases and line in the log are those of the version before. Here
    and not in a view: the editor's button, the worker and a copy all end in an action.
    """
    for action in (PublishPageRevisionAction, UnpublishPageAction):
        action.execute = transaction.atomic(action.execute)
    # With what our hooks do before and after, as Wagtail's own for deleting has it.
    view = _unpublish_view()
    view.unpublish = transaction.atomic(view.unpublish)


def _unpublish_view() -> type:
    # Wagtail 8 has given it the name of what it is made of.
    return getattr(unpublish, "Unpublish", None) or unpublish.UnpublishView
