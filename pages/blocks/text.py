"""Blocks of text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    StructBlock,
)
from wagtail.blocks import (
    TextBlock as PlainTextBlock,
)

from links.blocks import TEXT_FEATURES, LinkedRichTextBlock
from pages.blocks.section import HEADING_LIMIT, SectionBlock


class TextBlock(SectionBlock):
    """A section with a heading of its own."""

    title = CharBlock(
        label=_("Heading"),
        max_length=HEADING_LIMIT,
        help_text=_("What the section answers, in a few words."),
    )
    text = LinkedRichTextBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("A heading and running text, with lists and links.")
        preview_value = {
            "title": _("How we work together"),
            "text": _(
                "<p>We meet in the community house every Tuesday. "
                "Everybody who lives here can join.</p>"
            ),
        }


class QuoteBlock(StructBlock):
    """What somebody said."""

    quote = PlainTextBlock(
        label=_("Quote"), help_text=_("Without quotation marks; the page adds them.")
    )
    name = CharBlock(label=_("Name"), required=False, max_length=120)
    role = CharBlock(
        label=_("Who they are"),
        required=False,
        max_length=120,
        help_text=_("For example “resident in Teglhaven for 14 years”."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody’s own words, with their name.")
        template = "pages/blocks/quote.html"
        preview_value = {
            "quote": _("I know my neighbours now. That makes all the difference."),
            "name": _("Fatima"),
            "role": _("resident"),
        }


class FactBoxBlock(SectionBlock):
    """A few facts set apart from the text."""

    title = CharBlock(label=_("Heading"), max_length=HEADING_LIMIT)
    text = LinkedRichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        description = _("Facts or a notice that must not be missed.")
        template = "pages/blocks/fact_box.html"
        preview_value = {
            "title": _("Good to know"),
            "text": _("<p>It is free, and you need not sign up.</p>"),
        }


class StepBlock(StructBlock):
    """One step."""

    title = CharBlock(label=_("What to do"), max_length=HEADING_LIMIT)
    text = LinkedRichTextBlock(label=_("How"), required=False, features=TEXT_FEATURES)

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepsBlock(SectionBlock):
    """Steps in the order in which they are taken."""

    title = CharBlock(label=_("Heading"), max_length=HEADING_LIMIT)
    introduction = LinkedRichTextBlock(
        label=_("Introduction"), required=False, features=TEXT_FEATURES
    )
    steps = ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do first, next and last; the page adds the numbers.")
        template = "pages/blocks/steps.html"
        preview_value = {
            "title": _("How to join"),
            "introduction": "",
            "steps": [
                {"title": _("Call us"), "text": _("<p>Or come by the office.</p>")},
                {"title": _("Meet the group"), "text": ""},
            ],
        }


class QuestionBlock(StructBlock):
    """One question and its answer."""

    question = CharBlock(label=_("Question"), max_length=200)
    answer = LinkedRichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(SectionBlock):
    """Questions that residents ask, each with its answer."""

    title = CharBlock(label=_("Heading"), max_length=HEADING_LIMIT)
    questions = ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Each question can be opened to read its answer.")
        template = "pages/blocks/questions.html"
        preview_value = {
            "title": _("Questions we often get"),
            "questions": [
                {
                    "question": _("What does it cost?"),
                    "answer": _("<p>Nothing.</p>"),
                },
            ],
        }
