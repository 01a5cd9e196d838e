"""Notices, what was done about them, and the page that lists them."""

from notices.models.event import NoticeEvent
from notices.models.index import NoticeIndexPage
from notices.models.notice import Notice

__all__ = ["Notice", "NoticeEvent", "NoticeIndexPage"]
