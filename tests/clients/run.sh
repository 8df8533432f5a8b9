#!/usr/bin/env bash
# Points public NetSuite clients at a started sandbox. They come from npm at the versions that package-lock.json pins; where npm or its
# registry cannot be had, it says so and skips. Expects a Release build.
set -euo pipefail
cd "$(dirname "$0")"
export ENGINE_DLL="${ENGINE_DLL:-$PWD/../../engine/Engine.App/bin/Release/net10.0/engine.dll}"

skip() { echo "SKIPPED public clients: $1"; exit 0; }

command -v npm > /dev/null || skip "npm is not installed"
npm ci --ignore-scripts --loglevel error || skip "npm could not install them"
npm test
