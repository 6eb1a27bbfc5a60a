"""What is counted while serving, in the form Prometheus reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}}
}
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counters of one application; two applications in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "edaran_http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "edaran_http_request_seconds",
            "Time to the end of the answer.",
            ("method", "route"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.uploads = Counter(
            "edaran_uploads", "Files uploaded, by outcome.", ("outcome",), registry=self.registry
        )
        self.circulars = Gauge(
            "edaran_circulars", "Circulars kept, by state.", ("state",), registry=self.registry
        )

        self.unsearchable = Gauge(
            "edaran_unsearchable",
            "Circulars the index has still to learn.",
            registry=self.registry,
        )
        self.problems = Gauge(
            "edaran_verify_problems", "Problems the last look found.", registry=self.registry
        )
        self.verified = Gauge(
            "edaran_verify_timestamp_seconds",
            "When all that is kept was last looked at; 0: not since the start.",
            registry=self.registry,
        )
        ProcessCollector(registry=self.registry)

    def looked(self, problems: int) -> None:
        """Everything kept was just verified."""
        self.problems.set(problems)
        self.verified.set_to_current_time()

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request; `route` is the template, never the address asked for."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(method, route).observe(seconds)

    def text(self, circulars: Mapping[str, int], unsearchable: int) -> bytes:
        """Everything counted so far, with the present number of circulars by state."""
        for state, count in circulars.items():
            self.circulars.labels(state).set(count)
        self.unsearchable.set(unsearchable)
        return generate_latest(self.registry)
