"""What members of staff may do with pages: Wagtail's rules, held to our guide.

Wagtail lets whoever may edit a page also delete it for good as long as it is not
published, move it, and make an ordinary page of an alias. The guide for the staff
(docs/redaktoerguide.md) has one line for all that takes a page away or changes what
readers find: it is for those who publish. A test compares its table with the site.
"""

from django.core.exceptions import PermissionDenied
from wagtail.models import PagePermissionTester
from wagtail.permissions import page_permission_policy

# With any of these, on any page, somebody writes pages.
WRITING = ["add", "change", "publish"]


def may_write(user) -> bool:
    """Whether somebody has any page to write on, or a place to begin one."""
    return page_permission_policy.user_has_any_permission(user, WRITING)


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
