"""Documents in a list: chosen by hand, or the newest of a kind."""

import datetime
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.models import Page

from documents.blocks import NewestKindBlock
from documents.kinds import Kind
from documents.models import DocumentDetails
from documents.queries import EACH_KIND, MOST_NEWEST, newest_among, newest_now
from pages.blocks.choosers import AnyPageChooserBlock, DocumentChooserBlock
from pages.blocks.section import HEADING_LIMIT, SectionBlock
from pages.serving.prefetching import newest_ahead
from pages.serving.sections import SectionValue


class DocumentListValue(SectionValue):
    """The documents that readers see: nothing that is private."""

    # What was fetched with the page; None where it is printed by itself.
    fetched: list[DocumentDetails] | None = None

    @cached_property
    def chosen(self) -> list:
        """Those chosen by hand that are there, and for everybody."""
        documents = filter(None, self.get("documents") or ())
        return [document for document in documents if not document.is_private]

    @cached_property
    def newest(self) -> list[DocumentDetails]:
        """The newest of the kind, without those that stand there already."""
        kind, department = self.get("kind"), self.get("department")
        if not kind:
            return []
        key = department.pk if department is not None else None
        count = self.get("count") or EACH_KIND
        taken = {document.pk for document in self.chosen}
        if self.fetched is None:
            found = newest_now(kind, key, count)
        else:
            found = newest_among(self.fetched, kind, key, count)
        return [details for details in found if details.pk not in taken]

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.chosen or self.newest)


class DepartmentChooserBlock(AnyPageChooserBlock):
    """A department, which is fetched with the other pages that were chosen."""

    # The chooser offers departments alone; what is asked of one is which it is.
    model_class = Page

    def __init__(self, **kwargs):
        super().__init__(target_model="departments.DepartmentPage", **kwargs)


class DocumentListBlock(SectionBlock):
    """Documents to read and keep."""

    title = CharBlock(label=_("Heading"), max_length=HEADING_LIMIT)
    documents = ListBlock(
        DocumentChooserBlock(label=_("Document")), label=_("Documents"), default=[]
    )
    kind = NewestKindBlock(
        required=False,
        help_text=_(
            "New ones then come by themselves. They are those that are shown on the page "
            "of all documents."
        ),
    )
    department = DepartmentChooserBlock(
        label=_("Of this department alone"), required=False
    )
    count = IntegerBlock(
        label=_("How many of the newest"),
        required=False,
        default=EACH_KIND,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_NEWEST)],
    )

    def bulk_to_python(self, values):
        """As Wagtail's; each with what was fetched ahead, while that is at hand."""
        lists = super().bulk_to_python(values)
        fetched = newest_ahead()
        for value in lists:
            value.fetched = fetched
        return lists

    def clean(self, value):
        value = super().clean(value)
        if self.is_deferred_validation or value.get("documents") or value.get("kind"):
            return value
        message = _("Choose documents, or a kind of which the newest are listed.")
        raise StructBlockValidationError(
            block_errors={"kind": ValidationError(message)}
        )

    def get_preview_value(self):
        document = get_document_model()(
            # An address needs a key; there is no document with this one.
            pk=0,
            title=gettext("Minutes of the residents’ meeting"),
            file="referat.pdf",
            file_size=240 * 1024,
        )
        value = self.normalize({"title": gettext("Minutes"), "documents": []})
        value.newest = [
            DocumentDetails(
                document=document,
                kind=Kind.MINUTES,
                dated=datetime.date(2025, 9, 1),
            )
        ]
        return value

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("Documents chosen by hand, or the newest of a kind.")
        template = "pages/blocks/document_list.html"
        value_class = DocumentListValue
