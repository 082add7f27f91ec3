"""What can go wrong with a bundle and with a folder to score in."""

from __future__ import annotations

from parscore.reading.problems import Problem, kind

NO_PIP = kind(
    "E480",
    says=("Python này không có pip.", "This Python has no pip."),
    advise=("Hãy cài pip: python -m ensurepip", "Install it: python -m ensurepip"),
)
NO_WHEEL = kind(
    "E481",
    says=(
        "Không tải được gói cài sẵn cho {platform}, Python {python} ({why}).",
        "No ready package for {platform}, Python {python}, could be downloaded ({why}).",
    ),
    advise=(
        "Hãy thử phiên bản Python khác (--python), hoặc xem kho gói của máy: pip config list",
        "Try another Python (--python), or look which index this computer uses: pip config list",
    ),
)
NO_INDEX = kind(
    "E482",
    says=("Không nối được đến kho gói ({why}).", "No package index can be reached ({why})."),
    advise=(
        "Bộ cài phải được tạo trên máy có mạng; hãy kiểm tra mạng và proxy rồi chạy lại.",
        "A bundle is made on a computer with a network; check it and its proxy, then try again.",
    ),
)
ALREADY_THERE = kind(
    "E483",
    says=("Chỗ này đã có sẵn, và không trống.", "This place is taken, and is not empty."),
    advise=(
        "Hãy chọn tên khác, hoặc dùng --force để thay bộ cài cũ.",
        "Choose another name, or replace an earlier bundle with --force.",
    ),
)
NO_BUNDLE = kind(
    "E484",
    says=(
        "Đây không phải là bộ cài cũ của parscore nên không bị thay.",
        "This is no earlier bundle of parscore, so it is not replaced.",
    ),
    advise=("Hãy chọn tên khác.", "Choose another name."),
)
NOT_BUILT = kind(
    "E485",
    says=(
        "Không đóng gói được chính parscore ({why}).",
        "parscore itself could not be packed ({why}).",
    ),
    advise=(
        "Hãy cài lại parscore bằng pip trên máy này, hoặc kiểm tra mạng, rồi chạy lại.",
        "Install parscore anew with pip on this computer, or check the network, then try again.",
    ),
)
NO_PLAN = kind(
    "E490",
    says=("Thư mục này không có tệp kế hoạch.", "There is no plan in this folder."),
    advise=(
        "Hãy chép tệp plan.json của xã vào đây.",
        "Put the commune's plan.json into it.",
    ),
)
SEVERAL = kind(
    "E491",
    says=("Có nhiều tệp cùng loại: {names}.", "Several files are of one kind: {names}."),
    advise=(
        "Hãy để lại một tệp, hoặc đặt tên tệp cần dùng là {name}.",
        "Leave one of them, or call the one that is meant {name}.",
    ),
)
NO_FIGURES = kind(
    "E492",
    says=(
        "Thư mục này có kế hoạch nhưng chưa có số liệu.",
        "There is a plan in this folder, but there are no figures.",
    ),
    advise=(
        "Hãy điền biểu mẫu (form.xlsx), lưu vào đây rồi chạy lại; actuals.json cũng được.",
        "Fill in the form (form.xlsx), save it here and run again; actuals.json will do as well.",
    ),
)
NOT_THERE = kind(
    "E493",
    says=("Không có tệp hoặc thư mục này.", "There is no such file or folder."),
    advise=("Hãy kiểm tra tên.", "Check the name."),
)
NOT_OF_USE = kind(
    "E494",
    says=(
        "Tệp này không phải là kế hoạch, số liệu hay biểu mẫu của parscore.",
        "This file is no plan, no actuals and no form of parscore.",
    ),
    advise=(
        "Hãy dùng plan.json, actuals.json hoặc biểu mẫu .xlsx do “parscore form new” tạo ra.",
        "Use plan.json, actuals.json, or the form .xlsx that “parscore form new” made.",
    ),
)


class Failed(Exception):  # noqa: N818 - it says what happened
    """A bundle could not be made; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))
