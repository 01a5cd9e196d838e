"""The form behind a link in the admin, and what forms for links ask."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from linkcheck.addresses import normalise_address
from linkcheck.tracking import without_tracking

WITHOUT_TRACKING = "without"
AS_IT_IS = "as_it_is"
_WORDS = ("title", "kind", "source")
_TARGETS = ("url", "target_page", "target_document")
# More than anybody compares.
_SHOWN = 5


def known_address_message(known, link_id: int | None) -> str:
    """Say which link has an address; to one that is there already, offer merging."""
    shown = reverse("wagtailsnippets_links_link:edit", args=[known.pk])
    if link_id is None:
        message = gettext(
            'The address is already in the register as <a href="{}">{}</a>. '
            "Use that link instead."
        )
        return format_html(message, shown, known.title)
    # Pages may show both.
    merge = reverse("wagtail_bulk_action", args=["links", "link", "merge"])
    both = urlencode({"id": [known.pk, link_id]}, doseq=True)
    message = gettext(
        'The address is already in the register as <a href="{}">{}</a>. '
        '<a href="{}">Merge the two</a> instead.'
    )
    return format_html(message, shown, known.title, f"{merge}?{both}")


def tracking_field() -> forms.ChoiceField:
    """Return the field in which somebody chooses between the forms of an address."""
    return forms.ChoiceField(
        label=_("With or without tracking"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "A piece of the address only tells the other site where its readers come "
            "from. The page is the same without it."
        ),
    )


class AsksAboutTracking:
    """A form with an address in `url`, and in `tracking` what is to be kept of it.

    Nothing is asked of an address without such a piece, and nothing is taken away
    before somebody has seen both and chosen. It needs no script: an address that
    asks for a choice comes back with it, and with all else that was written.
    """

    # The address that is stored, about which somebody has chosen before.
    _stored = ""

    def offer_without_tracking(self, address: str, stored: str = "") -> None:
        """Ask about `address`, or drop the question where there is nothing to ask."""
        self._stored = stored
        address = _normalised(address)
        bare = without_tracking(address)
        if bare == address:
            self.fields.pop("tracking", None)
            return
        field = self.fields["tracking"]
        field.choices = [
            (WITHOUT_TRACKING, gettext("Without: %(address)s") % {"address": bare}),
            (AS_IT_IS, gettext("With: %(address)s") % {"address": address}),
        ]
        if address == stored:
            field.initial = AS_IT_IS

    def chosen_address(self, address: str) -> str:
        """Return what was chosen for `address`; notes when a choice is missing."""
        choice = self.cleaned_data.get("tracking")
        normalised = _normalised(address)
        if "tracking" not in self.fields or "tracking" in self.errors:
            return address
        if choice == WITHOUT_TRACKING:
            return without_tracking(normalised)
        if choice != AS_IT_IS and normalised != self._stored:
            self.add_error(
                "tracking", _("Choose the address without tracking, or keep it.")
            )
        return address


def another_field() -> forms.BooleanField:
    """Return the field in which somebody says that it is another link."""
    return forms.BooleanField(
        label=_("It is another link"),
        error_messages={
            "required": _("Use the link that there is, or say that this is another.")
        },
    )


class AsksAboutSameWords:
    """A form of a link with a field `is_another`, there only when it is asked.

    An address tells whether two links are the same. Where it is lost, only the words
    can, and two lost articles may well share a title: so this asks once, and refuses
    nothing.

    It needs no script: the form comes back with the question, the links that have the
    same words, and all that was written.
    """

    def ask_about_same_words(self) -> None:
        """Ask about what was sent, or drop the question where there is none."""
        known = self._links_of_same_words() if self.is_bound else []
        if not known:
            self.fields.pop("is_another", None)
            return
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            (
                (reverse("wagtailsnippets_links_link:edit", args=[link.pk]), link.title)
                for link in known
            ),
        )
        self.fields["is_another"].help_text = format_html(
            gettext("The register has a link with the same title and source: {}."),
            links,
        )

    def _links_of_same_words(self) -> list:
        links = type(self.instance).objects
        sent = {name: self._sent(name) for name in (*_WORDS, *_TARGETS)}
        is_flagged = self._sent("availability") == "unavailable"
        if not is_flagged or not sent["title"] or any(map(sent.get, _TARGETS)):
            return []
        stored = links.filter(pk=self.instance.pk).without_target().first()
        words = [sent[name] for name in _WORDS]
        if stored and [getattr(stored, name) for name in _WORDS] == words:
            # Somebody has answered before.
            return []
        return list(links.of_same_words(*words).exclude(pk=self.instance.pk)[:_SHOWN])

    def _sent(self, name: str) -> str:
        return " ".join(str(self.data.get(self.add_prefix(name), "")).split())


class LinkForm(AsksAboutSameWords, AsksAboutTracking, WagtailAdminModelForm):
    """Asks about tracking and the same words, and remembers who flagged a link."""

    tracking = tracking_field()
    is_another = another_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = self.instance.url or ""
        typed = self.data.get(self.add_prefix("url"), "") if self.is_bound else stored
        self.offer_without_tracking(typed, stored)
        self.ask_about_same_words()
        if self.instance.has_proposed_title:
            self.fields["title"].help_text = _(
                "The title is a proposal, from the page itself or its address. Mend "
                "it, or save the link to let it stand."
            )

    def clean(self):
        """Take the address as it was chosen."""
        cleaned = super().clean()
        if cleaned.get("url"):
            cleaned["url"] = self.chosen_address(cleaned["url"])
        return cleaned

    def save(self, commit=True):
        link = self.instance
        if not link.is_flagged:
            link.unavailable_since = None
            link.unavailable_by = None
        elif "availability" in self.changed_data:
            link.unavailable_by = self.for_user
        saved = super().save(commit)
        if commit:
            # Whoever saves the form has seen the title, and let it stand.
            proposals = link._meta.get_field("proposed_title").related_model.objects
            proposals.filter(pk=link.pk).delete()
        return saved


def _normalised(address: str) -> str:
    """Return the stored form of an address; "" for what has none."""
    try:
        return normalise_address(address)
    except ValidationError:
        return ""
