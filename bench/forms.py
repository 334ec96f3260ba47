"""Run inside the instance, as its owner: copies of an answered form, and what arrived.

`python -m bench.forms prepare SECRET COUNT` reads one form that is ready to be sent and opens COUNT
more like it; `count` says how many reports and mailboxes there are; `open` reads forms from its
input and says how many of their receipts open a mailbox; `helps` names the help pages.
"""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")

import django

django.setup()

from luminaria import vault
from luminaria.packs import pack
from luminaria.people.compartment import every_compartment
from luminaria.report import actions
from luminaria.report.models import Mailbox, Report
from luminaria.report.states import BoxState


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


def opened() -> int:
    """How many of the forms' receipts open a mailbox."""
    return sum(_opens(bytes.fromhex(secret), bytes.fromhex(nonce)) for secret, nonce in json.load(sys.stdin))


def _opens(secret: bytes, nonce: bytes) -> bool:
    receipt = vault.receipt_from_form(secret, nonce)
    box = actions.LiveBox(secret=secret, turn=0, state=BoxState(receipt=receipt.secret.hex(), write_id=""))
    return actions.look_inside(box=box) is not None


def helps() -> list[str]:
    """Addresses of every help page in every language: they are lighter than others, and must stay up."""
    here = pack()
    own = [(locale, page.slug) for locale in here.locales for page in here.pages(locale) if page.help]
    return sorted({f"/{locale}/{slug}/" for locale, slug in own})


if __name__ == "__main__":
    verbs = {"prepare": prepare, "count": count, "open": opened, "helps": helps}
    print(json.dumps(verbs[sys.argv[1]](*sys.argv[2:])))
