#!/bin/sh
# Cài parscore từ bộ cài này, không cần mạng.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
found=
for version in @PYTHONS@; do
  if [ -z "$found" ] && "python$version" -c '' >/dev/null 2>&1; then
    found=python$version
  fi
done
if [ -z "$found" ] && python3 -c '' >/dev/null 2>&1; then
  found=python3
fi
if [ -n "$found" ]; then
  "$found" -I "$here/goi/cai_dat.py"
  status=$?
else
  cat "$here/goi/thieu_python.txt"
  status=1
fi
if [ -t 0 ] && [ -z "$PARSCORE_NO_PAUSE" ]; then
  printf '\nNhấn Enter để đóng. '
  read -r _
fi
exit "$status"
