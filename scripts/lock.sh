#!/bin/sh
# Pins every package with its hashes. No index address is written: each machine uses its own.
set -eu
cd "$(dirname "$0")/.."
compile() {
    pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@" pyproject.toml requirements/build.in
}
compile --output-file requirements/run.txt
compile --extra test --constraint requirements/run.txt --output-file requirements/test.txt
