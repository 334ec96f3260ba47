"""Run inside the instance, as the public program: copies of an answered form, and what arrived.

`python -m bench.forms prepare SECRET COUNT` reads one form that is ready to be sent and opens COUNT
more like it; `python -m bench.forms count` says how many reports and mailboxes there are.
"""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")

import django

django.setup()

from luminaria.people.compartment import every_compartment
from luminaria.report import actions
from luminaria.report.models import Mailbox, Report


def prepare(secret: str, count: str) -> list[list[str]]:
    """Secret and nonce of each new form; each is the answered one again, ready to be sent."""
    ready = actions.resume_form(bytes.fromhex(secret))
    assert ready is not None
    made = []
    for _ in range(int(count)):
        form = actions.open_form()
        actions.save_answer(form=form, state=ready.state)
        made.append([form.secret.hex(), form.nonce.hex()])
    return made


def count() -> dict[str, int]:
    """Reports, and receipts that lead to one."""
    with every_compartment():
        return {
            "reports": Report.objects.count(),
            "receipts": Mailbox.objects.values("report_id").distinct().count(),
        }


if __name__ == "__main__":
    verbs = {"prepare": prepare, "count": count}
    print(json.dumps(verbs[sys.argv[1]](*sys.argv[2:])))
