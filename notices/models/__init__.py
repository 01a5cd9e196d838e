"""Notices, what was done about them, who is sent them, and the page that lists them."""

from notices.models.event import NoticeEvent
from notices.models.index import NoticeIndexPage
from notices.models.notice import Notice
from notices.models.subscription import NoticeMail, Subscription, SubscriptionCount

__all__ = [
    "Notice",
    "NoticeEvent",
    "NoticeIndexPage",
    "NoticeMail",
    "Subscription",
    "SubscriptionCount",
]
