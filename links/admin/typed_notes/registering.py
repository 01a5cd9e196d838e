"""Making links of titles that have a note, typed by hand, that they are gone."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from links.admin.typed_addresses.registering import AT_ONCE
from links.admin.typed_addresses.registering import LIST as ADDRESSES
from links.admin.typed_notes.forms import NoteForm, forms_for
from links.models import TypedNote
from links.page_changes.notes import (
    page_ids_with_notes,
    register_notes,
    use_links_for_notes,
)
from links.page_changes.pages import PageChanges
from links.page_changes.tasks import PAGES_IN_A_REQUEST
from links.permissions import may_register_addresses

LIST = "typed_notes"
REGISTER = "register_notes"


class RegisterNotesView(
    WagtailAdminTemplateMixin, PermissionCheckedMixin, TemplateView
):
    """Shows what each link would say, and lets the titles become links that are gone."""

    template_name = "links/admin/typed_notes/register.html"
    header_icon = "link"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy(ADDRESSES), "label": _("Addresses outside the register")},
        {"url": reverse_lazy(LIST), "label": _("Notes typed by hand")},
    ]

    def user_has_permission(self, permission):
        return may_register_addresses(self.request.user)

    # Any name will do: the method above decides.
    permission_required = "change"

    @cached_property
    def notes(self) -> list[TypedNote]:
        """One row for each note that was chosen and still stands in a text."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        ids = [int(pk) for pk in sent.getlist("id") if pk.isdecimal()][:AT_ONCE]
        chosen = TypedNote.objects.filter(pk__in=ids, is_plain=False)
        return list({note.key: note for note in chosen.order_by("title")}.values())

    @cached_property
    def forms(self) -> list[NoteForm]:
        """A form for each note."""
        return forms_for(
            self.notes, self.request.POST if self.request.method == "POST" else None
        )

    @cached_property
    def page_count(self) -> int:
        """How many pages would change."""
        return len(page_ids_with_notes(note.key for note in self.notes))

    def get(self, request, *args, **kwargs) -> HttpResponse:
        return self.nothing_chosen() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        if nothing := self.nothing_chosen():
            return nothing
        # Each of them says what is wrong with it, not the first alone.
        valid = [form.is_valid() for form in self.forms]
        if not all(valid):
            return super().get(request, *args, **kwargs)
        with transaction.atomic():
            links = self.make_links()
            if self.page_count <= PAGES_IN_A_REQUEST:
                self.say_done(use_links_for_notes(links, request.user))
        if self.page_count > PAGES_IN_A_REQUEST:
            register_notes.enqueue(links, request.user.pk)
            message = gettext(
                "We are changing %(count)d pages. The notes leave the list as it goes on."
            )
            messages.success(request, message % {"count": self.page_count})
        return redirect(LIST)

    def make_links(self) -> dict[str, int]:
        """Return the link of each note by its key; one for all of the same words."""
        made, links = {}, {}
        for form in self.forms:
            if form.same not in made:
                made[form.same] = form.link(self.request.user)
            links[form.typed.key] = made[form.same].pk
        return links

    def nothing_chosen(self) -> HttpResponse | None:
        """Lead back when no note was chosen, or none is there any longer."""
        if self.notes:
            return None
        messages.warning(
            self.request, gettext("Choose a note that still stands in a text.")
        )
        return redirect(LIST)

    def say_done(self, changes: PageChanges) -> None:
        """Say how many pages have changed, and which have not."""
        if count := len(changes.changed):
            message = ngettext(
                "%(count)d page has the link from the register instead of the note now.",
                "%(count)d pages have the link from the register instead of the note now.",
                count,
            )
            messages.success(self.request, message % {"count": count})
        if changes.locked:
            titles = ", ".join(f"“{page.title}”" for page in changes.locked[:10])
            message = gettext(
                "These pages are locked and have not been changed: %(titles)s. "
                "Their notes are still in the list."
            )
            messages.warning(
                self.request, Truncator(message % {"titles": titles}).chars(600)
            )

    def get_page_title(self):
        return ngettext(
            "Make it a link that is gone",
            "Make them links that are gone",
            len(self.notes),
        )

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "forms": self.forms,
            "page_count": self.page_count,
            "list_url": reverse_lazy(LIST),
        }
