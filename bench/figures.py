"""A figure with its baseline and goal, printed as a JSON line for scripts and a table for people."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing. `met` is empty when there is no goal."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    baseline_is: str = ""
    goal: str = ""
    met: bool | None = None
    is_speed: bool = False


def print_lines(figures: Iterable[Figure]) -> None:
    """One JSON object a line."""
    for figure in figures:
        print(json.dumps(asdict(figure)), flush=True)


def print_table(figures: list[Figure]) -> None:
    """The same for people, goals that were missed marked."""
    print(f"\n{'':48}{'measured':>12}  {'baseline':>12}  goal")
    for figure in figures:
        baseline = "" if figure.baseline is None else f"{figure.baseline:,.1f}"
        mark = {True: "met", False: "MISSED", None: ""}[figure.met]
        print(
            f"{figure.name:48}{_readable(figure.value):>12}  {baseline:>12}  {figure.unit}"
            f"  {figure.goal} {mark}".rstrip()
        )
    for figure in {figure.baseline_is: figure for figure in figures if figure.baseline_is}.values():
        print(f"baseline of {figure.name}: {figure.baseline_is}")


def _readable(value: float) -> str:
    """One decimal, or three where that would say nothing."""
    return f"{value:,.3f}" if 0 < abs(value) < 1 else f"{value:,.1f}"
