"""What an editor does with many links of the list at once."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from links.actions.action import Action
from links.actions.catalogue import ACTIONS
from links.admin.decisions.many import do_with_many
from links.admin.decisions.undo import say_done
from links.admin.register.selection import MOST, chosen_links
from links.models import Link
from links.permissions import may_change_links

# The confirmation names so many, and counts the rest.
NAMED = 20


class LinkBulkAction(SnippetBulkAction):
    """One of these: chosen links, a page to confirm it on, and what is done."""

    template_name = "links/admin/register/bulk_action.html"
    most = MOST

    models = (Link,)

    def dispatch(self, request, *args, **kwargs):
        if not may_change_links(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def chosen(self):
        """The links that were ticked, or all that the list shows with its filters."""
        return chosen_links(self.request)

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


class ActionOnChosenLinks(LinkBulkAction):
    """One of the actions that there are for many links."""

    chosen_action: Action

    def __init_subclass__(cls, *, action: str, **kwargs):
        super().__init_subclass__(**kwargs)
        chosen = ACTIONS[action]
        cls.chosen_action = chosen
        cls.action_type = chosen.name
        cls.display_name = cls.aria_label = chosen.many.label
        cls.form_class = chosen.form or cls.form_class

    @property
    def question_in_words(self):
        return self.chosen_action.many.question(self.count)

    def carry_out(self, links, choices):
        return do_with_many(
            self.request, self.chosen_action, links, choices, back=self.next_url
        )


class FlagAction(ActionOnChosenLinks, action="flag"):
    """Take links away from readers."""

    action_priority = 10


class UnflagAction(ActionOnChosenLinks, action="unflag"):
    """Give links back to readers."""

    action_priority = 20


class CheckAction(ActionOnChosenLinks, action="check"):
    """Have links looked at before their turn."""

    action_priority = 25


class DismissAction(ActionOnChosenLinks, action="dismiss"):
    """Take links off the list of what to decide."""

    action_priority = 40


class ReplaceAction(LinkBulkAction):
    """Leads on to the screen on which a piece of many addresses is replaced."""

    display_name = aria_label = _("Rewrite addresses")
    action_type = "replace"
    action_priority = 30

    def dispatch(self, request, *args, **kwargs):
        if not may_change_links(request.user):
            raise PermissionDenied
        return redirect(
            f"{reverse('link_replacing:chosen')}?{request.META['QUERY_STRING']}"
        )
