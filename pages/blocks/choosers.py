"""Choosers that take what was fetched for the whole page, where something was."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock as WagtailDocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from pages.serving.prefetching import chosen_ahead


class FetchedAheadMixin(ChooserBlock):
    """Makes a chooser of pages, pictures, documents or people ask for nothing by itself."""

    def bulk_to_python(self, values):
        """Return what was chosen in the order of `values`; None where it is gone."""
        values = list(values)
        chosen = chosen_ahead(self.model_class, values)
        return super().bulk_to_python(values) if chosen is None else chosen


class AnyPageChooserBlock(FetchedAheadMixin, PageChooserBlock):
    """A page of this site, of any type."""


class DocumentChooserBlock(FetchedAheadMixin, WagtailDocumentChooserBlock):
    """A document."""


class PictureChooserBlock(FetchedAheadMixin, ImageChooserBlock):
    """A picture."""


class PictureBlock(ImageBlock):
    """A picture with its alternative text, as Wagtail's, chosen with the chooser above."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        chooser = PictureChooserBlock(required=required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
