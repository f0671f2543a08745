#!/usr/bin/env bash
# Regenerates src/main/resources/aws-models from AWS's own service models and shows what changed.
# Needs Maven and python3. With --check it changes nothing and fails when the vendored files differ.
set -euo pipefail

version=1.12.797
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
vendored=$here/../src/main/resources/aws-models
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -q dependency:copy -Dartifact="com.amazonaws:aws-java-sdk-models:$version" \
  -DoutputDirectory="$work" -Dmdep.useBaseVersion=true

python3 - "$work/aws-java-sdk-models-$version.jar" "$work/models" <<'PYTHON'
import json
import pathlib
import sys
import zipfile

SERVICES = {
    "acm": "acm-2015-12-08",
    "monitoring": "monitoring-2010-08-01",
    "route53": "route53-2013-04-01",
    "secretsmanager": "secretsmanager-2017-10-17",
    "sesv2": "sesv2-2019-09-27",
    "sns": "sns-2010-03-31",
    "sts": "sts-2011-06-15",
}
PROSE = {"documentation", "documentationUrl", "deprecatedMessage"}


def without_prose(node):
    if isinstance(node, dict):
        return {key: without_prose(value) for key, value in node.items()
                if not (key in PROSE and isinstance(value, str))}
    if isinstance(node, list):
        return [without_prose(value) for value in node]
    return node


def compact(node):
    return json.dumps(node, separators=(",", ":"), ensure_ascii=False)


def one_line_per_entry(section):
    return "{\n" + ",\n".join(f"{compact(key)}:{compact(value)}" for key, value in section.items()) + "\n}"


archive = zipfile.ZipFile(sys.argv[1])
target = pathlib.Path(sys.argv[2])
target.mkdir()
for service, file in SERVICES.items():
    model = without_prose(json.loads(archive.read(f"models/{file}-model.json")))
    sections = [f"{compact(name)}:{one_line_per_entry(model[name])}" for name in ("metadata", "operations", "shapes")]
    (target / f"{service}.json").write_text("{\n" + ",\n".join(sections) + "\n}\n", encoding="utf-8")
PYTHON

if [ "${1:-}" = --check ]; then
  for file in "$work"/models/*.json; do
    diff -u "$vendored/$(basename "$file")" "$file"
  done
  echo "The vendored models are those of aws-java-sdk-models $version."
else
  for file in "$work"/models/*.json; do
    diff -u "$vendored/$(basename "$file")" "$file" 2>/dev/null | head -n 200 || true
    cp "$file" "$vendored/"
  done
  ls -l "$vendored"
fi
