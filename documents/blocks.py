"""The choice of a kind of documents, by which those that are newest are fetched."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock

from documents.kinds import Kind


class NewestKindBlock(ChoiceBlock):
    """A kind whose newest documents are listed; beside it a field `department`."""

    choices = Kind.choices

    class Meta:
        label = _("The newest of a kind")
