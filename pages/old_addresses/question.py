"""The question where an address is to lead, beside the one whether a page shall go."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from pages.old_addresses.taking_away import TakenAway

NAME, PAGE_NAME = "old_address", "old_address_page"
NOWHERE, ABOVE, CHOSEN = "nowhere", "above", "page"


class OldAddressForm(forms.Form):
    """One answer for all pages that are taken away together."""

    old_address = forms.ChoiceField(
        label=_("Where is the old address to lead?"),
        required=False,
        widget=forms.RadioSelect,
    )
    old_address_page = forms.ModelChoiceField(
        label=_("The page that the address is to lead to"),
        queryset=Page.objects.filter(depth__gt=1),
        required=False,
        widget=AdminPageChooser,
    )

    def __init__(self, data=None, *, taken: TakenAway, chosen: str = ""):
        self.taken = taken
        asked = ABOVE if self.above else NOWHERE
        super().__init__(data, initial={NAME: chosen or asked})
        self.fields[NAME].choices = self._choices()

    def _choices(self) -> list[tuple[str, str]]:
        choices = []
        if self.above:
            choices.append((ABOVE, self._above_in_words()))
        return [
            *choices,
            (CHOSEN, gettext("To a page that I choose")),
            (NOWHERE, gettext("Nowhere: readers are told that the page is gone")),
        ]

    @cached_property
    def above(self) -> dict[int, Page]:
        """The page above each that goes, of those that have one."""
        places = {top.pk: self.taken.place_above(top) for top in self.taken.tops}
        return {pk: place for pk, place in places.items() if place}

    def _above_in_words(self) -> str:
        titles = {place.title for place in self.above.values()}
        if len(titles) == 1:
            return gettext("To the page above: “%(title)s”") % {"title": titles.pop()}
        return gettext("Each to the page above it")

    def clean(self):
        cleaned_data = super().clean()
        is_chosen = cleaned_data.get(NAME) == CHOSEN and PAGE_NAME not in self.errors
        if is_chosen and (error := self._error_of(cleaned_data.get(PAGE_NAME))):
            self.add_error(PAGE_NAME, error)
        return cleaned_data

    def _error_of(self, page: Page | None) -> str:
        if page is None:
            return gettext("Choose the page that the address is to lead to.")
        title = {"title": page.title}
        if page.pk in self.taken.ids:
            return (
                gettext("“%(title)s” is taken away itself. Choose another page.")
                % title
            )
        if not Page.objects.live().public().filter(pk=page.pk).exists():
            return (
                gettext("Readers cannot see “%(title)s”. Choose another page.") % title
            )
        return ""

    @property
    def targets(self) -> dict[int, Page | None]:
        """The page that the addresses of each top page are to lead to."""
        answer = self.cleaned_data.get(NAME)
        if answer == ABOVE:
            return dict(self.above)
        if answer == CHOSEN:
            page = self.cleaned_data[PAGE_NAME]
            return {top.pk: page for top in self.taken.tops}
        return {}
