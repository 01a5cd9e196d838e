"""One thing to do about a page, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# In the order of their weight: people who wait come before what is overdue.
SENT_BACK, COMMENT, REPORT, FEEDBACK, LINK, REVIEW, DRAFT, LOCKED, WAITING = range(9)
KINDS = {
    SENT_BACK: _("sent back"),
    COMMENT: _("comments"),
    REPORT: _("messages from residents"),
    FEEDBACK: _("what residents write"),
    LINK: _("links to decide about"),
    REVIEW: _("review due"),
    DRAFT: _("drafts"),
    LOCKED: _("locked by you"),
    WAITING: _("wait for your approval"),
}


@dataclass(frozen=True)
class Need:
    """One thing to do about a page: what, since when, and where if not in its editor."""

    kind: int
    sentence: str
    since: datetime
    url: str = ""
    # What somebody has written about it, in full.
    said: str = ""

    @property
    def is_review(self) -> bool:
        return self.kind == REVIEW

    @property
    def is_lock(self) -> bool:
        return self.kind == LOCKED


@dataclass(frozen=True)
class PageToSee:
    """A page with what it needs, the heaviest first."""

    page: Page
    needs: list[Need]
    # Of a page that waits for approval: who sent it.
    sent_by: str = ""

    @property
    def title(self) -> str:
        return self.page.draft_title or self.page.title

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def may_be_many(self) -> bool:
        """Whether there can be another page of its type."""
        model = self.page.specific_class
        return model is not None and model.max_count != 1

    @property
    def standing(self) -> str:
        """What readers have of it."""
        if self.page.live:
            return gettext("Readers can see it")
        return (
            gettext("Taken down") if self.page.expired else gettext("Not published yet")
        )
