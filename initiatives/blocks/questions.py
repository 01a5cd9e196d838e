"""A question that every initiative answers in running text, under a given heading."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from links.blocks import LinkedRichTextBlock
from pages.blocks import SectionBlock


class AnswerBlock(SectionBlock):
    """A section headed by its label; `asks` helps whoever writes it."""

    def __init__(self, *, asks: Promise, example: Promise, **kwargs):
        text = LinkedRichTextBlock(label=_("Text"), required=False, help_text=asks)
        super().__init__([("text", text)], preview_value={"text": example}, **kwargs)
