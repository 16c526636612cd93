#!/bin/sh
# Makes dist/reflectjournal_VERSION_ARCH.deb from dist/reflectjournal (run `make package` first).
set -eu
cd "$(dirname "$0")/../.."
bundle=dist/reflectjournal
[ -x "$bundle/reflectjournal" ] || { echo "Run 'make package' first." >&2; exit 1; }
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' reflectjournal/__init__.py)
arch=$(dpkg --print-architecture)
id=org.reflectjournal.ReflectJournal
root=build/deb
rm -rf "$root"
umask 022
mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$root/usr/share/applications" \
    "$root/usr/share/metainfo" "$root/usr/share/mime/packages" \
    "$root/usr/share/icons/hicolor/scalable/apps" "$root/usr/share/doc/reflectjournal"
cp -r "$bundle" "$root/opt/reflectjournal"
chmod -R u+rwX,go+rX,go-w "$root/opt"
ln -s ../../opt/reflectjournal/reflectjournal "$root/usr/bin/reflectjournal"
cp packaging/linux/reflectjournal.desktop "$root/usr/share/applications/"
cp "packaging/linux/$id.metainfo.xml" "$root/usr/share/metainfo/"
cp packaging/linux/reflectjournal-mime.xml "$root/usr/share/mime/packages/reflectjournal.xml"
cp resources/themes/app-icon.svg "$root/usr/share/icons/hicolor/scalable/apps/reflectjournal.svg"
cp LICENSE "$root/usr/share/doc/reflectjournal/copyright"
cat > "$root/DEBIAN/control" <<CONTROL
Package: reflectjournal
Version: $version
Architecture: $arch
Maintainer: The Reflect Journal authors
Section: editors
Priority: optional
Installed-Size: $(du -sk "$root/opt" | cut -f1)
Depends: libc6 (>= 2.34), libgl1, libegl1, libfontconfig1, libdbus-1-3
Description: private, encrypted journal for reflective practice
 Guided reflections, notes for supervision and goals for your own development,
 kept in an encrypted journal on your own computer. Works without a network.
CONTROL
dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "dist/reflectjournal_${version}_${arch}.deb"
