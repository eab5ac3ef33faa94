#!/usr/bin/env bash
# deploy/static.sh TARGET FOLDER: builds a program that needs no library of the system, the same to the byte for the
# same source, toolchain and target, wherever it is built. Needs the target (rustup target add) and musl-gcc.
set -euo pipefail
target=$1 folder=$2
cd "$(dirname "$0")/.."

# Paths of this machine are not to be in it.
flags="--remap-path-prefix=$PWD=/wenzheng --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
flags="$flags -C target-feature=+crt-static -C link-arg=-Wl,--build-id=none -C strip=symbols"
export CFLAGS="-ffile-prefix-map=$PWD=/wenzheng -ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=/cargo"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH RUSTFLAGS="$flags" CARGO_INCREMENTAL=0

cargo build --release --locked --target "$target"
mkdir -p "$folder"
cp "target/$target/release/wenzheng" "$folder/"
