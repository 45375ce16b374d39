#!/usr/bin/env bash
# Packages the extension as dalint-VERSION.vsix. With a platform of VS Code's
# (linux-x64, win32-x64, darwin-arm64...) the program comes with it; without
# one, the extension looks for it on the PATH. Needs Go, Node and npm.
set -euo pipefail
cd "$(dirname "$0")"
target="${1:-}"
rm -rf bin dist
npm ci --no-audit --no-fund --ignore-scripts
npm run build
args=()
if [ -n "$target" ]; then
	os="${target%-*}" arch="${target##*-}"
	case "$os" in win32) os=windows ;; linux | darwin) ;; *) echo "no such platform: $target" >&2; exit 2 ;; esac
	case "$arch" in x64) arch=amd64 ;; arm64) ;; *) echo "no such platform: $target" >&2; exit 2 ;; esac
	name=dalint; [ "$os" = windows ] && name=dalint.exe
	(cd ../.. && CGO_ENABLED=0 GOOS="$os" GOARCH="$arch" go build -trimpath -ldflags '-s -w' -o "editors/vscode/bin/$name" ./cmd/dalint)
	args+=(--target "$target")
fi
cp ../../LICENSE LICENSE
npx --yes @vscode/vsce@4.1.0 package --no-dependencies "${args[@]}"
rm -f LICENSE
