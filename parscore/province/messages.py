"""What can be wrong with a folder of communes, or with the results of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.problems import kind
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.values.messages import Text

GROUP = Message(
    "province.group",
    vi="{id} kỳ {first} – {last} ({count} xã)",
    en="{id} {first} – {last} ({count:communes})",
)
SPAN = Message(
    "province.span",
    vi="{first} – {last} ({count} xã)",
    en="{first} – {last} ({count:communes})",
)


def listed(texts: Iterable[Text]) -> Localised:
    """Return several texts as one, or that there is none."""
    known = list(texts)
    return Localised(
        "; ".join(one.vi for one in known) or "–", "; ".join(one.en for one in known) or "–"
    )


NO_SUCH_FOLDER = kind(
    "E600",
    says=("Không có thư mục này, hoặc không mở được.", "There is no such folder, or it is closed."),
    advise=(
        "Hãy nêu thư mục chứa kế hoạch và số liệu của các xã.",
        "Name the folder that holds the communes' plans and actuals.",
    ),
)
NO_COMMUNE = kind(
    "E601",
    says=(
        "Trong thư mục này, và các thư mục bên trong, không có xã nào.",
        "There is no commune in this folder or below it.",
    ),
    advise=(
        "Mỗi xã một thư mục, trong đó có plan.json, và actuals.json hoặc biểu mẫu đã điền.",
        "Give each commune a folder with plan.json, and actuals.json or a filled form.",
    ),
)
NO_PLAN = kind(
    "E602",
    says=("Có số liệu nhưng không có plan.json.", "There are figures but no plan.json."),
    advise=("Hãy đặt kế hoạch của xã vào cùng thư mục.", "Put the commune's plan beside it."),
)
SAME_COMMUNE = kind(
    "E603",
    says=(
        "{commune} có nhiều hồ sơ cho cùng kỳ: {folders}. Không hồ sơ nào được đưa vào bảng.",
        "{commune} stands in several folders for one period: {folders}. None is in the table.",
    ),
    advise=("Hãy giữ lại một thư mục rồi chạy lại.", "Keep one of the folders and run again."),
)
SEVERAL_SPANS = kind(
    "E604",
    severity="warning",
    says=(
        "Các xã không cùng kỳ và bộ tiêu chí: {groups}.",
        "The communes are not of one period and rule set: {groups}.",
    ),
    advise=(
        "Bảng điểm có đủ; khi xếp hạng, chọn một nhóm bằng --rules và --period.",
        "All are in the table; to rank, choose one group by --rules and --period.",
    ),
)
WORKER_DIED = kind(
    "E605",
    says=(
        "Chương trình con dừng đột ngột khi chấm xã này, cả khi thử lại.",
        "The process that scored this commune ended abruptly, twice.",
    ),
    advise=(
        "Hãy chấm riêng xã này bằng parscore evaluate để xem vì sao.",
        "Score it alone with parscore evaluate to see why.",
    ),
)
BROKE_OFF = kind(
    "E606",
    says=(
        "Lỗi của chương trình khi chấm xã này ({error}).",
        "An internal error while scoring this commune ({error}).",
    ),
    advise=("Xin báo lại kèm hai tệp của xã.", "Please report it, with the commune's two files."),
)
NO_RESULTS = kind(
    "E607",
    says=(
        "Đây không phải thư mục kết quả của parscore province evaluate.",
        "This is not a folder of results of parscore province evaluate.",
    ),
    advise=(
        "Hãy chạy parscore province evaluate với -o và nêu thư mục đó.",
        "Run parscore province evaluate with -o and name that folder.",
    ),
)
INSIDE = kind(
    "E608",
    says=(
        "Thư mục kết quả trùng với thư mục vào.",
        "The results' folder is the folder of the communes.",
    ),
    advise=("Hãy chọn một thư mục khác cho kết quả.", "Choose another folder for the results."),
)
LINKED_BACK = kind(
    "E609",
    severity="warning",
    says=(
        "Liên kết này dẫn đến một thư mục đã xem; không xem lại.",
        "This link leads to a folder that has been looked at; it is left out.",
    ),
    advise=("Hãy bỏ liên kết nếu không cần.", "Remove the link if it is not needed."),
)
CHOOSE_GROUP = kind(
    "E610",
    says=(
        "Không so chung được: kết quả thuộc nhiều nhóm: {groups}.",
        "These cannot be compared: the results are of several groups: {groups}.",
    ),
    advise=(
        "Hãy chọn một nhóm bằng --rules và --period.",
        "Choose one group by --rules and --period.",
    ),
)
NONE_CHOSEN = kind(
    "E611",
    says=(
        "Không có xã nào thuộc nhóm đã chọn. Các nhóm: {groups}.",
        "No commune is of the group that was chosen. There are: {groups}.",
    ),
    advise=("Hãy sửa --rules hoặc --period.", "Correct --rules or --period."),
)
NO_SUCH_NODE = kind(
    "E612",
    says=(
        "Không có tiêu chí “{node}” trong bộ {id}.",
        "There is no criterion “{node}” in {id}.",
    ),
    advise=("Có phải ý là “{meant}”?", "Did you mean “{meant}”?"),
    unguessed=(
        "Dùng index, appraised, combined, hoặc mã, số thứ tự của một tiêu chí.",
        "Use index, appraised, combined, or the id or number of a criterion.",
    ),
)
IN_USE = kind(
    "E613",
    says=(
        "Một lần chấm khác đang ghi vào thư mục kết quả này.",
        "Another run is writing into this folder of results.",
    ),
    advise=(
        "Hãy đợi lần kia xong, hoặc chọn một thư mục khác.",
        "Wait until it is done, or choose another folder.",
    ),
)
MIXED_PERIODS = kind(
    "E640",
    says=(
        "Số liệu của các xã không cùng kỳ: {groups}.",
        "The communes' data is not of one period: {groups}.",
    ),
    advise=(
        "Hãy chọn một kỳ bằng --period, hoặc để riêng các xã của kỳ khác.",
        "Choose one by --period, or move the other communes elsewhere.",
    ),
)
NO_SUCH_PERIOD = kind(
    "E641",
    says=(
        "Không xã nào có số liệu của kỳ “{period}”. Các kỳ: {groups}.",
        "No commune has data of “{period}”. There are: {groups}.",
    ),
    advise=("Hãy sửa --period.", "Correct --period."),
)
NOBODY_LEFT = kind(
    "E642",
    says=(
        "Không có xã nào dùng được để tính.",
        "There is no commune to work with.",
    ),
    advise=(
        "Mỗi xã cần plan.json và actuals.json không có lỗi; xem các lỗi ở trên.",
        "Each commune needs plan.json and actuals.json without errors; see those above.",
    ),
)
TOO_FEW = kind(
    "E650",
    says=(
        "Chỉ có {count} xã có chỉ số; phải có từ hai xã thì mới có thứ hạng để xét.",
        "Only {count:communes} with an index; it takes two for ranks to move.",
    ),
    advise=(
        "Hãy chấm thêm xã rồi chạy lại, hoặc xét một xã bằng parscore sensitivity.",
        "Score more communes and run again, or look at one by parscore sensitivity.",
    ),
)
OTHER_INDEX = kind(
    "E651",
    says=(
        "Điểm các lĩnh vực trong kết quả này không cho ra chỉ số ghi trong sổ.",
        "The points of the fields in this result do not give the index of the ledger.",
    ),
    advise=(
        "Hãy chạy lại parscore province evaluate với cùng thư mục -o.",
        "Run parscore province evaluate again with the same folder -o.",
    ),
)
TWO_FILES = kind(
    "E652",
    says=(
        "Xã này có nhiều tệp số liệu: {files}. Không biết tệp nào đúng nên không chấm.",
        "This commune has several files of figures: {files}. It is not scored.",
    ),
    advise=("Hãy giữ lại một tệp rồi chạy lại.", "Keep one of them and run again."),
)
NO_READER = kind(
    "E653",
    says=(
        "Máy này thiếu gói “{module}” nên không đọc được biểu mẫu Excel.",
        "The package “{module}” is missing, so that forms cannot be read.",
    ),
    advise=(
        'Hãy cài phần văn phòng: pip install "parscore[office]"',
        'Install the office part: pip install "parscore[office]"',
    ),
)
