"""The register as text, JSON and a table of the docs."""

from collections.abc import Iterator

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from personal_data.register.collecting import Register, models_by_label
from personal_data.register.declaring import TEXT, WHO, Elsewhere, Holding, Texts

BEGINS = "<!-- personal_data: begin -->"
ENDS = "<!-- personal_data: end -->"
_COLUMNS = {
    "where": _("Where"),
    "whose": _("About whom"),
    "what": _("What"),
    "why": _("What for"),
    "basis": _("Legal basis"),
    "kept": _("For how long"),
    "deleted_by": _("Deleted by"),
    "erased": _("When somebody is erased"),
}


def rows(register: Register) -> list[dict[str, str]]:
    """Return a row for each table and each other place, by the names of columns.

    Tables that say the same are one row.
    """
    found: dict[tuple, dict[str, str]] = {}
    # As said, and not as there is: the docs are the same for each database and release.
    for holding in register.said:
        if holding.is_unused:
            continue
        model = models_by_label().get(holding.model)
        erased = str(holding.erased) or _what_follows(model, holding)
        row = _row(holding, holding.title_of(model), erased)
        alike = tuple(row[name] for name in _COLUMNS if name != "where")
        if known := found.get(alike):
            if row["where"] not in known["where"].split(", "):
                known["where"] += f", {row['where']}"
        else:
            found[alike] = row
    places = [
        _row(place, str(place.where), str(place.erased))
        for part in register.parts
        for place in part.elsewhere
    ]
    return [*found.values(), *places]


def _row(said: Holding | Elsewhere, where: str, erased: str) -> dict[str, str]:
    by = said.deleted_by
    tables = models_by_label()
    named = [
        str(tables[name]._meta.verbose_name) if name in tables else f"`{name}`"
        for name in by
        if "." not in name or name in tables
    ]
    return {
        "where": where,
        "whose": ", ".join(str(one.label) for one in said.whose),
        "what": str(said.what),
        "why": str(said.why),
        "basis": str(said.basis.label),
        "kept": str(said.kept),
        "deleted_by": ", ".join(named) or gettext("people"),
        "erased": erased,
    }


_FOLLOWS = {
    models.PROTECT: _("somebody else takes over first"),
    models.CASCADE: _("deleted"),
    models.SET_NULL: _("made anonymous"),
}


def _what_follows(model: type[models.Model] | None, holding: Holding) -> str:
    """Return what erasing does, as the references of a table tell."""
    if holding.is_person:
        return gettext("Deleted")
    told = [
        str(words)
        for rule, words in _FOLLOWS.items()
        for name in holding.named(WHO)
        if model._meta.get_field(name).remote_field.on_delete is rule
    ]
    if holding.named(TEXT):
        told.append(
            gettext("in texts, the address is named for somebody to change it")
            if holding.texts is Texts.LEFT
            else gettext("made anew without it")
            if holding.texts is Texts.MADE
            else gettext("in texts, the address is taken out")
        )
    return capfirst("; ".join(dict.fromkeys(told)))


def as_text(register: Register) -> str:
    """Return the register for a terminal."""
    return "\n\n".join("\n".join(_lines(row)) for row in rows(register)) + "\n"


def _lines(row: dict[str, str]) -> Iterator[str]:
    yield row["where"]
    for name, title in _COLUMNS.items():
        if name != "where":
            yield f"  {title}: {row[name]}"


def as_data(register: Register) -> dict:
    """Return the register for programs, with the tables that hold nothing."""
    return {"rows": rows(register), "nothing": dict(sorted(register.nothing.items()))}


def as_markdown(register: Register) -> str:
    """Return the register as a table."""
    head = " | ".join(str(title).lower() for title in _COLUMNS.values())
    lines = [f"| {head} |", f"|{' --- |' * len(_COLUMNS)}"]
    lines += [
        f"| {' | '.join(row[name].replace('|', ' ') for name in _COLUMNS)} |"
        for row in rows(register)
    ]
    return "\n".join(lines) + "\n"


def into(page: str, register: Register) -> str:
    """Return a page of the docs with the table of today between its markers.

    Raises ValueError for a page without them.
    """
    before, begins, rest = page.partition(BEGINS)
    _old, ends, after = rest.partition(ENDS)
    if not (begins and ends):
        raise ValueError(f"The page has no {BEGINS} and {ENDS}.")
    return f"{before}{begins}\n\n{as_markdown(register)}\n{ends}{after}"
