"""Pages in lists: their titles, and where an editor can go to see or edit them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from links.printing.lookup import share_root_paths


@dataclass(frozen=True)
class PageRow:
    """A page as a list shows it."""

    page: Page
    in_live: bool
    in_draft: bool
    # "" for those who may not edit the page, or where nobody can see it.
    edit_url: str = ""
    view_url: str = ""

    @property
    def title(self) -> str:
        """The title that readers see, or that of the draft where there is none."""
        return self.page.title if self.page.live else self.page.draft_title

    @property
    def kind(self) -> str:
        """The name of the page's type."""
        model = self.page.specific_class
        return capfirst(model._meta.verbose_name) if model else ""

    @property
    def place(self) -> Promise:
        """Who sees it there."""
        if not self.in_live:
            return _("Draft only")
        return _("Published") if self.in_draft else _("Published, gone from the draft")


def page_rows(uses: Iterable, user) -> list[PageRow]:
    """Return a row for each LinkUse or TypedAddress, in at most three queries.

    Their pages must have been fetched along with them.
    """
    uses = list(uses)
    pages = [use.page for use in uses]
    share_root_paths(pages)
    editable = set(
        page_permission_policy.instances_user_has_permission_for(user, "change")
        .filter(pk__in=[page.pk for page in pages])
        .values_list("pk", flat=True)
    )
    return [
        PageRow(
            use.page,
            use.in_live,
            use.in_draft,
            edit_url=reverse("wagtailadmin_pages:edit", args=[use.page_id])
            if use.page_id in editable
            else "",
            view_url=(use.page.url or "") if use.page.live else "",
        )
        for use in uses
    ]
