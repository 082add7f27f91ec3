"""What the exit status of every command means."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes, printed by `--help`."""

    DONE = 0
    GATE_FAILED = 1
    USAGE = 2
    BAD_INPUT = 3
    BAD_RULES = 4
    NO_OUTPUT = 5
    INTERNAL = 70
    INTERRUPTED = 130


MEANINGS: dict[ExitCode, tuple[str, str]] = {
    ExitCode.DONE: ("xong, bất kể điểm cao hay thấp", "done, whatever the score"),
    ExitCode.GATE_FAILED: (
        "điều kiện được yêu cầu không đạt (--fail-*, check, verify, path, rules …)",
        "a gate that was asked for failed (--fail-*, check, verify, path, rules …)",
    ),
    ExitCode.USAGE: ("lệnh viết sai", "wrong usage"),
    ExitCode.BAD_INPUT: ("dữ liệu vào thiếu hoặc sai", "input data missing or invalid"),
    ExitCode.BAD_RULES: (
        "bộ tiêu chí sai, thiếu hoặc chưa được xác nhận cho kỳ này",
        "rules invalid, missing or stale",
    ),
    ExitCode.NO_OUTPUT: ("không ghi được kết quả", "output cannot be written"),
    ExitCode.INTERNAL: ("lỗi của chương trình", "internal error"),
    ExitCode.INTERRUPTED: ("người dùng dừng (Ctrl-C)", "stopped by Ctrl-C"),
}
