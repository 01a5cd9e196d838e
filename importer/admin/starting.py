"""The form with which somebody begins to bring pages in."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page, Site

from importer.admin.listing import ImportsScreen
from importer.admin.permissions import may_import_below
from importer.gathering.sitemaps import typed_addresses
from importer.models import ImportRun
from importer.reading import Refusal
from importer.reading.plain import MOST_CHARACTERS
from importer.runs.beginning import (
    Sent,
    begin_with_addresses,
    begin_with_files,
    begin_with_text,
)
from importer.runs.sources import MOST_SOURCES
from linkcheck.addresses import MAX_LENGTH, normalise_address

MOST_TOGETHER = 25 * 1024 * 1024
KINDS = (".docx", ".html", ".htm", ".txt", ".zip")
_MEGABYTE = 1024 * 1024


class ManyFilesInput(forms.ClearableFileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Files, each of a kind that can be read."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        """Return the files as a list; empty where none was chosen."""
        files = [super(ManyFilesField, self).clean(file) for file in data or []]
        if wrong := [file.name for file in files if not _is_known(file.name)]:
            words = gettext("%(names)s cannot be read. Choose %(kinds)s.")
            raise ValidationError(
                words % {"names": ", ".join(wrong), "kinds": ", ".join(KINDS)}
            )
        if sum(file.size for file in files) > MOST_TOGETHER:
            words = gettext("The files are too large: at most %(size)d MB together.")
            raise ValidationError(words % {"size": MOST_TOGETHER // _MEGABYTE})
        return files


class StartForm(forms.Form):
    """What is to be brought in, in one of three ways, and where it is to stand."""

    text = forms.CharField(
        label=_("Paste the text of a page here"),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={
                "rows": 8,
                "data-import-paste": MOST_CHARACTERS,
                "dir": "auto",
            }
        ),
        help_text=_(
            "From the old site, or from Word. Headings, lists and links come along."
        ),
    )
    # The same as the browser has it with its looks, as long as nobody changes it.
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    old_address = forms.CharField(
        label=_("The old address of that page"),
        required=False,
        max_length=MAX_LENGTH,
        help_text=_(
            "If it has one: readers are sent on from there once you publish the page."
        ),
    )
    files = ManyFilesField(
        label=_("Or choose files"),
        required=False,
        widget=ManyFilesInput(attrs={"accept": ",".join(KINDS)}),
        help_text=_(
            "Word (.docx), saved pages (.html), text (.txt), or a .zip of them. "
            "At most 25 MB together."
        ),
    )
    addresses = forms.CharField(
        label=_("Or write addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_(
            "One on each line. The address of a site map (sitemap.xml) brings in all "
            "pages that are in it."
        ),
    )
    parent = forms.ModelChoiceField(
        Page.objects.filter(depth__gt=1),
        label=_("Where the pages are to stand"),
        widget=AdminPageChooser,
        help_text=_("They become drafts below this page."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_text(self) -> str:
        """Refuse what is no page any longer; a browser would cut it silently."""
        text = self.cleaned_data["text"]
        if len(text) > MOST_CHARACTERS:
            raise ValidationError(Refusal.TOO_LONG.label)
        return text

    def clean_old_address(self) -> str:
        """Return the address as it is stored everywhere."""
        typed = self.cleaned_data["old_address"]
        return normalise_address(typed) if typed else ""

    def clean_addresses(self) -> list[str]:
        """Return the addresses; say which are none."""
        good, bad = typed_addresses(self.cleaned_data["addresses"])
        if bad:
            words = ngettext(
                "%(addresses)s is no address of a page.",
                "These are no addresses of pages: %(addresses)s.",
                len(bad),
            )
            raise ValidationError(words % {"addresses": ", ".join(bad[:5])})
        if len(good) > MOST_SOURCES:
            words = gettext("Write at most %(most)d addresses at a time.")
            raise ValidationError(words % {"most": MOST_SOURCES})
        return good

    def clean_parent(self) -> Page:
        """Return the page below which the others are to stand, if they may."""
        parent = self.cleaned_data["parent"].specific
        if not may_import_below(self._user, parent):
            raise ValidationError(_("You may not add pages below that page."))
        if not parent.creatable_subpage_models():
            raise ValidationError(_("There can be no pages below that page."))
        return parent

    def clean(self):
        """See to it that one way is chosen, and one only."""
        chosen = [
            name
            for name in ("text", "files", "addresses")
            if name in self.errors or self._has(name)
        ]
        if not chosen:
            self.add_error("text", _("Paste a text, choose files or write addresses."))
        elif len(chosen) > 1:
            self.add_error(
                chosen[-1],
                _(
                    "Bring in one thing at a time: a text, or files, or addresses. "
                    "Empty the other fields."
                ),
            )
        return self.cleaned_data

    def begin(self) -> ImportRun:
        """Begin to bring in what was sent."""
        data = self.cleaned_data
        if data["addresses"]:
            return begin_with_addresses(data["addresses"], data["parent"], self._user)
        if data["files"]:
            files = [
                Sent(file.name, file.read(), file.content_type or "")
                for file in data["files"]
            ]
            return begin_with_files(files, data["parent"], self._user)
        return begin_with_text(
            data["html"] or data["text"],
            data["parent"],
            self._user,
            address=data["old_address"],
        )

    def _has(self, name: str) -> bool:
        value = self.cleaned_data.get(name)
        return bool(value.strip() if isinstance(value, str) else value)


class StartView(ImportsScreen):
    """Asks what is to be brought in."""

    template_name = "importer/admin/start.html"
    page_title = _("Move pages in")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:list"), "label": _("Move in")},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def form(self) -> StartForm:
        """The form, with what was typed when it is shown again."""
        user = self.request.user
        if self.request.method == "POST":
            return StartForm(self.request.POST, self.request.FILES, user=user)
        return StartForm(user=user, initial={"parent": self._first_parent()})

    def post(self, request, **kwargs) -> HttpResponse:
        """Begin, or say what is wrong."""
        if self.form.is_valid():
            return redirect("imports:run", self.form.begin().pk)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        form = self.form
        return super().get_context_data(**kwargs) | {
            "form": form,
            "media": form.media,
            "files_are_lost": bool(self.request.FILES),
            "too_long": Refusal.TOO_LONG.label,
        }

    def _first_parent(self) -> Page | None:
        """Return the page that is meant most often, if it may be."""
        asked = self.request.GET.get("parent", "")
        pages = Page.objects.filter(depth__gt=1)
        if asked.isdecimal():
            return pages.filter(pk=asked).first()
        site = Site.objects.filter(is_default_site=True).select_related("root_page")
        home = next((each.root_page for each in site), None)
        return home if home and may_import_below(self.request.user, home) else None


def _is_known(name: str) -> bool:
    return name.lower().endswith(KINDS)
