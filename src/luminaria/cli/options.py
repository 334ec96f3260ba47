"""Options that every command understands, before and after its verb."""

import argparse
import os


def instance_option(*, after_verb: bool = False) -> argparse.ArgumentParser:
    """--instance. After a verb it is silent when absent, so that the one before it stands."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--instance",
        default=argparse.SUPPRESS if after_verb else os.environ.get("LUMINARIA_INSTANCE", "var"),
        help="folder of the instance: settings, database, keys (default: LUMINARIA_INSTANCE or ./var)",
    )
    return parser
