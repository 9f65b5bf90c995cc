"""Reads Prometheus' text format from standard input with the client library's own parser, and prints what it found as
JSON: {family: {"type": type, "help": help, "samples": {"name{label=value,...}": value}}}.
"""

import json
import sys

from prometheus_client.parser import text_string_to_metric_families


def key(sample):
    labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
    return f"{sample.name}{{{labels}}}" if labels else sample.name


families = {
    family.name: {
        "type": family.type,
        "help": family.documentation,
        "samples": {key(sample): sample.value for sample in family.samples if sample.value == sample.value},
    }
    for family in text_string_to_metric_families(sys.stdin.read())
}
json.dump(families, sys.stdout)
