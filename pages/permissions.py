"""What members of staff may do with pages: Wagtail's rules, held to our guide.

Wagtail lets whoever may edit a page also delete it for good as long as it is not
published, move it, and make an ordinary page of an alias. The guide for the staff
(docs/redaktoerguide.md) has one line for all that takes a page away or changes what
readers find: it is for those who publish. A test compares its table with the site.
"""

from django.core.exceptions import PermissionDenied
from wagtail.models import PagePermissionTester


class PagePermissions(PagePermissionTester):
    """Asked by every screen, list, bulk action and action of Wagtail's.

    Of pages in their base class, too: Wagtail looks for the rules of their own.
    """

    def can_delete(self, ignore_bulk=False) -> bool:
        """Whoever publishes. Moving a page asks the same, as leaving a place does."""
        return self.can_publish() and super().can_delete(ignore_bulk)


def refuse_conversion(request, page) -> None:
    """Wagtail hook: an alias follows its page until somebody who publishes ends that.

    Wagtail asks no more than whether it may be edited.
    """
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
