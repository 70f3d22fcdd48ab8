"""Figures and ratios for the benchmarks: medians of interleaved runs, so that a slow moment of the machine hits both sides."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median


def run_compiled(folder: Path) -> None:
    """Let every program that is started from now on keep its compiled modules in a folder, whatever the environment says.

    What is installed is compiled; a warm-up sees to that here.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")


def interleaved(runs: int, *measured: Callable[[], float]) -> list[list[float]]:
    """Each measurement `runs` times, in turn; one warm-up of each is not counted."""
    for measure in measured:
        measure()
    found: list[list[float]] = [[] for _ in measured]
    for _ in range(runs):
        for seconds, measure in zip(found, measured, strict=True):
            seconds.append(measure())
    return found


def milliseconds(seconds: Sequence[float]) -> str:
    """Median, 95th percentile, least and most."""
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return (
        f"median {median(ordered) * 1e3:.1f} ms, p95 {p95 * 1e3:.1f}, {ordered[0] * 1e3:.1f} to {ordered[-1] * 1e3:.1f}"
    )


def ratio(ours: Sequence[float], baseline: Sequence[float], budget: float) -> str:
    """Median against median, beside its budget."""
    value = median(ours) / median(baseline)
    return f"{value:.2f} × (budget {budget:g} ×){'' if value <= budget else '  OVER'}"
