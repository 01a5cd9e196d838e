"""Making one link of several, from the list or from the page of one of them."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import Panel

from links.admin.decisions.decide import merge_url
from links.admin.register.bulk_actions import LinkBulkAction
from links.describing.places import place_of
from links.finding.usage import page_ids_using
from links.models import Link
from links.page_changes.merging import Merged, merge, possible_duplicates
from links.page_changes.tasks import PAGES_IN_A_REQUEST, merge_links
from links.permissions import may_merge_links
from links.templatetags.links_tags import link_states


class KeptLinkField(forms.ModelChoiceField):
    """Which of the links stays, each with all that tells it from the others."""

    def label_from_instance(self, link):
        """The title, how it stands, where it leads, and how many readers it is for."""
        tally = getattr(link, "tally", None)
        count = tally.live_pages if tally else 0
        pages = ngettext("%(count)d public page", "%(count)d public pages", count)
        return format_html(
            '<span>{} {} <span class="register-place">{} · {}</span></span>',
            link.title,
            render_to_string("links/admin/states.html", link_states(link)),
            link.href or place_of(link),
            pages % {"count": count},
        )


class MergeForm(forms.Form):
    """Which of the links is to stay."""

    kept = KeptLinkField(
        Link.objects.none(),
        label=_("Which one do you want to keep?"),
        help_text=_(
            "It keeps its title, its address and all that has been decided about it."
        ),
        widget=forms.RadioSelect,
        empty_label=None,
    )


class MergeAction(LinkBulkAction):
    """Let one link take the place of others, and delete these."""

    display_name = _("Merge")
    aria_label = _("Merge the selected links")
    action_type = "merge"
    # Among the four that are in sight.
    action_priority = 27
    form_class = MergeForm
    template_name = "links/admin/register/merge.html"
    # As many as anybody can tell from one another.
    most = 20

    def dispatch(self, request, *args, **kwargs):
        if not may_merge_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self):
        return super().chosen.select_related(
            "health", "tally", "target_page", "target_document"
        )

    @cached_property
    def page_count(self) -> int:
        """How many pages have one of them, and may so change."""
        return len(page_ids_using(self.chosen))

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        # The address of a link is not lost by merging it.
        leading = self.chosen.with_target()
        kept = leading if leading.exists() else self.chosen
        form.fields["kept"].queryset = kept.order_by(
            "-tally__live_pages", "created_at", "pk"
        )
        return form

    @property
    def question_in_words(self):
        return ngettext(
            "Choose at least two links to merge.",
            "Make one link of these %(count)d? The others are deleted, and pages, reports and replacements that use them use the one that you keep.",
            self.count,
        ) % {"count": self.count}

    @property
    def can_merge(self) -> bool:
        return self.count > 1

    def form_valid(self, form):
        if not self.can_merge:
            return self.form_invalid(form)
        return super().form_valid(form)

    def carry_out(self, links, choices):
        kept = choices["kept"]
        others = [link for link in links if link.pk != kept.pk]
        if self.page_count > PAGES_IN_A_REQUEST:
            merge_links.enqueue(
                kept.pk, [link.pk for link in others], self.request.user.pk
            )
            sentence = gettext(
                "We are changing %(count)d pages. When that is done, the other links are gone from the list."
            )
            self.say_done(sentence % {"count": self.page_count})
            return len(others)
        merged = merge(kept, others, self.request.user)
        if not merged.is_done:
            self.say_refused(merged)
            return 0
        sentence = ngettext(
            "“%(title)s” has taken the place of the others on %(count)d page.",
            "“%(title)s” has taken the place of the others on %(count)d pages.",
            merged.pages,
        )
        self.say_done(sentence % {"title": kept.title, "count": merged.pages})
        return len(others)

    def say_refused(self, merged: Merged) -> None:
        """Say what is in the way."""
        names = [page.title for page in merged.locked]
        names += [use.title for use in merged.in_the_way]
        titles = ", ".join(f"“{name}”" for name in names[:10])
        message = (
            _("Nothing has been merged, because these pages are locked: %(titles)s.")
            if merged.locked
            else _("Nothing has been merged. First replace the link here: %(titles)s.")
        )
        messages.error(self.request, message % {"titles": titles})


class DuplicatesPanel(Panel):
    """Links that seem to lead to the same place; shown only when there are any."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "links/admin/register/duplicates_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.duplicates)

        @cached_property
        def duplicates(self) -> list[Link]:
            return list(possible_duplicates(self.instance)) if self.instance.pk else []

        def get_context_data(self, parent_context=None):
            may_merge = may_merge_links(self.request.user)
            return super().get_context_data(parent_context) | {
                "duplicates": self.duplicates,
                "merge_url": merge_url([self.instance, *self.duplicates])
                if may_merge
                else "",
            }
