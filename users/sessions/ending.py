"""What ends all sessions of an account: a new password, a lost role, a closed account.

Django's sessions hold a fingerprint of the password, so a new one ends them when they
are used next; here they end at once, and do not come back with a role that does.
"""

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, pre_delete, pre_save

from users.models import User
from users.sessions.sign_ins import end_all

_SAID_IN_THE_ROW = ("password", "is_active", "is_superuser")


def connect() -> None:
    """Listen to what may end sessions. Called once, at the start."""
    pre_save.connect(_before_user_is_saved, User)
    m2m_changed.connect(_when_roles_change, User.groups.through)
    pre_delete.connect(_before_role_is_deleted, Group)


def _before_user_is_saved(sender, instance: User, update_fields=None, **kwargs) -> None:
    is_about_it = update_fields is None or set(update_fields) & set(_SAID_IN_THE_ROW)
    if instance.pk is None or not is_about_it:
        return
    before = User.objects.filter(pk=instance.pk).values(*_SAID_IN_THE_ROW).first()
    if before and (
        before["password"] != instance.password
        or before["is_active"] > instance.is_active
        or before["is_superuser"] > instance.is_superuser
    ):
        end_all([instance.pk])


def _when_roles_change(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    if action == "post_remove":
        end_all(pk_set if reverse else [instance.pk])
    elif action == "pre_clear":
        end_all(_members(instance) if reverse else [instance.pk])


def _before_role_is_deleted(sender, instance: Group, **kwargs) -> None:
    end_all(_members(instance))


def _members(group: Group) -> list[int]:
    return list(group.user_set.values_list("pk", flat=True))


def after_bulk_action(request, action_type, objects, action) -> None:
    """Wagtail hook: many accounts were closed at once, of which no signal tells."""
    if action_type != "set_active_state":
        return
    users = User.objects.filter(pk__in=[user.pk for user in objects], is_active=False)
    end_all(users.values_list("pk", flat=True))
