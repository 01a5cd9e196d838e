"""The shapes in which the content of the demo site is written down.

Records name each other by keys, because nothing has a primary key yet. In a
rich text, `<a link="key">` leads to a link of the register and
`<a page="key">` to a page; everywhere else a key stands where the database has
an id.
"""

import datetime
from dataclasses import dataclass, field

# A StreamField as its blocks: pairs of a block's name and its value.
Stream = list[tuple[str, dict]]


@dataclass(frozen=True, kw_only=True)
class PictureRecord:
    """A drawing in pictures/rasters/, and what can be seen in it."""

    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class PersonRecord:
    """A member of staff."""

    name: str
    job_title: str
    phone: str
    email: str
    photo: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkRecord:
    """A link of the register; `values` are the fields of the model as they are."""

    values: dict
    target_page: str = ""
    replacement: str = ""


@dataclass(frozen=True, kw_only=True)
class PageAnswersRecord:
    """How many answer on a page in a week, and how many of a hundred with no."""

    a_week: int
    no: int


@dataclass(frozen=True, kw_only=True)
class CommentRecord:
    """What a resident did not find; what was done has a note."""

    page: str
    days_ago: float
    text: str
    is_read: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PageRecord:
    """A page with its slug as its key; `body` may be empty."""

    slug: str
    title: str
    summary: str
    body: Stream
    owner: str
    created: datetime.date
    updated: datetime.date
    change_note: str = ""
    seo_title: str = ""
    picture: str = ""
    show_in_menus: bool = False
    show_housing_search: bool = True
    review_interval: int | None = 12
    next_review: datetime.date | None = None
    is_draft: bool = False
    children: "tuple[PageRecord, ...]" = ()


@dataclass(frozen=True, kw_only=True)
class FormRecord(PageRecord):
    """A form; `questions` is a StreamField too, `receivers` are people."""

    questions: Stream
    receivers: tuple[str, ...]
    button_text: str = ""
    purpose: str = ""
    thanks: str = ""
    places: int | None = None


@dataclass(frozen=True, kw_only=True)
class MessageRecord:
    """What a resident sent in a form; `answers` by the words of the questions."""

    page: str
    reference: str
    days_ago: float
    answers: dict
    is_done: bool = False


@dataclass(frozen=True, kw_only=True)
class HomeRecord(PageRecord):
    """The front page, which every site already has."""

    tasks: Stream


@dataclass(frozen=True, kw_only=True)
class OverviewRecord(PageRecord):
    """The overview of initiatives; its children are initiatives."""


@dataclass(frozen=True, kw_only=True)
class NoticeListRecord(PageRecord):
    """The list of notices."""


@dataclass(frozen=True, kw_only=True)
class NewsListRecord(PageRecord):
    """The list of what is new; its children are pieces of news."""


@dataclass(frozen=True, kw_only=True)
class NewsRecord(PageRecord):
    """A piece of news, of a day before the demo is loaded."""

    days_ago: int
    created: datetime.date | None = None
    updated: datetime.date | None = None
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoticeRecord:
    """A notice; times are hours after the demo is loaded, and news by theirs.

    It is for all if the demo has no department of that name.
    """

    kind: str
    text: str
    begins: float
    department: str = ""
    place: str = ""
    ends: float | None = None
    news: dict[float, str] = field(default_factory=dict)
    solved: float | None = None
    solved_word: str = ""


@dataclass(frozen=True, kw_only=True)
class InitiativeRecord(PageRecord):
    """One initiative."""

    themes: tuple[str, ...]
    audience: str
    place: str
    how_to_start: str
    contact: str
    # None means all of them.
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DepartmentIndexRecord(PageRecord):
    """The overview of departments, with a plan; its children are departments."""

    plan: str


@dataclass(frozen=True, kw_only=True)
class DepartmentRecord(PageRecord):
    """One department; `addresses` are rows of fields, all of them in one town.

    `plan_place` is in per cent from the left and from the top.
    """

    homes: int
    plan_place: tuple[int, int]
    number: str
    addresses: tuple[dict, ...]
    service_points: Stream
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentsRecord(PageRecord):
    """The page of all documents."""


@dataclass(frozen=True, kw_only=True)
class DocumentRecord:
    """A document, which becomes a PDF; `department` is the slug of one, or ""."""

    slug: str
    title: str
    kind: str
    dated: datetime.date
    paragraphs: list[str]
    department: str = ""


@dataclass(frozen=True, kw_only=True)
class UrgentHelpRecord(PageRecord):
    """The page of urgent help; both are StreamFields too."""

    service_points: Stream
    troubles: Stream


@dataclass(frozen=True, kw_only=True)
class AccessibilityRecord(PageRecord):
    """The accessibility statement; `known_issues` is a StreamField too."""

    known_issues: Stream
    assessed_on: datetime.date
    complaints_link: str


@dataclass(frozen=True, kw_only=True)
class CalendarRecord(PageRecord):
    """The calendar page; its children are activities."""


@dataclass(frozen=True, kw_only=True)
class ActivityChangeRecord:
    """What becomes of a date of an activity: the `date`-th from the day of loading on."""

    kind: str
    date: int
    note: str = ""
    days_later: int = 0
    begins_at: datetime.time | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class ActivityRecord(PageRecord):
    """An activity, first on `weekday` (Monday is 0), `weeks` after the week of loading."""

    weekday: int
    weeks: int
    departments: tuple[str, ...] = ()
    begins_at: datetime.time
    ends_at: datetime.time
    place: str
    address: str
    contact: str
    audience: str
    repeats: str = ""
    initiative: str = ""
    price: str = ""
    sign_up: str = "none"
    sign_up_note: str = ""
    changes: tuple[ActivityChangeRecord, ...] = ()
