"""What somebody decides of a line, once for all pages of a run."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from importer.models import ImportedPage, ImportedSource, ImportRule, ImportRun
from importer.recognising.decisions import Decision, normalised
from importer.recognising.findings import Finding
from importer.runs.stored import finding_from_json
from importer.runs.tasks import go_on

_WITH_PAGES = (ImportedSource.State.READ, ImportedSource.State.UNCHANGED)
_LONGEST = ImportRule._meta.get_field("key").max_length


@dataclass
class Asked:
    """A line about which something is to be decided, on however many pages."""

    finding: Finding
    pages: list[ImportedPage] = field(default_factory=list)


def questions(rows: Iterable[ImportedPage], decided: set[str]) -> list[Asked]:
    """Return what is to be decided in some pages, the most frequent first.

    `decided` holds the keys of lines about which somebody has decided already.
    """
    asked: dict[str, Asked] = {}
    for row in rows:
        for stored in row.findings:
            finding = finding_from_json(stored)
            if finding.choices and finding.key not in decided:
                question = asked.setdefault(finding.key, Asked(finding))
                if row not in question.pages:
                    question.pages.append(row)
    return sorted(asked.values(), key=lambda question: -len(question.pages))


@transaction.atomic
def decide(run: ImportRun, text: str, decision: Decision, user) -> int:
    """Decide of a line, and have the pages that hold it recognised anew.

    Returns how many sources that are.
    """
    key = normalised(text)[:_LONGEST]
    ImportRule.objects.update_or_create(
        run=run,
        key=key,
        defaults={
            "text": text,
            "decide": decision.decide.value,
            "section": decision.section,
            "decided_by": user,
        },
    )
    return _read_anew(run, key)


@transaction.atomic
def take_decision_back(rule: ImportRule) -> int:
    """Let a line be what it was before somebody decided."""
    run, key = rule.run, rule.key
    rule.delete()
    return _read_anew(run, key)


def _read_anew(run: ImportRun, key: str) -> int:
    count = run.sources.filter(
        state__in=_WITH_PAGES, said__contains=f"\n{key}\n"
    ).update(is_stale=True, attempts=0)
    if count:
        ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.DONE).update(
            state=ImportRun.State.WORKING, finished_at=None
        )
        go_on(run)
    return count
