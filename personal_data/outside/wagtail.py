"""Tables of Wagtail."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from personal_data.finding.subject import Subject
from personal_data.register.declaring import (
    NONE,
    OWN,
    SECRET,
    TEXT,
    WHO,
    Basis,
    Holding,
    Texts,
    Whose,
)

_STAFF = (Whose.STAFF,)
_BOTH = (Whose.STAFF, Whose.ANYBODY)
_PAGE = _("As long as the page")
_HISTORY = _("That colleagues see who wrote what, and approval rests on it")
_LOG = {
    "label": TEXT,
    "action": OWN,
    "data": OWN,
    "timestamp": OWN,
    "user": WHO,
}


def _about(subject: Subject) -> Q:
    """Log entries about the account, or about the person on pages."""
    wanted = Q(pk__in=[])
    for model, keys in subject.keys.items():
        type_ = ContentType.objects.get_for_model(model)
        wanted |= Q(content_type=type_, object_id__in=[str(key) for key in keys])
    return wanted


def _unused(label: str, **parts) -> Holding:
    return Holding(
        label,
        _BOTH,
        "",
        "",
        "",
        {"title": TEXT, "file": NONE, "uploaded_by_user": WHO, "file_hash": NONE}
        | parts,
        is_unused=True,
    )


HOLDINGS = [
    Holding(
        "wagtailcore.Page",
        _BOTH,
        _("Who made a page, who has locked it, and its titles"),
        _("That colleagues know whom to ask"),
        _("As long as the page; staff delete pages"),
        {
            "path": NONE,
            "title": TEXT,
            "draft_title": TEXT,
            "slug": TEXT,
            "url_path": TEXT,
            "seo_title": TEXT,
            "search_description": TEXT,
            "locked_by": WHO,
            "locked_at": OWN,
            "owner": WHO,
        },
        texts=Texts.LEFT,
    ),
    Holding(
        "wagtailcore.Revision",
        _BOTH,
        _("Former versions of pages with all their text, and who saved each"),
        _HISTORY,
        _PAGE,
        {
            "object_id": NONE,
            "created_at": OWN,
            "user": WHO,
            "object_str": TEXT,
            "content": TEXT,
        },
        deleted_by=("wagtailcore.Page",),
        texts=Texts.APART,
        erased=_(
            "Made anonymous; the address is taken out of all but what is published or "
            "being written"
        ),
        title=_("Former versions of pages"),
    ),
    Holding(
        "wagtailcore.PageLogEntry",
        _STAFF,
        _("Who did what with a page, with comments"),
        _HISTORY,
        _("As long as the page, and a year after its last entry"),
        _LOG,
        deleted_by=("forget_old_log_entries",),
        erased=_("Stays as done by a former colleague, without words of theirs"),
        title=_("The history of pages"),
    ),
    Holding(
        "wagtailcore.ModelLogEntry",
        _STAFF,
        _("Who did what with accounts, roles, settings and data, and who signed in"),
        _("That it can be found out who had access to what, article 5(1)(f)"),
        _("A year"),
        _LOG | {"object_id": NONE},
        basis=Basis.SECURITY,
        deleted_by=("forget_old_log_entries",),
        about=_about,
        erased=_(
            "Addresses and user names are taken out; the name stays for the rest of the "
            "year, article 17(3)(b) and (e)"
        ),
        title=_("Who did what, and the history of other content"),
    ),
    Holding(
        "wagtailcore.Comment",
        _STAFF,
        _("Comments on drafts"),
        _("That colleagues can talk about a page"),
        _PAGE,
        {
            "user": WHO,
            "text": OWN,
            "contentpath": NONE,
            "position": NONE,
            "created_at": OWN,
            "resolved_by": WHO,
        },
        deleted_by=("wagtailcore.Page", "users.User"),
        title=_("Comments"),
    ),
    Holding(
        "wagtailcore.CommentReply",
        _STAFF,
        _("Answers to comments"),
        _("That colleagues can talk about a page"),
        _PAGE,
        {"user": WHO, "text": OWN, "created_at": OWN},
        deleted_by=("wagtailcore.Page", "users.User"),
        title=_("Answers to comments"),
    ),
    Holding(
        "wagtailcore.PageSubscription",
        _STAFF,
        _("Who wants mail about comments on a page"),
        _("That mail is sent to those who want it"),
        _("Until they say no, or the account is deleted"),
        {"user": WHO, "page": OWN, "comment_notifications": OWN},
        deleted_by=("users.User",),
        title=_("Wishes for mail about pages"),
    ),
    Holding(
        "wagtailcore.WorkflowState",
        _STAFF,
        _("Who sent a page for approval"),
        _HISTORY,
        _PAGE,
        {"created_at": OWN, "requested_by": WHO, "object_id": NONE},
        deleted_by=("wagtailcore.Page",),
        title=_("Pages sent for approval"),
    ),
    Holding(
        "wagtailcore.TaskState",
        _STAFF,
        _("Who approved a page, and what they said"),
        _HISTORY,
        _PAGE,
        {"finished_at": OWN, "finished_by": WHO, "comment": TEXT},
        deleted_by=("wagtailcore.Page",),
        title=_("Approvals"),
    ),
    Holding(
        "wagtailcore.UploadedFile",
        _STAFF,
        _("Files that were sent and not put to use yet"),
        _("That somebody can give them a title"),
        _("Until they are put to use"),
        {"file": OWN, "uploaded_by_user": WHO},
        title=_("Files not put to use yet"),
    ),
    # From Wagtail 8 on.
    Holding(
        "wagtailcore.APIToken",
        _STAFF,
        _("Keys to Wagtail's interface for programs, which the site does not offer"),
        _("Comes with Wagtail"),
        _("As long as the account"),
        {
            "user": WHO,
            "name": OWN,
            "key_hash": SECRET,
            "prefix": SECRET,
            "created": OWN,
            "last_used_at": OWN,
        },
        deleted_by=("users.User",),
        title=_("Keys for programs"),
        is_optional=True,
        erased=_("Deleted"),
    ),
    Holding(
        "wagtailadmin.EditingSession",
        _STAFF,
        _("Who is writing on what just now"),
        _("That two do not write on the same page without knowing"),
        _("An hour, or until somebody opens something after that"),
        {"user": WHO, "object_id": NONE, "last_seen_at": OWN, "is_editing": OWN},
        deleted_by=("users.User",),
        title=_("Who is writing just now"),
    ),
    Holding(
        "wagtailadmin.FormState",
        _BOTH,
        _("What is being written, for its preview"),
        _("That it can be seen before it is saved"),
        _("A day, or until somebody opens a preview after that"),
        {
            "data": TEXT,
            "user": WHO,
            "object_id": NONE,
            "parent_object_id": NONE,
            "last_updated_at": OWN,
        },
        deleted_by=("users.User",),
        title=_("What is being written"),
    ),
    Holding(
        "wagtailusers.UserProfile",
        _STAFF,
        _("Language, looks, wishes for mail, a picture"),
        _("That the admin is as each wants it"),
        _("As long as the account"),
        {
            "user": WHO,
            "submitted_notifications": OWN,
            "approved_notifications": OWN,
            "rejected_notifications": OWN,
            "updated_comments_notifications": OWN,
            "preferred_language": OWN,
            "current_time_zone": OWN,
            "avatar": OWN,
            "dismissibles": OWN,
            "theme": OWN,
            "contrast": OWN,
            "density": OWN,
        },
        deleted_by=("users.User",),
        title=_("Wishes of an account"),
    ),
    Holding(
        "wagtailsearch.IndexEntry",
        (Whose.CONTACT, Whose.ANYBODY),
        _("The words by which staff find pages, people and files"),
        _("That staff find them"),
        _("As long as what they find"),
        {
            "object_id": NONE,
            "autocomplete": TEXT,
            "title": TEXT,
            "body": TEXT,
            # On PostgreSQL alone.
            "title_text": TEXT,
            "body_text": TEXT,
        },
        texts=Texts.MADE,
        title=_("The search of the admin"),
        is_optional=True,
    ),
    # On SQLite alone.
    Holding(
        "wagtailsearch.SQLiteFTSIndexEntry",
        (Whose.CONTACT, Whose.ANYBODY),
        _("The words by which staff find pages, people and files"),
        _("That staff find them"),
        _("As long as what they find"),
        {"autocomplete": TEXT, "title": TEXT, "body": TEXT},
        texts=Texts.MADE,
        title=_("The search of the admin"),
        is_optional=True,
    ),
    Holding(
        "wagtailredirects.Redirect",
        (Whose.ANYBODY,),
        _("Former addresses of pages, which may name somebody"),
        _("That old links lead somewhere"),
        _("Until staff delete it"),
        {"old_path": TEXT, "redirect_page_route_path": NONE, "redirect_link": TEXT},
        texts=Texts.LEFT,
    ),
    _unused("wagtailimages.Image", description=TEXT),
    _unused("wagtaildocs.Document"),
]
