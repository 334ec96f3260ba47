"""What must be true before an instance serves, and before it takes in what people write."""

import os
import tomllib
from dataclasses import dataclass

from luminaria.project.config import BadConfiguration, Config

DECISIONS = {
    "steward": "Who is the steward of this instance, and who hosts it?",
    "receivers": "Which organisations receive what people write, and in which hours?",
    "third_party_tips": "What happens with what somebody writes about another adult?",
    "children": "Which words and duties apply when a child is spoken of? Who signed them?",
    "privilege": "Whose words are privileged, and for which kinds of harm? Which counsel said so?",
    "files": "May files be sent? Which policy did counsel sign?",
    "retention": "How long is each thing kept, and who may place a hold?",
    "subpoenas": "Who answers a subpoena, and how is the survivor told?",
    "tribal_agreements": "Which tribes have agreed to which pages and languages?",
    "reviewers": "Who reviewed the content: survivor consultant, native speakers, sector, counsel?",
    "monthly_calls": "Who calls the numbers each month?",
    "breach": "Who is told after a breach, by whom, and how soon?",
}


@dataclass(frozen=True)
class Finding:
    """One thing that stands against a launch, with what to do."""

    code: str
    sentence: str


def start_refusals(config: Config) -> list[str]:
    """Why a production instance must not start; empty for a demonstration."""
    if config.mode == "demo":
        return []
    wrong = {
        "mode must be demo or production.": config.mode != "production",
        "The secrets are those of a demonstration. Make a new instance: luminaria init.": any(
            secret.startswith("demonstration-") for secret in (config.public_secret, config.desk_secret)
        ),
        "A secret is missing from luminaria.toml. Run luminaria init.": not all(
            (config.public_secret, config.desk_secret, config.server_key)
        ),
        "debug is on. Remove it from luminaria.toml.": config.debug,
        "The public program and the desk need two different host names.": config.public_host
        == config.desk_host,
        "tls must be true: put a proxy that ends TLS in front, which sets X-Forwarded-Proto.": not config.tls,
    }
    return [sentence for sentence, is_wrong in wrong.items() if is_wrong]


def recorded_decisions(config: Config) -> dict[str, str]:
    """The answers in decisions.toml of the instance folder. Raises BadConfiguration."""
    path = config.folder / "decisions.toml"
    try:
        answers = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadConfiguration(f"decisions.toml cannot be read: {fault}.") from fault
    return {name: str(answer).strip() for name, answer in answers.items() if str(answer).strip()}


def missing_decisions(config: Config) -> list[Finding]:
    """The decisions of docs/decisions/people.md that this instance has not recorded."""
    recorded = recorded_decisions(config)
    return [
        Finding(f"decision.{name}", f'Not decided: {question} Record it in decisions.toml as {name} = "..."')
        for name, question in DECISIONS.items()
        if name not in recorded
    ]


def take_ports(port: int | None, desk_port: int | None) -> None:
    """Let the ports of the command line stand above the settings file, for child processes too."""
    for name, value in (("LUMINARIA_PORT", port), ("LUMINARIA_DESK_PORT", desk_port)):
        if value is not None:
            os.environ[name] = str(value)
