"""Everything that runs on the clock: the rooms' chores, then the ledger, which needs its key."""

from pathlib import Path

from luminaria.cli.instance import BadInstance
from luminaria.kernel import schedule
from luminaria.kernel.schedule import Done
from luminaria.project import config as configuration


def run(folder: Path) -> list[Done]:
    """Run each chore once over all organisations, then order and sign the ledger."""
    from luminaria.people.compartment import every_compartment

    with every_compartment():
        return [*schedule.run_all(), ledger_turn(folder)]


def ledger_turn(folder: Path) -> Done:
    """Order new leaves and sign a checkpoint, handed out to a file that a witness can copy."""
    from luminaria.ledger import tasks

    return tasks.turn(signing_key=ledger_signing_key(), handed_out=folder / "checkpoints.txt")


def ledger_signing_key() -> bytes:
    """The ledger's private key, from a file that no serving program reads. Raises BadInstance."""
    config = configuration.load()
    path = config.folder / config.ledger_key_file
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as fault:
        raise BadInstance(f"The ledger's key in {path.name} cannot be read.") from fault
