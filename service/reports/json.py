"""A comparison as JSON: the Comparison of CONTRACT.md."""

from __future__ import annotations

import json

from service.reports.report import Report
from service.shapes_compared import comparison_json


def render(report: Report) -> bytes:
    """UTF-8 JSON, indented."""
    text = json.dumps(comparison_json(report.comparison), ensure_ascii=False, indent=1)
    return text.encode()
