#!/usr/bin/env bash
# Brings a machine to where Clipfile can be built (`setup.sh build`) and its window driven without a screen
# (`setup.sh build window`). Does nothing, quickly, when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

need() {
  command -v "$1" >/dev/null && return
  echo "make: $1 is missing: $2" >&2
  exit 1
}
need cargo "install Rust with rustup (https://rustup.rs); the version is in rust-toolchain.toml"
need node "install Node 20.19 or newer (https://nodejs.org)"
need npm "install npm, which comes with Node (https://nodejs.org)"
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' || {
  echo "make: Node $(node --version) is too old: 20.19 or newer is needed" >&2
  exit 1
}

packages=()
for part in "$@"; do
  case "$part" in
    # A C compiler for SQLite and zstd, and the system's web view.
    build) packages+=(gcc libc6-dev libwebkit2gtk-4.1-dev) ;;
    # A display without a screen, WebKit's own driver, a clipboard that scripts can reach, a font.
    window) packages+=(xvfb webkit2gtk-driver xclip dbus strace fonts-dejavu-core) ;;
    *) echo "setup.sh: unknown part: $part" >&2; exit 2 ;;
  esac
done

missing=()
if command -v dpkg-query >/dev/null; then
  for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ "$status" == installed ]] || missing+=("$package")
  done
elif [[ "$(uname)" == Linux ]]; then
  echo "make: not a Debian or Ubuntu: taking it that these are here in some form: ${packages[*]}" >&2
fi

if ((${#missing[@]})); then
  install=(apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=400 "${missing[@]}")
  if ((EUID == 0)); then
    as_root=(env DEBIAN_FRONTEND=noninteractive)
  elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
  else
    printf 'make: some system packages are missing. Install them and start again:\n\n  sudo %s\n\n' "${install[*]}" >&2
    exit 1
  fi
  "${as_root[@]}" apt-get update -q -o DPkg::Lock::Timeout=400
  "${as_root[@]}" "${install[@]}"
fi

# The lock's hash stands beside what was installed from it. A node_modules that is a link belongs to another checkout.
stamp=node_modules/.installed-from
lock=$(sha256sum package-lock.json | cut -d ' ' -f 1)
if [[ ! -L node_modules && "$(cat "$stamp" 2>/dev/null)" != "$lock" ]]; then
  npm ci --no-audit --no-fund
  echo "$lock" >"$stamp"
fi
