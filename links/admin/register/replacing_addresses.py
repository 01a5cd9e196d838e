"""Changing a piece of the addresses of chosen links, once an editor has seen how."""

import json

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from linkcheck.addresses import MAX_LENGTH
from links.admin.decisions.undo import undo_url
from links.admin.register.bulk_actions import LinkBulkAction
from links.models import RewrittenLink
from links.replacing.readdressing import REPLACE, NewAddress, readdress
from links.replacing.rewrites import Planned, plan_for

# All of them are shown before anything is changed.
MOST = 200


class ReplaceForm(forms.Form):
    """What to look for and what to put there, and what the editor has seen of it."""

    find = forms.CharField(
        label=_("Find in the address"),
        max_length=MAX_LENGTH,
        help_text=_("Capitals and small letters count."),
    )
    replace = forms.CharField(
        label=_("Put instead"),
        max_length=MAX_LENGTH,
        required=False,
        help_text=_("Leave it empty to take the piece away."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ReplaceAction(LinkBulkAction):
    """Find and replace in addresses, shown link by link before it is done."""

    display_name = _("Replace address")
    aria_label = _("Replace a piece of the addresses of the selected links")
    action_type = "replace"
    action_priority = 35
    form_class = ReplaceForm
    template_name = "links/admin/register/replace_addresses.html"
    most = MOST
    planned: list[Planned] | None = None

    @property
    def question_in_words(self):
        return ngettext(
            "Replace a piece of the address of %(count)d link. You will see the new "
            "address before anything is changed.",
            "Replace a piece of the addresses of %(count)d links. You will see the new "
            "addresses before anything is changed.",
            self.count,
        ) % {"count": self.count}

    @property
    def button_text(self):
        return _("Change the addresses") if self.changing else _("Show the addresses")

    @cached_property
    def changing(self) -> list[Planned]:
        """What has been planned and can be done."""
        return [
            row
            for row in self.planned or ()
            if row.outcome == RewrittenLink.Outcome.WAITING
        ]

    def form_valid(self, form):
        """Show what would be done; do it when that has been seen."""
        find, replace = form.cleaned_data["find"], form.cleaned_data["replace"]
        asked_for = json.dumps([find, replace])
        addresses = self.chosen.filter(url__isnull=False).values_list(
            "pk", "title", "url"
        )
        self.planned = (
            plan_for(addresses, find, replace) if not self.is_too_many else []
        )
        if not self.planned:
            form.add_error("find", _("None of the addresses would change."))
        elif form.cleaned_data["seen"] == asked_for and self.changing:
            return super().form_valid(form)
        form.data = {**form.data.dict(), "seen": asked_for}
        return self.form_invalid(form)

    def carry_out(self, links, choices):
        outcome = readdress(
            [NewAddress(row.link_id, row.old, row.new) for row in self.changing],
            self.request.user,
            REPLACE,
        )
        done = len(outcome.changed)
        sentence = ngettext(
            "%(count)d link has a new address, and will be checked soon.",
            "%(count)d links have new addresses, and will be checked soon.",
            done,
        )
        undo = undo_url(outcome.id) if done else ""
        self.say_done(sentence % {"count": done}, undo)
        return done
