"""Where the lists are, and what is done from them."""

from django.urls import path

from feedback.report.answering import AnswerCommentView
from feedback.report.comments import CommentsView, mark_read
from feedback.report.menu import COMMENTS, OF_PAGE, PAGES, SEARCHES
from feedback.report.of_page import feedback_of_page
from feedback.report.pages import PagesView
from feedback.report.searches import SearchesView, forget_search


def feedback_urls() -> list:
    """Wagtail hook: the addresses below the admin's."""
    lists = {
        "reports/feedback/": (PAGES, PagesView),
        "reports/feedback/comments/": (COMMENTS, CommentsView),
        "reports/feedback/searches/": (SEARCHES, SearchesView),
    }
    addresses = [
        path("reports/feedback/<int:page_id>/", feedback_of_page, name=OF_PAGE),
        path("reports/feedback/comments/read/", mark_read, name="read_comments"),
        path(
            "reports/feedback/comments/<int:pk>/",
            AnswerCommentView.as_view(),
            name="answer_comment",
        ),
        path("reports/feedback/searches/forget/", forget_search, name="forget_search"),
    ]
    for address, (name, view) in lists.items():
        addresses += [
            path(address, view.as_view(), name=name),
            path(
                f"{address}results/",
                view.as_view(results_only=True),
                name=f"{name}_results",
            ),
        ]
    return addresses
