"""The form of a document in the admin, with what it is and for whom."""

from django.forms.models import fields_for_model
from django.utils.functional import cached_property

from documents.models import DocumentDetails, DocumentText
from media.forms import DocumentForm

FIELDS = ("is_listed", "kind", "department", "dated")


class DetailedDocumentForm(DocumentForm):
    """The site's form of a file, and what is known of the document besides."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.details = self._known() or DocumentDetails()
        for name, field in fields_for_model(DocumentDetails, FIELDS).items():
            # Wagtail also sends the form with nothing but a file and its title.
            field.required = False
            self.fields[name] = field
            self.initial.setdefault(name, getattr(self.details, name))
            if name == "department":
                self.initial[name] = self.details.department_id
                field.queryset = field.queryset.order_by("title")

    @property
    def reads_like_a_page(self) -> bool:
        """Whether a page would say the same to a reader with a telephone, and better."""
        return self._reading is not None and self._reading.reads_like_a_page

    @property
    def has_no_text(self) -> bool:
        """Whether it is pictures of text, which no screen reader reads aloud."""
        no_text = DocumentText.State.NO_TEXT
        return self._reading is not None and self._reading.state == no_text

    def save(self, commit=True):
        document = super().save(commit=commit)
        if commit and self.add_prefix("kind") in self.data:
            self._save_details(document)
        return document

    @cached_property
    def _reading(self) -> DocumentText | None:
        return DocumentText.objects.filter(pk=self.instance.pk).first()

    def _known(self) -> DocumentDetails | None:
        if self.instance.pk is None:
            return None
        return DocumentDetails.objects.filter(pk=self.instance.pk).first()

    def _save_details(self, document) -> None:
        fields = {name: self.cleaned_data.get(name) for name in FIELDS}
        fields["kind"] = fields["kind"] or self.details.kind
        if fields["dated"] is None and document.created_at:
            fields["dated"] = document.created_at.date()
        DocumentDetails.objects.update_or_create(document=document, defaults=fields)
