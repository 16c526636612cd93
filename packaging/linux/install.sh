#!/bin/sh
# Installs the bundle for one person, without root: ./install.sh   (remove again: ./install.sh --remove)
# The journal itself lives elsewhere and is never touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/opt/reflectjournal
if [ "${1:-}" = --remove ]; then
    rm -rf "$program"
    rm -f "$HOME/.local/bin/reflectjournal" "$share/applications/reflectjournal.desktop" \
        "$share/icons/hicolor/scalable/apps/reflectjournal.svg"
    echo "Removed. Your journal is still where it was."
    exit 0
fi
bundle=$here/reflectjournal
[ -x "$bundle/reflectjournal" ] || { echo "The folder 'reflectjournal' must lie beside this script." >&2; exit 1; }
mkdir -p "$HOME/.local/opt" "$HOME/.local/bin" "$share/applications" "$share/icons/hicolor/scalable/apps"
rm -rf "$program"
cp -r "$bundle" "$program"
ln -sf "$program/reflectjournal" "$HOME/.local/bin/reflectjournal"
sed "s|^Exec=.*|Exec=\"$program/reflectjournal\"|" "$here/reflectjournal.desktop" > "$share/applications/reflectjournal.desktop"
cp "$bundle/_internal/reflectjournal/resources/themes/app-icon.svg" \
    "$share/icons/hicolor/scalable/apps/reflectjournal.svg"
echo "Installed. Start it from the menu, or: ~/.local/bin/reflectjournal"
