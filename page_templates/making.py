"""A draft made from a template, and a template made from a page."""

from django.db import transaction
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription

from activities.models import ActivityPage
from forms.models import FormPage
from page_templates.copying import content_of, page_from
from page_templates.models import PageTemplate
from page_templates.offering import Template
from pages.models import BasePage, Person
from pages.people.uses import replace_person


@transaction.atomic
def make_draft(template: Template, parent: Page, title: str, user) -> BasePage:
    """Return a new draft below `parent`, made as the editor's own form makes one."""
    return _add_draft(template.new_page(), parent, title, user)


@transaction.atomic
def make_copy(page: BasePage, user) -> BasePage:
    """Return a new draft beside `page`, with what its latest draft says.

    It is what a template would keep of the page: not its dates, its owner or its
    history, and blocks with ids of their own. The forms of an activity come along, with
    nothing of what was sent in them.
    """
    draft = page.get_latest_revision_as_object()
    title = gettext("Copy of %(title)s") % {"title": draft.title}
    longest = Page._meta.get_field("title").max_length
    copy = _add_copy(draft, page.get_parent(), title[:longest], user)
    if isinstance(page, ActivityPage):
        for form in FormPage.objects.child_of(page).order_by("path"):
            own = form.get_latest_revision_as_object()
            _add_copy(own, copy, own.title, user)
    return copy


def _add_copy(draft: BasePage, parent: Page, title: str, user) -> BasePage:
    return _add_draft(page_from(type(draft), content_of(draft)), parent, title, user)


def _add_draft(page: BasePage, parent: Page, title: str, user) -> BasePage:
    page.title = title
    page.live = False
    page.owner = user
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=False)
    PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    return page


@transaction.atomic
def make_template(page: BasePage, template: PageTemplate, user) -> PageTemplate:
    """Keep a page, as its latest draft is, in a template that has a name already."""
    draft = page.get_latest_revision_as_object()
    template.content_type = draft.cached_content_type
    template.content = content_of(draft)
    template.made_by = user
    template.save()
    log(instance=template, action="wagtail.create", user=user)
    return template


def follow_replacement(sender, old: Person, new: Person, **kwargs) -> None:
    """Signal: have templates name the colleague who has taken another's place."""
    for template in PageTemplate.objects.all():
        model = template.page_class
        changed = model and replace_person(model, template.content, old.pk, new.pk)
        if changed:
            template.content |= changed
            template.save(update_fields=["content"])
