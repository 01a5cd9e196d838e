"""What roles allow, in words: of ours a sentence, of others what their rights say."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from users.accounts.rights import Rights
from users.roles import SENTENCES

_ACCESS = "wagtailadmin.access_admin"
_ACTIONS = {
    "view": _("sees"),
    "choose": _("uses"),
    "add": _("adds"),
    "change": _("edits"),
    "delete": _("deletes"),
}
# Of pages, in the order in which a page meets them. Some say the same of two rights.
_PAGE_ACTIONS = {
    "add_page": _("writes"),
    "change_page": _("edits"),
    "publish_page": _("publishes"),
    "bulk_delete_page": _("deletes"),
    "lock_page": _("locks"),
    "unlock_page": _("locks"),
}
# What a role was made with, where its sentence tells of that.
_made_with: dict[str, frozenset[str]] = {}


def tell_what_roles_are_made_with(roles: dict[str, frozenset[str]]) -> None:
    """Let it be known which rights, as `app.codename`, the sentences of roles tell of."""
    _made_with.update(roles)


def describe(group: Group, rights: Rights) -> str:
    """Return what `group` allows, whoever has made it.

    Of a role that comes with the site its sentence, and what somebody has added to it.
    """
    sentence = SENTENCES.get(group.name)
    if sentence is None:
        return describe_rights(rights)
    told = _made_with.get(group.name)
    if told is None:
        return str(sentence)
    added = Rights(
        rights.plain - told,
        frozenset(place for place in rights.places if _name(place.right) not in told),
    )
    if not added:
        return str(sentence)
    return (
        f"{sentence} {gettext('Besides: %s') % describe_rights(added, is_added=True)}"
    )


def describe_rights(rights: Rights, *, is_added: bool = False) -> str:
    """Return rights as sentences: “Writes and publishes pages. Edits: links.”"""
    sentences = [*_of_places(rights), *_of_models(rights.plain)]
    if not sentences:
        return gettext("Allows nothing yet.")
    if not is_added and _ACCESS not in rights.plain:
        sentences.append(gettext("Does not open the admin by itself."))
    return " ".join(sentences)


def _name(right: str) -> str:
    return f"wagtailcore.{right[5:]}" if right.startswith("page.") else right


def _of_places(rights: Rights) -> Iterable[str]:
    by_place: dict[tuple[str, str], set[str]] = {}
    for place in rights.places:
        app, _dot, code = place.right.partition(".")
        action, _line, model = code.partition("_")
        what = "page" if app == "page" else f"{app}.{model}"
        key = code if app == "page" else action
        by_place.setdefault((what, place.name), set()).add(key)
    for (what, name), held in sorted(by_place.items(), key=lambda item: item[0]):
        known = _PAGE_ACTIONS if what == "page" else _ACTIONS
        verbs = _listed(_ordered(known, held))
        things = gettext("pages") if what == "page" else _plural(what)
        if name:
            sentence = gettext("%(does)s %(things)s in “%(place)s”.")
            said = sentence % {"does": verbs, "things": things, "place": name}
        else:
            said = gettext("%(does)s %(things)s.") % {"does": verbs, "things": things}
        yield capfirst(said)


def _of_models(plain: frozenset[str]) -> Iterable[str]:
    """Yield a sentence for each set of actions: what can be done to several, once."""
    actions: dict[str, set[str]] = {}
    for right in plain - {_ACCESS}:
        app, _dot, code = right.partition(".")
        action, _line, model = code.partition("_")
        actions.setdefault(f"{app}.{model}", set()).add(action)
    models: dict[tuple[str, ...], list[str]] = {}
    for model, held in actions.items():
        # Whoever may change something may see it, of course.
        shown = held - {"view"} or held
        models.setdefault(tuple(_ordered(_ACTIONS, shown)), []).append(_plural(model))
    for verbs, things in sorted(models.items(), key=lambda item: -len(item[0])):
        yield gettext("%(does)s: %(things)s.") % {
            "does": capfirst(_listed(verbs)),
            "things": _listed(sorted(things)),
        }


def _ordered(words: dict, held: set[str]) -> list[str]:
    known = dict.fromkeys(str(word) for key, word in words.items() if key in held)
    # A right of a package that has a verb of its own.
    return [*known, *sorted(key for key in held if key not in words)]


def _listed(words: Iterable[str]) -> str:
    return get_text_list(list(words), gettext("and"))


def _plural(label: str) -> str:
    """Return what people call the things of a type; rights may outlive their type."""
    app, _dot, name = label.partition(".")
    try:
        # Django asks once, and remembers.
        model = ContentType.objects.get_by_natural_key(app, name).model_class()
    except ContentType.DoesNotExist:
        return name
    return str(model._meta.verbose_name_plural) if model else name
