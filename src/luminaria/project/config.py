"""What an administrator may set: `LUMINARIA_*` variables over `luminaria.toml` over defaults."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from luminaria.kernel.errors import LuminariaError

FILE_NAME = "luminaria.toml"


class BadConfiguration(LuminariaError):
    """A setting is missing or makes no sense."""


@dataclass(frozen=True)
class Config:
    """The settings of one instance. Every field is `LUMINARIA_<NAME>` or a key of luminaria.toml."""

    instance: str = "var"
    mode: str = "demo"
    pack: str = "us_nm"
    pack_roots: str = ""
    pack_overlay: str = ""
    public_host: str = "127.0.0.1"
    desk_host: str = "localhost"
    bind: str = ""
    port: int = 8000
    desk_port: int = 8001
    workers: int = 2
    tls: bool = False
    debug: bool = False
    public_secret: str = ""
    desk_secret: str = ""
    server_key: str = ""
    ledger_key_file: str = "ledger.key"
    database: str = "sqlite"
    pg_host: str = ""
    pg_port: str = "5432"
    pg_name: str = "luminaria"
    pg_user: str = ""
    pg_password: str = ""
    leave_target: str = ""
    guidance_only: bool = False
    published_directory: bool = True
    publisher: str = ""
    api_per_second: int = 50

    def address(self, host: str) -> str:
        """Where the program of `host` listens: without TLS, so in production on this machine only."""
        return self.bind or (host if self.mode == "demo" else "127.0.0.1")

    @property
    def folder(self) -> Path:
        return Path(self.instance).resolve()

    @property
    def roots(self) -> tuple[Path, ...]:
        """Further folders of packs, before those of the program."""
        return tuple(Path(root).resolve() for root in self.pack_roots.split(os.pathsep) if root)

    @property
    def overlay(self) -> Path:
        """The folder with the calls and reviews of this instance, which lies over its pack."""
        return Path(self.pack_overlay).resolve() if self.pack_overlay else self.folder / "pack"


def load(environment: Mapping[str, str] = os.environ) -> Config:
    """The configuration in force. Raises BadConfiguration with the name of the setting at fault."""
    folder = Path(environment.get("LUMINARIA_INSTANCE", Config.instance))
    values: dict[str, object] = {"instance": str(folder)}
    from_file = _read(folder / FILE_NAME)
    for field in fields(Config):
        raw = environment.get(f"LUMINARIA_{field.name.upper()}", from_file.get(field.name))
        if raw is not None:
            values[field.name] = _converted(field.name, str(raw), type(field.default))
    unknown = set(from_file) - {field.name for field in fields(Config)}
    if unknown:
        raise BadConfiguration(f"{FILE_NAME}: unknown setting {', '.join(sorted(unknown))}.")
    return Config(**values)  # type: ignore[arg-type]


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadConfiguration(f"{path.name} cannot be read: {fault}.") from fault


def _converted(name: str, raw: str, kind: type) -> object:
    if kind is bool:
        if raw.lower() not in {"true", "false", "1", "0", "yes", "no"}:
            raise BadConfiguration(f"{name} must be true or false.")
        return raw.lower() in {"true", "1", "yes"}
    if kind is int:
        if not raw.isdigit():
            raise BadConfiguration(f"{name} must be a whole number.")
        return int(raw)
    return raw
