"""Serve the public program and the desk until stopped (Ctrl-C or SIGTERM).

In production it refuses to start with demonstration keys, DEBUG, one host name for both
programs, or without TLS in front (tls = true says that a proxy ends TLS and sets
X-Forwarded-Proto). `luminaria check` says the same beforehand, and more.
"""

import argparse
import sys
from pathlib import Path

from luminaria.cli import instance, servers
from luminaria.project import config as configuration
from luminaria.project import launch

HELP = "serve both programs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="port of the public program (LUMINARIA_PORT)")
    parser.add_argument("--desk-port", type=int, help="port of the desk (LUMINARIA_DESK_PORT)")


def run(arguments: argparse.Namespace) -> int:
    launch.take_ports(arguments.port, arguments.desk_port)
    folder = Path(arguments.instance)
    instance.open_django(folder)
    config = configuration.load()
    refusals = launch.start_refusals(config)
    for refusal in refusals:
        print(f"luminaria serve: {refusal}", file=sys.stderr)
    if refusals:
        return 1
    instance.refuse_old_database()
    processes = servers.start(config)
    print(f"Public: http://{config.public_host}:{config.port}", flush=True)
    print(f"Desk:   http://{config.desk_host}:{config.desk_port}", flush=True)
    return servers.wait(processes)
