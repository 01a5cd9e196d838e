"""Wagtail's own forms, sent what no page of the admin would send.

Most of these are met while a form is read or shown again, where an error would lose
all that was typed into its other fields.
"""

from django.forms import ValidationError
from django.http import Http404
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.admin.views.generic.chooser import CreateViewMixin
from wagtail.admin.views.pages import preview
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock
from wagtail.contrib.redirects.forms import ConfirmImportManagementForm
from wagtail.models import Page

from plaintext.doors import wrap

# Wagtail 8 gave it another name.
PreviewOnCreate = getattr(preview, "PreviewOnCreateView", None) or (
    preview.PreviewOnCreate
)


def take_nonsense_for_nothing() -> None:
    """Have fields and choosers take what means nothing for nothing; done once."""
    wrap(BaseChooser, "get_instance", _instance_or_none)
    wrap(ChooserBlock, "value_from_form", _instance_or_none)
    wrap(URLOrAbsolutePathField, "to_python", _text_or_nothing)
    wrap(DraftailRichTextArea, "value_from_datadict", _rich_text_or_none)
    wrap(PreviewOnCreate, "get_object", _page_or_404)
    wrap(CreateViewMixin, "post", _create_or_404)
    wrap(ConfirmImportManagementForm, "clean", _import_or_error)


def _instance_or_none(original, chooser, value):
    """What was sent is shown again, and "abc" is the number of nothing."""
    try:
        return original(chooser, value)
    except (TypeError, ValueError):
        return None


def _text_or_nothing(original, field, value):
    return original(field, "" if value is None else value)


def _rich_text_or_none(original, widget, *args):
    """Read what the editor of rich text sends, which is JSON of a form of its own."""
    try:
        return original(widget, *args)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None


def _page_or_404(original, view):
    model = view.content_type.model_class()
    if model is None or not issubclass(model, Page):
        raise Http404
    return original(view)


def _create_or_404(original, view, request):
    """A chooser in which nothing can be made has an address for it all the same."""
    if view.get_creation_form_class() is None:
        raise Http404
    return original(view, request)


def _import_or_error(original, form):
    """Wagtail signs which file is imported, and stumbles where that is not its own."""
    try:
        return original(form)
    except (AttributeError, KeyError) as error:
        # Said in the log alone: the view refuses the form as a whole.
        raise ValidationError("not_signed") from error
