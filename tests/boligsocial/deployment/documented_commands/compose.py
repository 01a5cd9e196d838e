"""compose.yaml, as an engine reads it with the variables of a file .env."""

import re
from typing import Any

import yaml

from tests.boligsocial.deployment.documented_commands.rooms import ROOT

_VARIABLE = re.compile(r"\$\{(\w+)(:[?-][^}]*)?\}")


def text() -> str:
    return (ROOT / "compose.yaml").read_text()


def wanted() -> dict[str, bool]:
    """Return the variables that the file takes from .env, and whether it must have them."""
    return {name: rest == ":?" for name, rest in _VARIABLE.findall(text())}


def composed(variables: dict[str, str]) -> dict[str, Any]:
    """Return the file with its variables filled in.

    Raises KeyError when one is missing that must be there.
    """

    def value(found: re.Match) -> str:
        if found[2] == ":?":
            return variables[found[1]]
        return variables.get(found[1]) or (found[2] or "")[2:]

    def filled(part: Any) -> Any:
        match part:
            case str():
                return _VARIABLE.sub(value, part)
            case list():
                return [filled(each) for each in part]
            case dict():
                return {name: filled(each) for name, each in part.items()}
        return part

    return filled(yaml.safe_load(text()))
