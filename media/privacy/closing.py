"""Pictures are for everybody, so no collection that is closed has any in it.

Their files lie where proxies and buckets hand them out without asking the site. Wagtail
lets a collection be closed with pictures in it, and moves both into closed ones.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin.forms.collections import (
    CollectionForm,
    CollectionViewRestrictionForm,
)
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views import collection_privacy
from wagtail.images import get_image_model
from wagtail.images.views.bulk_actions.add_to_collection import (
    CollectionForm as MovingForm,
)
from wagtail.models import Collection, CollectionViewRestriction

from plaintext.doors import wrap


class PicturesInsideError(Exception):
    """A collection cannot be closed: there are pictures in it."""


def keep_pictures_open() -> None:
    """Have Wagtail's forms for collections know the rule; done once."""
    wrap(collection_privacy, "set_privacy", _close_collection)
    wrap(CollectionForm, "clean_parent", _clean_parent)
    wrap(MovingForm, "clean", _clean_target)


def has_pictures(collection: Collection) -> bool:
    """Whether there is a picture in `collection` or in one below it."""
    inside = collection.get_descendants(inclusive=True)
    return get_image_model().objects.filter(collection__in=inside).exists()


def refuse_closed(collection: Collection | None) -> None:
    """Raise ValidationError if not everybody may see `collection`."""
    if collection and collection.get_view_restrictions().exists():
        raise ValidationError(
            gettext(
                "Not everybody may see this collection, but pictures can be seen by"
                " everybody. Choose another collection."
            )
        )


def refuse_restriction(
    instance: CollectionViewRestriction, *, raw: bool = False, **_signal: object
) -> None:
    """Raise PicturesInsideError before a collection with pictures in it is closed."""
    if not raw and has_pictures(instance.collection):
        raise PicturesInsideError


def _close_collection(original, request: HttpRequest, collection_id) -> HttpResponse:
    """Wagtail's window for who may see a collection, with the reason why it stays."""
    try:
        with transaction.atomic():
            return original(request, collection_id)
    except PicturesInsideError:
        # Wagtail has seen to it that who asks may close it, and that all else is right.
        return _say_why_not(request, get_object_or_404(Collection, pk=collection_id))


def _say_why_not(request: HttpRequest, collection: Collection) -> HttpResponse:
    form = CollectionViewRestrictionForm(request.POST)
    message = gettext(
        "There are pictures in this collection or below it, and pictures can be seen by"
        " everybody who knows their address. Move them to another collection first."
    )
    form.add_error("restriction_type", message)
    address = reverse("wagtailadmin_collections:set_privacy", args=(collection.pk,))
    return render_modal_workflow(
        request,
        "wagtailadmin/shared/set_privacy.html",
        None,
        {"action_url": address, "object": collection, "form": form},
        json_data={"step": "set_privacy"},
    )


def _clean_parent(original, form: CollectionForm) -> Collection:
    parent = original(form)
    # One that is new has nothing in it.
    if form.instance.pk and has_pictures(form.instance):
        refuse_closed(parent)
    return parent


def _clean_target(original, form: MovingForm) -> dict:
    cleaned = original(form)
    try:
        refuse_closed(form.cleaned_data.get("collection"))
    except ValidationError as error:
        form.add_error("collection", error)
    return cleaned
