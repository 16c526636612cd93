"""What the demo writes down about itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Diary:
    """What the demo did: each step with its time and its numbers. No private text."""

    steps: list[dict[str, Any]] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """Time one step; the caller adds its numbers."""
        numbers: dict[str, Any] = {}
        started = time.perf_counter()
        yield numbers
        seconds = round(time.perf_counter() - started, 3)
        self.steps.append({"step": name, "seconds": seconds, **numbers})
