"""The forms in which accounts are made and changed."""

from collections.abc import Iterable

from django import forms
from django.contrib.auth.models import Group
from django.forms.models import ModelChoiceIterator
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from users.accounts.rights import groups_to_give, rights_of_groups
from users.accounts.words import describe
from users.models import User
from users.roles import SENTENCES

_NAMES = sum(
    User._meta.get_field(part).max_length for part in ("first_name", "last_name")
)


class _Explained(ModelChoiceIterator):
    """The groups, whose rights are read for all of them at once."""

    def __iter__(self):
        groups = sorted(self.queryset, key=_place_of)
        rights = rights_of_groups(groups)
        for group in groups:
            group.sentence = describe(group, rights[group.pk])
            yield self.choice(group)


def _place_of(group: Group) -> tuple[int, str]:
    """Ours in their own order, which is that of a career, before the association's."""
    known = list(SENTENCES)
    place = known.index(group.name) if group.name in known else len(known)
    return place, group.name


class _LabelledRole:
    """The groups, each with what it allows."""

    iterator = _Explained

    def label_from_instance(self, group: Group) -> str:
        return format_html("<span><b>{}</b>: {}</span>", group.name, group.sentence)


class RolesField(_LabelledRole, forms.ModelMultipleChoiceField):
    """Any number of groups."""

    widget = forms.CheckboxSelectMultiple


class RoleField(_LabelledRole, forms.ModelChoiceField):
    """The one group with which somebody begins."""

    widget = forms.RadioSelect


class UserCreationForm(WagtailUserCreationForm):
    """Name, e-mail and role are enough: a mail asks for the password.

    `by` is who makes the account, and gives no more than they have.
    """

    password_required = False

    first_name = None
    last_name = None
    name = forms.CharField(label=_("Name"), max_length=_NAMES)
    groups = RoleField(
        Group.objects.none(),
        label=_("Role"),
        required=False,
        empty_label=None,
        help_text=_("More roles can be given afterwards."),
    )

    class Meta(WagtailUserCreationForm.Meta):
        fields = ["email", "groups", "is_superuser", "username"]
        widgets = {}

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["groups"].queryset = _all_of(groups_to_give(by))
        if not by.is_superuser:
            del self.fields["is_superuser"]
        username = self.fields["username"]
        username.required = False
        username.help_text = _("Left empty, it becomes the e-mail address.")
        self.fields["email"].help_text = _(
            "A link to choose a password is sent here. Nobody else can use it."
        )
        self.fields["password1"].help_text = _(
            "Leave both empty, and the user chooses a password by mail. Otherwise you "
            "have to hand it over yourself."
        )

    def _clean_fields(self):
        self.data = self.data.copy()
        name = self.add_prefix("username")
        if not self.data.get(name, "").strip():
            self.data[name] = self.data.get(self.add_prefix("email"), "").strip()
        super()._clean_fields()

    def _clean_username(self):
        super()._clean_username()
        name = self.cleaned_data.get("username")
        # Two that differ in their letters' case alone are one to who signs in.
        if name and "email" in self.cleaned_data and "username" not in self.errors:
            taken = User.objects.filter(username__iexact=name).first()
            if taken is not None:
                self.add_error("username", _taken(taken))

    def clean_email(self):
        """No two accounts of one address: a link to a new password is sent there."""
        email = self.cleaned_data["email"]
        _refuse_known_address(email)
        return email

    def clean_name(self):
        """The last word is the family name."""
        *first, last = self.cleaned_data["name"].split()
        self.instance.first_name = " ".join(first) or last
        self.instance.last_name = last if first else ""
        for part in ("first_name", "last_name"):
            self.instance._meta.get_field(part).run_validators(
                getattr(self.instance, part)
            )
        return self.cleaned_data["name"]

    def clean(self):
        """Ask for a role: without one, nothing can be done."""
        super().clean()
        role = self.cleaned_data.get("groups")
        is_asked = "groups" not in self.errors and self.fields["groups"].queryset
        if not role and is_asked and not self.cleaned_data.get("is_superuser"):
            self.add_error("groups", gettext("Choose what the user is to do."))
        self.cleaned_data["groups"] = [role] if role else []
        return self.cleaned_data

    @property
    def is_invited(self) -> bool:
        """Whether the one who was just made has no password yet."""
        return not self.cleaned_data.get("password1")

    def save(self, commit=True):
        if self.is_invited:
            self.instance.set_unusable_password()
        return super().save(commit)


class UserEditForm(WagtailUserEditForm):
    """Wagtail's, with what each role is for. `by` is who changes the account."""

    groups = RolesField(
        Group.objects.none(),
        label=_("Roles"),
        required=False,
        help_text=_("With several roles, somebody may do what each of them may."),
    )

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        to_give = groups_to_give(by)
        self._kept = self.instance.groups.exclude(pk__in=[one.pk for one in to_give])
        self.fields["groups"].queryset = _all_of(to_give)
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)

    def clean_email(self):
        """No two accounts of one address, as far as it is somebody's choice now."""
        email = self.cleaned_data["email"]
        if "email" in self.changed_data:
            _refuse_known_address(email, self.instance.pk)
        return email

    def clean_groups(self):
        """What somebody may not give, they may not take away either."""
        return [*self.cleaned_data["groups"], *self._kept]


def _all_of(groups: Iterable[Group]):
    return Group.objects.filter(pk__in=[group.pk for group in groups]).order_by("name")


def _refuse_known_address(email: str, own: int | None = None) -> None:
    taken = User.objects.filter(email__iexact=email).exclude(pk=own).first()
    if taken is not None:
        raise forms.ValidationError(_taken(taken), code="taken")


def _taken(account: User) -> str:
    """Return in words whose it is, and where to go on."""
    name = account.get_full_name() or account.get_username()
    if account.is_active:
        words = gettext("%(name)s has an account with this already.")
    else:
        words = gettext(
            "%(name)s has an account with this already. It is closed, and can be opened "
            "again."
        )
    return format_html(
        '{} <a href="{}">{}</a>',
        words % {"name": name},
        reverse("wagtailusers_users:edit", args=[account.pk]),
        gettext("Go to that account"),
    )
