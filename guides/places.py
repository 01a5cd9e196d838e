"""Where in the guides each screen of the admin is told of."""

from fnmatch import fnmatchcase

from django.http import HttpRequest
from django.urls import reverse

from guides.rendering import SHOW

# By the name of the view; the first that fits. A test looks for each place.
PLACES: tuple[tuple[str, str, str], ...] = (
    ("place_departments", "redaktoerguide", "afdelinger"),
    ("bring_in_calendar", "redaktoerguide", "lav-en-aktivitet"),
    ("choose_beginning", "redaktoerguide", "begynd-med-en-skabelon"),
    ("begin_with_template", "redaktoerguide", "begynd-med-en-skabelon"),
    ("keep_as_template", "redaktoerguide", "begynd-med-en-skabelon"),
    ("copy_as_new", "redaktoerguide", "begynd-med-en-skabelon"),
    ("page_templates:*", "redaktoerguide", "begynd-med-en-skabelon"),
    ("wagtailadmin_pages:unpublish", "redaktoerguide", "når-en-side-bliver-fjernet"),
    ("wagtailadmin_pages:delete", "redaktoerguide", "når-en-side-bliver-fjernet"),
    ("wagtailadmin_pages:*", "redaktoerguide", "lav-en-ny-indsats"),
    ("wagtailadmin_explore*", "redaktoerguide", "lav-en-ny-indsats"),
    ("wagtailimages:*", "redaktoerguide", "billeder"),
    ("wagtaildocs:*", "redaktoerguide", "dokumenter"),
    ("wagtailsnippets_pages_person:*", "redaktoerguide", "medarbejdere"),
    ("replace_page_owner", "redaktoerguide", "medarbejdere"),
    ("user_stops", "redaktoerguide", "medarbejdere"),
    ("person_stops", "redaktoerguide", "medarbejdere"),
    ("close_account", "redaktoerguide", "kom-i-gang-med-en-ny-hjemmeside"),
    ("wagtailusers_users:*", "redaktoerguide", "kom-i-gang-med-en-ny-hjemmeside"),
    ("pages_to_review*", "redaktoerguide", "datoerne"),
    ("upcoming", "redaktoerguide", "udgiv-senere-og-fjern-igen"),
    ("review_report*", "redaktoerguide", "datoerne"),
    ("who_did_what*", "redaktoerguide", "hvem-gjorde-hvad"),
    ("personal_data*", "redaktoerguide", "persondata"),
    ("resident_*", "redaktoerguide", "hvad-beboerne-siger"),
    ("notices", "redaktoerguide", "driftsvarsler"),
    ("*_notice", "redaktoerguide", "driftsvarsler"),
    ("answer_comment", "redaktoerguide", "hvad-beboerne-siger"),
    ("feedback_of_page", "redaktoerguide", "hvad-beboerne-siger"),
    ("fruitless_searches*", "redaktoerguide", "hvad-beboerne-siger"),
    ("form_message*", "redaktoerguide", "formularer"),
    ("search_promotions:*", "redaktoerguide", "hvad-beboerne-siger"),
    ("wagtailsettings:edit", "redaktoerguide", "farve-og-logo"),
    ("style_guide", "redaktoerguide", "farve-og-logo"),
    ("add_many_links", "linkguide", "mange-links-på-én-gang"),
    ("wagtailsnippets_links_link:list", "linkguide", "listen-over-links"),
    ("wagtailsnippets_links_link:add", "redaktoerguide", "links"),
    ("wagtailsnippets_links_link:*", "linkguide", "linkets-egen-side"),
    ("typed_addresses*", "linkguide", "adresser-uden-for-registret"),
    ("register_addresses", "linkguide", "adresser-uden-for-registret"),
    ("typed_notes*", "linkguide", "håndskrevne-noter"),
    ("register_notes", "linkguide", "håndskrevne-noter"),
    ("link_reports*", "linkguide", "når-en-beboer-siger-at-et-link-ikke-virker"),
    ("close_link_report", "linkguide", "når-en-beboer-siger-at-et-link-ikke-virker"),
    ("link_hosts:*", "linkguide", "når-en-hjemmeside-er-flyttet-eller-væk"),
    ("link_replacing:*", "linkguide", "når-en-hjemmeside-er-flyttet-eller-væk"),
    ("links_register_health", "linkguide", "registrets-helbred"),
    ("my_pages", "redaktoerguide", "mine-sider"),
    ("approve_page", "redaktoerguide", "mine-sider"),
    ("new_page", "redaktoerguide", "mine-sider"),
    ("confirm_review", "redaktoerguide", "mine-sider"),
    ("my_sessions", "redaktoerguide", "log-ind"),
    ("*_second_factor", "redaktoerguide", "totrinslogin"),
    ("new_recovery_codes", "redaktoerguide", "totrinslogin"),
    ("add_passkey", "redaktoerguide", "totrinslogin"),
    ("add_authenticator_app", "redaktoerguide", "totrinslogin"),
    ("wagtailadmin_account", "linkguide", "brevet-om-mandagen"),
    ("wagtailadmin_home", "redaktoerguide", "mine-sider"),
)


def help_url(request: HttpRequest) -> str:
    """Return the address of what the guides say of the screen one is at, or ""."""
    match = request.resolver_match
    name = match.view_name if match else ""
    for pattern, guide, anchor in PLACES:
        if name and fnmatchcase(name, pattern):
            return f"{reverse(SHOW, args=[guide])}#{anchor}"
    return ""
