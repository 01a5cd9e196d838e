"""What was found, for people and for machines."""

import json
from collections.abc import Sequence
from datetime import datetime

from diagnosis.findings import Level
from diagnosis.looking import Result


def exit_code(results: Sequence[Result]) -> int:
    """Return 0, 1 or 2 as Nagios' plugins do: well, warnings, faults."""
    return max([Level.OK, *(result.finding.level for result in results)])


def as_text(results: Sequence[Result]) -> str:
    """Return a line that sums up, which is what monitors show, and one for each check."""
    width = max((len(result.name) for result in results), default=0)
    lines = [_summary(results)]
    for result in results:
        finding = result.finding
        line = f"{finding.level.word:<8} {result.name:<{width}}  {finding.seen}"
        lines.append(f"{line} -> {finding.advice}" if finding.advice else line)
    return "\n".join(lines)


def as_json(results: Sequence[Result], now: datetime) -> str:
    """Return the same as one object: level, exit_code, looked_at (ISO 8601), and
    checks with name, level, seen, advice and seconds."""
    code = exit_code(results)
    checks = [
        {
            "name": result.name,
            "level": result.finding.level.word,
            "seen": result.finding.seen,
            "advice": result.finding.advice,
            "seconds": round(result.seconds, 3),
        }
        for result in results
    ]
    found = {
        "level": Level(code).word,
        "exit_code": code,
        "looked_at": now.isoformat(),
        "checks": checks,
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _summary(results: Sequence[Result]) -> str:
    named = {
        level: [each.name for each in results if each.finding.level == level]
        for level in Level
    }
    parts = [
        f"{len(names)} {level.word} ({', '.join(names)})"
        for level in (Level.FAULT, Level.WARNING, Level.SKIPPED)
        if (names := named[level])
    ]
    parts.append(f"{len(named[Level.OK])} ok")
    return f"{Level(exit_code(results)).word.upper()}: {', '.join(parts)}"
