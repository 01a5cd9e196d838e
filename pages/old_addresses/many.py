"""Pages that are deleted together, of which one may lie below another."""

from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction
from wagtail.models import Page


class DeletePagesAction(DeleteBulkAction):
    """Deletes a page with all that is below it, once.

    Wagtail goes on to delete those below by themselves, finds them gone, answers that
    there is no such page, and deletes none.
    """

    def get_actionable_objects(self):
        """Leave out pages that go with another; they are counted as being below it."""
        pages, others = super().get_actionable_objects()
        return tops_of(pages), others


def tops_of(pages: list[Page]) -> list[Page]:
    """Return the pages that lie below none of the others, in the order of the tree."""
    tops: list[Page] = []
    for page in sorted(pages, key=lambda page: page.path):
        # Whatever is below a page follows it at once.
        if not (tops and page.path.startswith(tops[-1].path)):
            tops.append(page)
    return tops
