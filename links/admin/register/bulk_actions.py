"""What an editor does with many links of the list at once."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as now_translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from links.admin.decisions.decide import PERMISSION
from links.admin.decisions.dismissing import DismissalForm
from links.admin.decisions.undo import say_done
from links.admin.register.filters import LinkFilterSet
from links.decisions.availability import set_availability_of, undo_change
from links.decisions.dismissal import dismiss_all
from links.models import Link
from links.replacing.readdressing import undo as undo_addresses
from links.runs.tasks import check_all_soon

# What one request does in a few seconds.
MOST = 10_000
# The confirmation names so many, and counts the rest.
NAMED = 20


class LinkBulkAction(SnippetBulkAction):
    """One of these: chosen links, a page to confirm it on, and what is done."""

    template_name = "links/admin/register/bulk_action.html"
    most = MOST

    models = (Link,)

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self):
        """The links that were ticked, or all that the list shows with its filters."""
        ids = self.request.GET.getlist("id")
        links = Link.objects.select_related("health").order_by("pk")
        if "all" not in ids:
            return links.filter(pk__in=[int(pk) for pk in ids if pk.isdecimal()])
        filters = LinkFilterSet(self.request.GET, queryset=links, request=self.request)
        if filters.is_valid():
            links = filters.qs
        return links.matching(self.request.GET.get("q", ""))

    @cached_property
    def count(self) -> int:
        return self.chosen.count()

    @property
    def is_too_many(self) -> bool:
        return self.count > self.most

    def get_actionable_objects(self):
        """Everybody who may change a link may change them all."""
        return list(self.chosen), {"items_with_no_access": []}

    def get_context_data(self, **kwargs):
        """Name some of the links, and count them."""
        # Wagtail's own context has every link in it.
        context = FormView.get_context_data(self, **kwargs)
        named = list(self.chosen[:NAMED])
        return context | {
            "action": self,
            "named": named,
            "others": self.count - len(named),
            "next": self.next_url,
            "submit_url": f"{self.request.path}?{self.request.META['QUERY_STRING']}",
            "model_opts": Link._meta,
            "header_icon": "link",
        }

    @property
    def question_in_words(self) -> str:
        """The question, about one link or many."""
        raise NotImplementedError

    @property
    def button_text(self) -> str:
        """What the button says that does it."""
        return self.display_name

    def form_valid(self, form):
        if self.is_too_many or not self.count:
            return self.form_invalid(form)
        return super().form_valid(form)

    @classmethod
    def execute_action(cls, objects, **kwargs):
        action = kwargs["self"]
        return action.carry_out(objects, action.cleaned_form.cleaned_data), 0

    def carry_out(self, links: list[Link], choices: dict) -> int:
        """Do it; return with how many links something was done."""
        raise NotImplementedError

    def say_done(self, sentence: str, undo: str = "") -> None:
        """Say how many it was, and how to undo it."""
        say_done(self.request, sentence, undo=undo, back=self.next_url)


class ReasonForm(forms.Form):
    """Why links are gone; for colleagues."""

    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=500,
        help_text=_("For colleagues; not shown to readers."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class FlagAction(LinkBulkAction):
    """Take links away from readers."""

    display_name = _("Mark as unavailable")
    aria_label = _("Mark the selected links as unavailable")
    action_type = "flag"
    action_priority = 10
    form_class = ReasonForm

    @property
    def question_in_words(self):
        return ngettext(
            "Mark %(count)d link as unavailable? Every page that shows it will say so.",
            "Mark %(count)d links as unavailable? Every page that shows them will say so.",
            self.count,
        ) % {"count": self.count}

    def carry_out(self, links, choices):
        change, done = set_availability_of(
            links, self.request.user, available=False, reason=choices["reason"]
        )
        sentence = ngettext(
            "%(count)d link is marked as unavailable.",
            "%(count)d links are marked as unavailable.",
            done,
        )
        self.say_done(sentence % {"count": done}, undo_url(change) if done else "")
        return done


class UnflagAction(LinkBulkAction):
    """Give links back to readers."""

    display_name = _("Mark as available")
    aria_label = _("Mark the selected links as available")
    action_type = "unflag"
    action_priority = 20

    @property
    def question_in_words(self):
        return ngettext(
            "Mark %(count)d link as available? Readers will be sent there again.",
            "Mark %(count)d links as available? Readers will be sent there again.",
            self.count,
        ) % {"count": self.count}

    def carry_out(self, links, choices):
        change, done = set_availability_of(links, self.request.user, available=True)
        sentence = ngettext(
            "%(count)d link is available again.",
            "%(count)d links are available again.",
            done,
        )
        self.say_done(sentence % {"count": done}, undo_url(change) if done else "")
        return done


class CheckAction(LinkBulkAction):
    """Have links looked at before their turn."""

    display_name = _("Check again")
    aria_label = _("Check the selected links again")
    action_type = "check"
    action_priority = 25

    @property
    def question_in_words(self):
        return ngettext(
            "Check %(count)d link again?",
            "Check %(count)d links again?",
            self.count,
        ) % {"count": self.count}

    def carry_out(self, links, choices):
        done = check_all_soon(links, self.request.user)
        sentence = ngettext(
            "%(count)d link is on its way to be checked.",
            "%(count)d links are on their way to be checked. Many take a while: no site is asked for more than one thing at a time.",
            done,
        )
        self.say_done(sentence % {"count": done})
        return done


class DismissAction(LinkBulkAction):
    """Take links off the list of what to decide."""

    display_name = _("Leave as they are")
    aria_label = _("Leave the selected links as they are")
    action_type = "dismiss"
    action_priority = 40
    form_class = DismissalForm

    @property
    def question_in_words(self):
        return ngettext(
            "Leave %(count)d link as it is? We go on checking it.",
            "Leave %(count)d links as they are? We go on checking them.",
            self.count,
        ) % {"count": self.count}

    def carry_out(self, links, choices):
        done = dismiss_all(links, self.request.user, **choices)
        sentence = ngettext(
            "%(count)d link is left as it is.",
            "%(count)d links are left as they are.",
            done,
        ) % {"count": done}
        if done < len(links):
            sentence += " " + now_translated(
                "Dangerous links cannot be left as they are."
            )
        self.say_done(sentence)
        return done


@require_POST
def undo_view(request: HttpRequest, change) -> HttpResponse:
    """Take back what was done with many links at once."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    done = undo_change(change, request.user)
    done += len(undo_addresses(change, request.user).changed)
    sentence = ngettext(
        "%(count)d link is as it was.", "%(count)d links are as they were.", done
    )
    say_done(request, sentence % {"count": done})
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("wagtailsnippets_links_link:list")
    return redirect(back)


def undo_url(change) -> str:
    """Return the address to which taking a change back is posted."""
    return reverse("wagtailsnippets_links_link:undo_change", args=[change])


URL_PATTERNS = [path("undo/<uuid:change>/", undo_view, name="undo_change")]
