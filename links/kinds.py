"""What a link leads to, and how Danish speaks of it when it is gone."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a reader finds at the other end of a link."""

    LINK = "link", _("Link")
    PAGE = "page", _("Page")
    ARTICLE = "article", _("Article")
    VIDEO = "video", _("Video")
    REPORT = "report", _("Report")
    STUDY = "study", _("Study")
    DOCUMENT = "document", _("Document")


# Whole sentences, because the Danish article and adjective agree with the kind.
UNAVAILABLE_NOTES = {
    Kind.LINK: _("Unfortunately, the link is no longer available"),
    Kind.PAGE: _("Unfortunately, the page is no longer available"),
    Kind.ARTICLE: _("Unfortunately, the article is no longer available"),
    Kind.VIDEO: _("Unfortunately, the video is no longer available"),
    Kind.REPORT: _("Unfortunately, the report is no longer available"),
    Kind.STUDY: _("Unfortunately, the study is no longer available"),
    Kind.DOCUMENT: _("Unfortunately, the document is no longer available"),
}
