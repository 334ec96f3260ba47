"""Print the demonstration's addresses and sign-ins as JSON, for scripts and tests."""

import argparse
import json
from pathlib import Path

from luminaria.cli import instance
from luminaria.project import config as configuration

HELP = "print the demonstration's addresses and sign-ins"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="port of the public program (default 8000)")
    parser.add_argument("--desk-port", type=int, help="port of the desk (default 8001)")


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.instance)
    instance.open_django(folder)
    from luminaria.cli.demonstration import build

    config = configuration.load()
    addresses = {
        "public": f"http://{config.public_host}:{arguments.port or config.port}",
        "desk": f"http://{config.desk_host}:{arguments.desk_port or config.desk_port}",
    }
    print(json.dumps({**addresses, **build.sign_ins()}, indent=1, ensure_ascii=False))
    return 0
