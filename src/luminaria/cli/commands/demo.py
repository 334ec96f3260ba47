"""Make the demonstration, and serve it.

Invented organisations, people and reports, put into an instance of their own. Nothing in it
is real and none of its keys may ever serve people in danger; production refuses them.
"""

import argparse
from pathlib import Path

from luminaria.cli import instance, servers
from luminaria.cli.instance import BadInstance
from luminaria.project import config as configuration
from luminaria.project import launch

HELP = "make the demonstration, and serve it with --serve"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--serve", action="store_true", help="serve it when it is made")
    parser.add_argument("--port", type=int, help="port of the public program (default 8000)")
    parser.add_argument("--desk-port", type=int, help="port of the desk (default 8001)")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")


def run(arguments: argparse.Namespace) -> int:
    launch.take_ports(arguments.port, arguments.desk_port)
    folder = Path(arguments.instance)
    if arguments.serve:
        ports = configuration.load()
        servers.refuse_taken_port(ports.public_host, ports.port, "PORT")
        servers.refuse_taken_port(ports.desk_host, ports.desk_port, "DESK_PORT")
    make(folder, database=arguments.database)
    config = configuration.load()
    if not arguments.serve:
        return 0
    processes = servers.start(config)
    if servers.wait_until_answers(config, processes):
        print(greeting(config), flush=True)
    return servers.wait(processes)


def make(folder: Path, *, database: str) -> None:
    """Make the instance and its invented people once; a half-made one is finished."""
    instance.make_folder(folder, mode="demo", settings={"database": database})
    config = configuration.load()
    if config.mode != "demo":
        raise BadInstance(f"{folder} is not a demonstration. Choose another folder: --instance FOLDER")
    instance.open_django(folder, must_be_ready=False)
    if not instance.is_ready(folder):
        print("Making the demonstration (about half a minute, once) ...", flush=True)
    instance.prepare_database(folder)
    from luminaria.cli.demonstration import build

    if build.is_needed():
        build.everything(say=lambda line: print(f"  {line}", flush=True))
    build.on_call_is_here()


def greeting(config: configuration.Config) -> str:
    """The last lines of `make run`: where to go and how to sign in."""
    from luminaria.cli.demonstration import build

    people = build.sign_ins()
    return "\n".join(
        [
            "",
            "This is a demonstration: every organisation, person and report in it is invented.",
            f"  Public  http://{config.public_host}:{config.port}",
            f"  Desk    http://{config.desk_host}:{config.desk_port}",
            f"  Sign in as ana (advocate), dee (supervisor), lena (Juniper Legal), iris (City) or another:"
            f" {', '.join(person['sign_in'] for person in people['members'])}",
            f"  Passphrase: {people['passphrase']}",
            "  The six digits stand on the sign-in page of the demonstration.",
            "Ctrl-C stops it.",
        ]
    )
