"""The addresses of the site. Pages come last: Wagtail finds them by their slugs."""

from django.conf import settings
from django.http import Http404
from django.urls import include, path
from django.views.defaults import page_not_found
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from boligsocial.views import favicon, picture_file, robots, security_txt
from feedback.asking.views import answer, answered
from forms.receiving.views import form_thanks, send_form
from links.reports.views import report_link, report_thanks
from news.feeds import NewsFeed
from notices.feeds import NoticeFeed
from page_cache.marking import kept
from pages.site_map import PublicPagesSitemap
from posters.views import (
    notice_poster,
    notice_poster_file,
    page_poster,
    page_poster_file,
)
from search.views import search
from users.sessions.views import PageSignInView

urlpatterns = [
    path(settings.ADMIN_PATH, include("users.sessions.urls")),
    path(settings.ADMIN_PATH, include("users.second_factor.urls")),
    path(settings.ADMIN_PATH, include("page_templates.urls")),
    path(settings.ADMIN_PATH, include("plaintext.pasted.urls")),
    # Where Wagtail has an error to try out what an error looks like.
    path(f"{settings.ADMIN_PATH}failwhale/", page_not_found, {"exception": Http404()}),
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("soeg/", search, name="search"),
    path("linkfejl/", report_link, name="report_link"),
    path("linkfejl/tak/", report_thanks, name="report_thanks"),
    path("svar/", answer, name="feedback"),
    path("svar/tak/", answered, name="feedback_thanks"),
    path("kalender/", include("activities.urls")),
    path("formular/", send_form, name="send_form"),
    path("formular/tak/", form_thanks, name="form_thanks"),
    path("opslag/side-<int:pk>/", page_poster, name="page_poster"),
    path("opslag/side-<int:pk>.pdf", page_poster_file, name="page_poster_file"),
    path("opslag/varsel-<int:pk>/", notice_poster, name="notice_poster"),
    path("opslag/varsel-<int:pk>.pdf", notice_poster_file, name="notice_poster_file"),
    path("varsler-paa-mail/", include("notices.subscribing.urls")),
    path("feed/", kept(NewsFeed()), name="feed"),
    path("feed/nyt/<str:department>/", kept(NewsFeed()), name="feed_of_department"),
    path("feed/driftsvarsler/", kept(NoticeFeed()), name="notice_feed"),
    path(
        "feed/driftsvarsler/<str:department>/",
        kept(NoticeFeed()),
        name="notice_feed_of_department",
    ),
    path(
        "sitemap.xml",
        kept(sitemap),
        {"sitemaps": {"pages": PublicPagesSitemap}},
        name="sitemap",
    ),
    path("robots.txt", kept(robots), name="robots"),
    # Not kept: it is of today.
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("favicon.ico", favicon, name="favicon"),
]

handler400 = "boligsocial.views.not_understood"

# Storage elsewhere has an address of its own, with a scheme.
if settings.MEDIA_URL.startswith("/"):
    urlpatterns.append(
        path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", picture_file)
    )

# Wagtail's own, with our form: the way to a page that is only for some.
urlpatterns.append(
    path("_util/login/", PageSignInView.as_view(), name="wagtailcore_login")
)
urlpatterns.append(path("", include(wagtail_urls)))
