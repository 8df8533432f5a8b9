#!/usr/bin/env bash
# Fills the disk under the real program: intake refuses cleanly, with a reserve and without, and goes on when there is room again.
# Mounts a disk of 4 MiB in memory, which needs root; without it, the tests say so and are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet test tests/Engine.Tests -c Release --filter "FullyQualifiedName~DiskFullTests" --logger "console;verbosity=normal" "$@"
