"""Help texts and words of the commands that advise, in both languages."""

from __future__ import annotations

from parscore.reading.problems import kind
from parscore.values.messages import Message

PATH = Message(
    "help.path",
    vi=(
        "Tìm cách rẻ nhất để đạt một mức điểm, chỉ số hoặc xếp loại: cần làm những việc nào.\n"
        "\nLời giải được chấm lại đúng từng điểm, và nói rõ đã chứng minh là ít nhất hay mới là "
        "tốt nhất tìm được. Không thể đạt nữa thì nói mức cao nhất còn có thể, và kết thúc với mã "
        "1."
    ),
    en=(
        "Finds the cheapest steps that reach points, an index or a class.\n"
        "\nThe answer is scored again exactly and says whether it is proven to be the least or is "
        "the best found. What cannot be reached any more: the best possible, and exit code 1."
    ),
)
PATH_SHORT = Message(
    "help.path.short",
    vi="Cách rẻ nhất để đạt một mức điểm.",
    en="The cheapest way to reach a score.",
)
OPT_REACH = Message(
    "help.path.reach",
    vi="Cần đạt: điểm (85), chỉ số (85%) hoặc xếp loại, bằng mã hoặc tên (tot, “Tốt”).",
    en="What to reach: points (85), an index (85%) or a class by id or name (tot).",
)
OPT_EFFORT = Message(
    "help.path.effort",
    vi="Tệp YAML khai công sức của từng chỉ tiêu (mẫu: parscore schema effort).",
    en="A YAML file with the effort for each indicator (parscore schema effort).",
)
OPT_BY = Message(
    "help.path.by",
    vi="Ít nhất về gì: steps (số việc), effort (công sức), deadline (xong sớm nhất). Mặc định là "
    "effort nếu có --effort, nếu không là steps.",
    en="What is to be least: steps, effort, or deadline (done the earliest). By default effort "
    "where --effort is given, else steps.",
)
EFFORT_NEEDED = Message(
    "cli.effort-needed",
    vi="--by effort cần biết công sức: hãy thêm --effort TỆP.",
    en="--by effort must know the efforts: add --effort FILE.",
)
UNKNOWN_EFFORT = kind(
    "E503",
    says=(
        "Khai công sức cho “{name}”, nhưng từ điển không có chỉ tiêu này.",
        "An effort is given for “{name}”, which the dictionary does not have.",
    ),
    advise=("Có phải ý là “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Hãy sửa hoặc bỏ dòng này.", "Correct this line, or remove it."),
)
FORECAST = Message(
    "help.forecast",
    vi=(
        "Dự báo đến cuối năm từ hai kỳ số liệu trở lên của cùng một năm (không phải kết quả).\n"
        "\nNêu khoảng điểm cuối năm, nhịp cần có để đạt từng chỉ tiêu, nhiệm vụ có thể trễ, và cả "
        "cách tính. Các tệp ACTUALS đi từ kỳ sớm đến kỳ muộn."
    ),
    en=(
        "Forecasts the year's end from two or more periods of one year (not a result).\n"
        "\nTells the range of the score, the pace that each target needs, the tasks that may be "
        "late, and the method. ACTUALS go from the earliest to the latest."
    ),
)
FORECAST_SHORT = Message(
    "help.forecast.short",
    vi="Dự báo đến cuối năm, kèm khoảng và nhịp cần có.",
    en="The year's end with a range, and the pace needed.",
)
ONE_PERIOD = Message(
    "E510",
    vi="E510 Dự báo cần ít nhất hai tệp số liệu của cùng một năm, chốt ở các ngày khác nhau.",
    en="E510 A forecast needs two or more files of actuals of one year, closed on different days.",
)
OTHER_COMMUNE = kind(
    "E511",
    says=(
        "Tệp này là của xã “{name}”, tệp đầu là của xã “{other}”.",
        "This file is of the commune “{name}”, the first one of “{other}”.",
    ),
    advise=("Hãy chỉ nêu số liệu của một xã.", "Name the actuals of one commune alone."),
)
OTHER_YEAR = kind(
    "E512",
    says=(
        "Kỳ của tệp này bắt đầu {start}, kỳ của tệp đầu bắt đầu {other}.",
        "The period of this file starts on {start}, that of the first on {other}.",
    ),
    advise=(
        "Hãy nêu các lần chốt của cùng một năm, mỗi lần lũy kế từ đầu năm.",
        "Name closings of one year, each counted from the start of the year.",
    ),
)
BACKWARDS = kind(
    "E513",
    says=(
        "Tệp này chốt ngày {day}, không sau tệp đứng trước nó (chốt {earlier}).",
        "This file was closed on {day}, not after the one before it ({earlier}).",
    ),
    advise=(
        "Hãy nêu các tệp từ sớm đến muộn, mỗi ngày chốt một tệp.",
        "Name the files from early to late, one for each closing day.",
    ),
)
OUTSIDE_THE_REST = kind(
    "E514",
    says=(
        "Ngày {day} không nằm trong khoảng từ lần chốt cuối {start} đến cuối kỳ {end}.",
        "The day {day} does not lie between the last closing {start} and the end {end}.",
    ),
    advise=("Hãy chọn một ngày trong khoảng đó.", "Choose a day between these."),
)
