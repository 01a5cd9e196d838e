"""How a run goes, and what came of each of its pages."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from importer.admin.addresses import LinkAddressForm, address_forms
from importer.admin.listing import ImportsScreen
from importer.admin.permissions import may_take_back, run_for
from importer.admin.wording import (
    ShownFinding,
    outcome_in_words,
    section_name,
    shown_finding,
)
from importer.models import ImportedPage, ImportedSource, ImportRun
from importer.recognising.decisions import Decide, Decision
from importer.recognising.findings import Certainty, choice_label
from importer.recognising.page import Place
from importer.runs.deciding import Asked, questions
from importer.runs.stored import finding_from_json

_ON_A_PAGE = 20
_QUESTIONS_SHOWN = 10
_State = ImportedSource.State


@dataclass(frozen=True)
class Choice:
    """One answer to a question, as a button."""

    value: str
    label: Promise | str
    # Whether it leaves the line as it is.
    is_as_now: bool = False


@dataclass
class ShownQuestion:
    """A line of which somebody is to say what it is."""

    text: str
    sentence: str
    choices: list[Choice]
    titles: list[str] = field(default_factory=list)
    more: int = 0


@dataclass
class PageRow:
    """A page in the report."""

    row: ImportedPage
    sections: list[tuple[Promise | str, int]]
    line_count: int
    guess_count: int
    dropped_count: int
    findings: list[ShownFinding]


@dataclass(frozen=True)
class Progress:
    """How far a run has come."""

    total: int
    done: int
    refused: int
    is_working: bool
    sentence: str


def progress_of(run: ImportRun) -> Progress:
    """Return how far a run has come, in one query."""
    waiting = Q(state=_State.WAITING) | Q(is_stale=True)
    counts = run.sources.aggregate(
        total=Count("pk"),
        left=Count("pk", filter=waiting),
        refused=Count("pk", filter=Q(state=_State.REFUSED)),
    )
    total, done = counts["total"], counts["total"] - counts["left"]
    sentence = ngettext(
        "%(done)d of %(total)d done", "%(done)d of %(total)d done", total
    ) % {"done": done, "total": total}
    if run.stop_asked:
        sentence = gettext("It stops when the page in hand is done.")
    elif run.state == ImportRun.State.TAKING_BACK:
        sentence = gettext("The drafts are being removed.")
    return Progress(total, done, counts["refused"], run.is_working, sentence)


def show_progress(request, pk: int) -> JsonResponse:
    """Tell the script of the report how far a run has come."""
    progress = progress_of(run_for(request.user, pk))
    return JsonResponse(
        {
            "total": progress.total,
            "done": progress.done,
            "isWorking": progress.is_working,
            "sentence": progress.sentence,
        }
    )


def shown_question(asked: Asked) -> ShownQuestion:
    """Return a question with its answers as buttons."""
    finding = asked.finding
    titles = [row.title for row in asked.pages]
    as_now = Decision(Decide.HEADING, finding.section or "text")
    choices = [
        Choice(
            f"{choice.decide.value}:{choice.section}",
            _("Keep it so") if choice == as_now else choice_label(choice),
            choice == as_now,
        )
        for choice in finding.choices
    ]
    return ShownQuestion(
        finding.text,
        finding.sentence,
        sorted(choices, key=lambda choice: not choice.is_as_now),
        titles[:3],
        max(len(titles) - 3, 0),
    )


def shown_page(row: ImportedPage, decided: set[str]) -> PageRow:
    """Return a page with what was found in it, counted."""
    sections: Counter[str] = Counter()
    for _line, place, section, _certainty in row.account:
        if section and place != Place.DROPPED:
            sections[section] += 1
    findings = [finding_from_json(stored) for stored in row.findings]
    return PageRow(
        row,
        [(section_name(name) or name, count) for name, count in sections.items()],
        len(row.account),
        sum(certainty == Certainty.GUESS for *_rest, certainty in row.account),
        sum(place == Place.DROPPED for _line, place, *_rest in row.account),
        [
            shown_finding(each)
            for each in findings
            if not (each.choices and each.key in decided)
        ],
    )


class ReportOfRun(ImportsScreen):
    """How it goes, what needs a decision, and each source with its pages."""

    template_name = "importer/admin/run.html"

    @cached_property
    def run(self) -> ImportRun:
        """What this is about."""
        return run_for(self.request.user, self.kwargs["pk"])

    @cached_property
    def address_forms(self) -> list[LinkAddressForm]:
        """The links that wait for an address, with what somebody has written."""
        data = self.request.POST if self.request.method == "POST" else None
        return address_forms(self.run, self.request.user, data)

    def post(self, request, **kwargs) -> HttpResponse:
        """Give links their addresses; show what is wrong with others again."""
        filled_in = [form for form in self.address_forms if form.is_filled_in]
        given = [form for form in filled_in if form.is_valid()]
        for form in given:
            form.give(request.user)
        if given:
            words = ngettext(
                "%(count)d link has its address.",
                "%(count)d links have their addresses.",
                len(given),
            )
            messages.success(request, words % {"count": len(given)})
        if len(given) == len(filled_in):
            return redirect("imports:run", self.run.pk)
        self.address_forms = [each for each in self.address_forms if each not in given]
        return self.render_to_response(self.get_context_data())

    def get_page_title(self):
        return self.run.get_kind_display()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:list"), "label": _("Move in")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        run = self.run
        rules = list(run.rules.all())
        decided = {rule.key for rule in rules}
        asked = self._questions(decided)
        paginator = Paginator(self._sources(), _ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        progress = progress_of(run)
        waits_until = run.continue_at if run.is_working else None
        if waits_until and waits_until <= timezone.now():
            waits_until = None
        return super().get_context_data(**kwargs) | {
            "run": run,
            "progress": progress,
            "waits_until": waits_until,
            "is_still": "still" in self.request.GET,
            "outcomes": self._outcomes(progress.refused),
            "questions": [shown_question(each) for each in asked[:_QUESTIONS_SHOWN]],
            "address_forms": self.address_forms,
            "more_questions": max(len(asked) - _QUESTIONS_SHOWN, 0),
            "rules": [(rule, choice_label(rule.decision)) for rule in rules],
            "sources": page,
            "rows": [
                (source, [shown_page(row, decided) for row in source.pages.all()])
                for source in page
            ],
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "staying": self._staying(),
            "may_take_back": may_take_back(self.request.user, run),
        }

    def _sources(self):
        pages = ImportedPage.objects.select_related("page").order_by("position")
        return (
            self.run.sources.defer("lines", "left_out", "said")
            .prefetch_related(Prefetch("pages", pages))
            .order_by("position", "pk")
        )

    def _questions(self, decided: set[str]) -> list[Asked]:
        if self.run.state in (ImportRun.State.TAKING_BACK, ImportRun.State.TAKEN_BACK):
            return []
        rows = ImportedPage.objects.filter(source__run=self.run).only(
            "title", "findings"
        )
        return questions(rows, decided)

    def _outcomes(self, refused: int) -> list[str]:
        counts = dict(
            ImportedPage.objects.filter(source__run=self.run)
            .order_by()
            .values_list("outcome")
            .annotate(number=Count("pk"))
        )
        counts["refused"] = refused
        order = [*ImportedPage.Outcome, "refused"]
        return [
            outcome_in_words(each, counts[each]) for each in order if counts.get(each)
        ]

    def _staying(self) -> list[ImportedPage]:
        if self.run.state != ImportRun.State.TAKEN_BACK:
            return []
        rows = ImportedPage.objects.filter(source__run=self.run)
        return list(rows.exclude(stays_because="").select_related("page"))
