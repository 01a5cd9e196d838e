"""What somebody has decided of a line, for all pages of a run."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from importer.models.run import ImportRun
from importer.recognising import Decide, Decision, Rules


class ImportRule(models.Model):
    """A line, and what it is on every page that has it."""

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="rules", editable=False
    )
    # The line as it stands, and as it is found again on other pages.
    text = models.TextField(_("line"), editable=False)
    key = models.CharField(max_length=500, editable=False)
    decide = models.CharField(_("what it is"), max_length=10, editable=False)
    # The section that a heading heads, as blocks are named.
    section = models.CharField(max_length=40, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "key"], name="importer_rule_once_for_a_line"
            )
        ]

    def __str__(self):
        return self.text

    @property
    def decision(self) -> Decision:
        """What was decided, as recognising takes it."""
        return Decision(Decide(self.decide), self.section)


def rules_of(run: ImportRun) -> Rules:
    """Return all that was decided for a run."""
    return Rules({rule.key: rule.decision for rule in run.rules.all()})
