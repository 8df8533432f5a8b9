#!/usr/bin/env bash
# Kills the real program with kill -9 while events flow and NetSuite misbehaves, and compares the books: 2,000 events and 25 deaths
# unless told otherwise (--events, --deaths, --seed). Takes some minutes, so it is not part of every change.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project tests/Engine.Simulation -- kill "$@"
