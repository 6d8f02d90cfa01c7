#!/bin/sh
# Fetches what the language model is made from besides Lingua's statistics and our own samples: the language packages of
# LibreOffice and Firefox of a Debian system, unpacked (not installed) into the folder given.
set -eu
mkdir -p "$1/packages" "$1/unpacked"
cd "$1/packages"
for language in af be bg ca cs da de en-gb es et eu fi fr gl hi hr hu id is it kk lt lv mk mr nb ne nl nn pl pt pt-br ro \
    ru sk sl sr st sv tn tr uk vi xh zu; do
    packages="${packages:-} libreoffice-l10n-$language"
done
for language in af az bs da de en-gb es-es es-mx fr gl hr id it ms nb-no nl nn-no pt-br pt-pt sq sr sv-se tl xh; do
    packages="$packages firefox-esr-l10n-$language"
done
# shellcheck disable=SC2086
apt-get download $packages
for package in *.deb; do
    dpkg-deb -x "$package" "../unpacked/${package%%_*}"
done
