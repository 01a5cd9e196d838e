"""Blocks of the accessibility statement."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, DateBlock, StreamBlock

from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks.section import HEADING_LIMIT, SectionBlock
from pages.serving.sections import SectionValue

# The three kinds of content that may be named as not accessible: annex to Commission
# Implementing Decision (EU) 2018/1523, section 2.
REASONS = [
    ("not_mended", _("We have not mended it yet")),
    ("burden", _("It would cost more than it gives (disproportionate burden)")),
    ("exempt", _("The law does not cover it")),
]


class KnownIssueValue(SectionValue):
    """Something that is not accessible, as its template shows it."""

    @property
    def reason_in_words(self) -> str:
        """Why it is so."""
        return str(dict(REASONS).get(self.get("reason"), ""))


class KnownIssueBlock(SectionBlock):
    """Something on the site that not everybody can use."""

    title = CharBlock(
        label=_("What is it about?"),
        max_length=HEADING_LIMIT,
        help_text=_("A few words, such as “Old videos”."),
    )
    text = LinkedRichTextBlock(
        label=_("What does not work, and for whom?"),
        features=TEXT_FEATURES,
        help_text=_("Say too how one can get the same in another way."),
    )
    reason = ChoiceBlock(label=_("Why"), choices=REASONS)
    mended_by = DateBlock(
        label=_("Mended by"),
        required=False,
        help_text=_("Leave it empty when you do not know."),
    )

    class Meta:
        icon = "warning"
        label = _("Something that does not work for all")
        description = _("What is wrong, why, and until when.")
        template = "pages/blocks/known_issue.html"
        preview_template = "pages/previews/known_issue.html"
        value_class = KnownIssueValue
        preview_value = {
            "title": _("Old videos"),
            "text": _("<p>Videos from before 2020 have no captions.</p>"),
            "reason": "not_mended",
            "mended_by": None,
        }


class KnownIssuesStreamBlock(StreamBlock):
    """What is known not to be accessible."""

    known_issue = KnownIssueBlock()
