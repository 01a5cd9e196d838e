#!/usr/bin/env python
"""Django's command line; development settings unless the environment names others."""

import os
import sys

from django.core.management import execute_from_command_line

from boligsocial.deployment.doctor.refused import report_refusal
from boligsocial.settings.environment import EnvironmentProblem

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligsocial.settings.dev")
    if sys.argv[1:2] == ["doctor"] and (code := report_refusal(sys.argv[2:])):
        sys.exit(code)
    try:
        execute_from_command_line(sys.argv)
    except EnvironmentProblem as problem:
        sys.exit(str(problem))
