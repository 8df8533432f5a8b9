#!/usr/bin/env bash
# Kills the real program and starts it again with its wall clock 10 minutes ahead, 2 hours behind and 1 hour ahead, while events flow and
# NetSuite misbehaves: nothing is stuck, nothing is there twice. Needs libfaketime (package faketime); without it, it says so and is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
library=$(find /usr/lib /usr/local/lib -name libfaketimeMT.so.1 -print -quit 2>/dev/null || true)
if [ -z "$library" ]; then
    echo "SKIPPED: libfaketimeMT.so.1 is not installed (package faketime)." >&2
    exit 0
fi
exec dotnet run -c Release --project tests/Engine.Simulation -- clock --faketime "$library" --events 600 "$@"
