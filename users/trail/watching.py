"""Accounts and their roles, watched: whichever screen, command or app changes them."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from wagtail.log_actions import log

from audit.watching import changes, values_before
from users.models import User
from users.trail import words

_TOLD = ("username", "first_name", "last_name", "email")
_FIELDS = [
    User._meta.get_field(name)
    for name in (*_TOLD, "is_active", "is_superuser", "password")
]
_BEFORE = "_account_before"


def watch_accounts() -> None:
    """Listen to what becomes of accounts. Called once, at the start."""
    pre_save.connect(_before_save, User)
    post_save.connect(_after_save, User)
    pre_delete.connect(_before_delete, User)
    m2m_changed.connect(_when_roles_change, User.groups.through)
    pre_delete.connect(_before_role_is_deleted, Group)


def name_of(user: User) -> str:
    """Return what the trail calls somebody."""
    return user.get_full_name() or user.get_username()


def tell(account: User, action: str, **options) -> None:
    """Enter something about an account; `user` if it is not who uses the admin now."""
    log(instance=account, action=action, title=name_of(account), **options)


def before_bulk_action(request, action_type, objects, action) -> None:
    """Wagtail hook: many accounts are to be closed or opened, of which no signal tells."""
    if action_type != "set_active_state" or action.model is not User:
        return
    opens = action.cleaned_form.cleaned_data["mark_as_active"]
    ids = [user.pk for user in objects if user.pk != request.user.pk]
    for user in User.objects.filter(pk__in=ids, is_active=not opens):
        tell(user, words.ACCOUNT_OPENED if opens else words.ACCOUNT_CLOSED)


def _before_save(sender, instance: User, raw=False, update_fields=None, **kwargs):
    instance.__dict__.pop(_BEFORE, None)
    names = {field.name for field in _FIELDS}
    if raw or instance.pk is None:
        return
    if update_fields is None or names & set(update_fields):
        instance.__dict__[_BEFORE] = values_before(User, instance.pk, _FIELDS)


def _after_save(sender, instance: User, created, raw=False, **kwargs) -> None:
    before = instance.__dict__.pop(_BEFORE, None)
    if raw:
        return
    if created:
        tell(instance, words.ACCOUNT_MADE)
        if instance.is_superuser:
            tell(instance, words.MADE_SUPERUSER)
    elif before:
        _tell_what_changed(instance, before)


def _tell_what_changed(user: User, before: dict) -> None:
    changed = changes(_FIELDS, before, user, {"password"})
    if told := [change for change in changed if change["field"] in _TOLD]:
        tell(user, words.ACCOUNT_CHANGED, data={"changes": told})
    switched = {change["field"] for change in changed}
    if "is_active" in switched:
        opened = user.is_active
        tell(user, words.ACCOUNT_OPENED if opened else words.ACCOUNT_CLOSED)
    if "is_superuser" in switched:
        given = user.is_superuser
        tell(user, words.MADE_SUPERUSER if given else words.NO_SUPERUSER)
    if "password" in switched:
        tell(user, words.PASSWORD_CHANGED)


def _before_delete(sender, instance: User, **kwargs) -> None:
    tell(instance, words.ACCOUNT_DELETED, deleted=True)


def _when_roles_change(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    if action == "pre_clear":
        pk_set = set(
            instance.user_set.values_list("pk", flat=True)
            if reverse
            else instance.groups.values_list("pk", flat=True)
        )
    elif action not in ("post_add", "post_remove"):
        return
    if not pk_set:
        return
    what = words.ROLES_GIVEN if action == "post_add" else words.ROLES_TAKEN
    if reverse:
        _tell_of_roles(what, User.objects.filter(pk__in=pk_set), [instance.name])
        return
    names = Group.objects.filter(pk__in=pk_set).order_by("name")
    _tell_of_roles(what, [instance], list(names.values_list("name", flat=True)))


def _before_role_is_deleted(sender, instance: Group, **kwargs) -> None:
    _tell_of_roles(words.ROLES_TAKEN, instance.user_set.all(), [instance.name])


def _tell_of_roles(action: str, users: Iterable[User], roles: list[str]) -> None:
    for user in users:
        tell(user, action, data={"roles": roles})
