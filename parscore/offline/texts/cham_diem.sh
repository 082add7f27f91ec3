#!/bin/sh
# Chấm điểm thư mục chứa tệp này, hoặc thư mục, tệp được nêu sau tên lệnh.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
place=${PARSCORE_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/parscore}
if [ "$#" = 0 ]; then
  set -- "$here"
fi
if [ -z "$PARSCORE_RULES" ] && [ -d "$place/bo_tieu_chi" ]; then
  PARSCORE_RULES=$place/bo_tieu_chi
  export PARSCORE_RULES
fi
if [ -x "$place/venv/bin/python" ]; then
  "$place/venv/bin/python" -I -m parscore office -- "$@"
  status=$?
else
  echo 'Máy này chưa cài parscore. Hãy chạy cai_dat.sh trong bộ cài trước.' >&2
  status=1
fi
if [ -t 0 ] && [ -z "$PARSCORE_NO_PAUSE" ]; then
  printf '\nNhấn Enter để đóng. '
  read -r _
fi
exit "$status"
