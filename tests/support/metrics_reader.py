"""Reads Prometheus' text format from standard input, or OpenMetrics with the word `openmetrics`, with the client library's
own parsers, and prints what it found as JSON:
{family: {"type": type, "help": help, "samples": {"name{label=value,...}": value}}}.
"""

import json
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as text


def key(sample):
    labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
    return f"{sample.name}{{{labels}}}" if labels else sample.name


families = {
    family.name: {
        "type": family.type,
        "help": family.documentation,
        "samples": {key(sample): sample.value for sample in family.samples if sample.value == sample.value},
    }
    for family in (open_metrics if sys.argv[1:] == ["openmetrics"] else text)(sys.stdin.read())
}
json.dump(families, sys.stdout)
