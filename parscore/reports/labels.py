"""The words that all reports share, in both languages: one table for each sort of word."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.values.messages import Lang

    Words = Mapping[str, Localised]


def _words(**pairs: tuple[str, str]) -> Words:
    return MappingProxyType({key: Localised(*pair) for key, pair in pairs.items()})


def say(words: Words, key: str, lang: Lang) -> str:
    """Return the label of a key; a key that rules or plans brought along stands for itself."""
    label = words.get(key)
    if label is None:
        return key
    return label.vi if lang == "vi" else label.en


NODE_STATUS: Final = _words(
    met=("Đạt", "Met"),
    partly=("Một phần", "Partly"),
    not_met=("Chưa đạt", "Not met"),
    not_applicable=("Không áp dụng", "Not applicable"),
    undetermined=("Chưa xác định", "Undetermined"),
    awaiting_survey=("Chờ điều tra", "Awaiting survey"),
    error=("Lỗi", "Error"),
)

NODE_KIND: Final = _words(
    standard=("Tiêu chí", "Criterion"),
    bonus=("Điểm thưởng", "Bonus"),
    penalty=("Điểm trừ", "Penalty"),
    survey=("Điều tra xã hội học", "Survey"),
)

GAP_KIND: Final = _words(
    result=("Kết quả", "Result"),
    plan=("Kế hoạch", "Plan"),
    evidence=("Tài liệu", "Evidence"),
    task=("Nhiệm vụ", "Task"),
    data=("Số liệu", "Data"),
    rule=("Quy định", "Rule"),
)

VERDICT: Final = _words(
    met=("Đạt", "Met"),
    not_met=("Chưa đạt", "Not met"),
    undetermined=("Chưa có số liệu", "No data"),
    not_applicable=("Không áp dụng", "Not applicable"),
)

PLAN_STATUS: Final = _words(
    meets=("đáp ứng", "sufficient"),
    weaker=("chưa bằng", "weaker"),
    missing=("chưa đặt", "missing"),
    contradictory=("mâu thuẫn", "contradictory"),
)

TASK_STATUS: Final = _words(
    done=("hoàn thành", "done"),
    done_late=("hoàn thành sau hạn", "done late"),
    in_progress=("đang thực hiện", "in progress"),
    overdue=("quá hạn", "overdue"),
    upcoming=("chưa bắt đầu", "upcoming"),
    continuous=("thường xuyên", "continuous"),
    cancelled=("đã hủy", "cancelled"),
    unknown=("chưa có thông tin", "unknown"),
)

EVIDENCE_STATUS: Final = _words(
    present=("Đã có", "Present"),
    missing=("Thiếu", "Missing"),
    incomplete=("Chưa đủ", "Incomplete"),
    out_of_period=("Ngoài kỳ", "Out of period"),
)

EFFECT: Final = _words(
    finding=("nhắc nhở", "note"),
    cap=("khống chế điểm", "cap"),
    withhold=("chưa tính điểm", "points withheld"),
    penalty=("trừ điểm", "penalty"),
    bonus=("cộng điểm", "bonus"),
    not_applicable=("không áp dụng", "not applicable"),
    gate=("khống chế xếp loại", "class held down"),
)

ADJUSTMENT: Final = _words(
    rounding=("Làm tròn", "Rounding"),
    cap=("Khống chế điểm", "Cap"),
    withhold=("Chưa tính điểm", "Withheld"),
    penalty=("Trừ điểm", "Penalty"),
    bonus=("Cộng điểm", "Bonus"),
    best_of=("Chỉ lấy các tiêu chí cao nhất", "Only the best count"),
    floor=("Chỉ trừ đến mức quy định", "Deduction stops at the floor"),
    not_applicable=("Không áp dụng, được đủ điểm", "Not applicable, full marks"),
    redistribution=(
        "Chia điểm của tiêu chí không áp dụng",
        "Share of a criterion that does not apply",
    ),
)

FORMULA: Final = _words(
    all_of=("Đủ mọi nội dung mới được điểm", "Points only when every item is there"),
    bands=("Điểm theo mức mà kết quả rơi vào", "Points by the band the result falls into"),
    best=("Lấy phần có điểm cao nhất", "The best of several parts counts"),
    branch=("Cách tính tùy theo một điều kiện", "The formula depends on a condition"),
    deduction=("Trừ điểm cho mỗi trường hợp", "Points off for each case"),
    entered=("Điểm được nhập, không tính", "Points are entered, not computed"),
    levels=("Điểm theo mức định tính", "Points by a qualitative level"),
    occurrences=(
        "Trừ điểm từng lần, theo số ngày",
        "Points off for each occurrence, by its days",
    ),
    pass_fail=("Có thì được điểm, không thì không", "Points if done, none if not"),
    per_unit=("Mỗi đơn vị đếm được một số điểm", "So many points for each one counted"),
    proportional=("Điểm theo tỷ lệ đạt được", "Points in proportion to the result"),
    sum=("Cộng điểm của các phần", "The parts add up"),
    survey=("Điểm từ phiếu điều tra", "Points from survey answers"),
)

BASIS: Final = _words(
    official=("chính thức", "official"),
    assumed=("giả định", "assumed"),
    mixed=("một phần giả định", "partly assumed"),
)

UNIT: Final = _words(
    percent=("%", "%"),
    dossiers=(" hồ sơ", " dossiers"),
    people=(" người", " people"),
    days=(" ngày", " days"),
    reports=(" báo cáo", " reports"),
    items=(" nội dung", " items"),
    incidents=(" vụ việc", " incidents"),
    initiatives=(" sáng kiến", " initiatives"),
    inspections=(" cuộc kiểm tra", " inspections"),
    meetings=(" cuộc họp", " meetings"),
    activities=(" hoạt động", " activities"),
    proposals=(" đề xuất", " proposals"),
    plans=(" kế hoạch", " plans"),
    minutes=(" phút", " minutes"),
    rank=("", ""),
    points=(" điểm", " points"),
    level=("", ""),
    yes_no=("", ""),
    date=("", ""),
)

MEASURE: Final = _words(
    numerator=("Tử số", "Numerator"),
    denominator=("Mẫu số", "Denominator"),
    value=("Giá trị", "Value"),
    done=("Đã thực hiện", "Done"),
    level=("Mức", "Level"),
    items=("Từng nội dung", "Items"),
    date=("Ngày thực hiện", "Date"),
    since=("Mốc tính", "Counted from"),
    days=("Số ngày", "Days"),
    occurrences=("Từng lần", "Occurrences"),
    points=("Điểm nhập sẵn", "Points given"),
    measure=("Số liệu", "Measure"),
    not_applicable=("Không áp dụng", "Not applicable"),
    reason=("Lý do", "Reason"),
    previous=("Kỳ trước", "Previous period"),
    window=("Khoảng số liệu", "Data covers"),
    source=("Nguồn", "Source"),
    origins=("Đọc từ", "Read from"),
    expected=("Dự kiến cả kỳ", "Expected in all"),
    note=("Ghi chú", "Note"),
)

COMMUNE_LEVEL: Final = _words(
    xa=("Xã {}", "{} commune"),
    phuong=("Phường {}", "{} ward"),
    dac_khu=("Đặc khu {}", "{} special zone"),
    none=("{}", "{}"),
)

APPRAISAL: Final = _words(
    round1=("Thẩm định lần 1", "First appraisal"),
    explanation=("Xã giải trình", "The commune explains"),
    round2=("Thẩm định lần 2", "Second appraisal"),
)

FACT: Final = _words(
    result=("Kết quả", "Result"),
    measure=("Số liệu", "Measure"),
    minimum=("Mức tối thiểu", "Minimum"),
    target=("Mục tiêu của kế hoạch", "Target of the plan"),
    target_pair=("Hai mục tiêu của kế hoạch", "Two targets of the plan"),
    task=("Nhiệm vụ", "Task"),
    evidence=("Tài liệu kiểm chứng", "Evidence"),
    consistency=("Đối chiếu số liệu", "Consistency"),
    late=("Gửi chậm", "Late"),
    depends=("Phụ thuộc", "Dependency"),
    child=("Tiêu chí con", "Child"),
    uses=("Dùng chỉ tiêu", "Use"),
    finding=("Nhắc nhở", "Note"),
    cap=("Khống chế điểm", "Cap"),
    withhold=("Chưa tính điểm", "Points withheld"),
    penalty=("Trừ điểm", "Penalty"),
    bonus=("Cộng điểm", "Bonus"),
    not_applicable=("Không áp dụng", "Not applicable"),
    gate=("Khống chế xếp loại", "Class held down"),
)

FACT_FIELD: Final = _words(
    containing=("bao trùm bởi", "within"),
    date=("rõ thời hạn", "has a date"),
    days=("số ngày", "days"),
    document=("tài liệu", "document"),
    explained=("có giải trình", "explained"),
    field=("lĩnh vực", "field"),
    first=("thứ nhất", "first"),
    id=("mã", "id"),
    indicator=("chỉ tiêu", "indicator"),
    lead=("rõ đơn vị chủ trì", "has a lead"),
    level=("mức", "level"),
    measure=("số liệu", "measure"),
    node=("tiêu chí", "criterion"),
    on=("phụ thuộc vào", "depends on"),
    parent=("thuộc", "part of"),
    per=("số lần", "times"),
    plan=("kế hoạch", "plan"),
    policy=("cách xử lý khi thiếu", "policy when missing"),
    product=("rõ sản phẩm", "has a product"),
    result=("kết quả", "result"),
    second=("thứ hai", "second"),
    state=("tình trạng", "state"),
    status=("tình trạng", "status"),
    task=("nhiệm vụ", "task"),
)

FACT_WORD: Final = _words(
    yes=("có", "yes"),
    no=("không", "no"),
    met=("đạt", "met"),
    partly=("một phần", "partly"),
    not_met=("chưa đạt", "not met"),
    undetermined=("chưa xác định", "undetermined"),
    not_applicable=("không áp dụng", "not applicable"),
    undefined=("quy định bỏ ngỏ", "undefined by the rule"),
    done=("đã thực hiện", "done"),
    not_done=("chưa thực hiện", "not done"),
    zero=("bằng 0", "zero"),
    positive=("lớn hơn 0", "above zero"),
    missing=("thiếu", "missing"),
    level=("theo mức", "a level"),
    none=("không có", "none"),
    present=("đã có", "present"),
    incomplete=("chưa đầy đủ", "incomplete"),
    out_of_period=("ngoài kỳ", "out of period"),
    agrees=("khớp", "agrees"),
    contradicts=("trái nhau", "contradicts"),
    explain=("phải giải trình", "must be explained"),
    warn=("chỉ nhắc", "warning only"),
    meets=("đáp ứng", "sufficient"),
    weaker=("chưa bằng", "weaker"),
    contradictory=("mâu thuẫn", "contradictory"),
    done_late=("hoàn thành sau hạn", "done late"),
    in_progress=("đang thực hiện", "in progress"),
    overdue=("quá hạn", "overdue"),
    upcoming=("chưa bắt đầu", "upcoming"),
    continuous=("thường xuyên", "continuous"),
    cancelled=("đã hủy", "cancelled"),
    unknown=("chưa có thông tin", "unknown"),
)

BANNER: Final = _words(
    illustrative=("MINH HỌA", "ILLUSTRATIVE"),
    stale=("CHƯA XÁC NHẬN", "STALE"),
    assumed=("GIẢ ĐỊNH", "ASSUMED"),
)

HEADING: Final = _words(
    report=("Kết quả tự chấm điểm cải cách hành chính", "Administrative reform self-score"),
    score=("Điểm và xếp loại", "Score and class"),
    fields=("Điểm từng lĩnh vực", "Points by field"),
    extras=("Điểm thưởng, điểm trừ", "Bonus and penalty"),
    minimums=("Chỉ tiêu tối thiểu của tỉnh", "Provincial minimums"),
    targets=("Mục tiêu của kế hoạch chưa đạt", "Targets of the plan that are missed"),
    gaps=("Việc cần làm để lấy lại điểm", "What to do to win points back"),
    gaps_without_points=("Việc phải xử lý, không tính điểm", "To be mended, without points"),
    gaps_lost=("Điểm không lấy lại được trong kỳ", "Points lost for this period"),
    not_applicable=("Tiêu chí không áp dụng", "Criteria that do not apply"),
    evidence=("Tài liệu kiểm chứng cần bổ sung", "Evidence to be supplied"),
    tasks=("Nhiệm vụ của kế hoạch", "Tasks of the plan"),
    deadlines=("Lịch việc theo đơn vị", "Deadlines by office"),
    effects=("Quy tắc làm thay đổi điểm, xếp loại", "Rules that changed points or class"),
    findings=("Nhận xét khác", "Other findings"),
    assumed=("Những gì là giả định", "What was assumed"),
    warnings=("Lưu ý", "Warnings"),
    result=("Kết quả", "Result"),
    data=("Số liệu", "Data"),
    formula=("Cách tính", "How it is computed"),
    missing=("Còn thiếu để đủ điểm", "What lies before full marks"),
    clause=("Căn cứ", "Clause"),
    rules=("Quy tắc suy luận đã áp dụng", "Inference rules that fired"),
    children=("Các tiêu chí bên trong", "The criteria inside"),
    parents=("Cộng lên trên", "Where the points go"),
)

TREATMENT: Final = _words(
    reduce=("Điểm tối đa giảm tương ứng.", "The maximum is reduced by it."),
    full=("Được tính đủ điểm.", "It counts with full marks."),
    redistribute=(
        "Điểm được chia cho các tiêu chí cùng nhóm.",
        "Its points are shared among the criteria of its group.",
    ),
    lost=("Mất điểm.", "Its points are lost."),
)

FIELD: Final = _words(
    plan=("Kế hoạch", "Plan"),
    period=("Kỳ đánh giá", "Period"),
    as_of=("Tính đến ngày", "As of"),
    phase=("Giai đoạn", "Phase"),
    ruleset=("Bộ tiêu chí", "Rule set"),
    ruleset_id=("Mã bộ tiêu chí", "Rule set id"),
    points=("Điểm tự chấm", "Self-score"),
    class_=("Xếp loại", "Class"),
    range=("Khoảng điểm", "Range"),
    coverage=("Đã xác định", "Decided"),
    sensitivity=("Giả định", "Assumption"),
    appraised=("Thẩm định", "Appraised"),
    survey=("Điều tra", "Survey"),
    combined=("Tổng hợp", "Combined"),
    id=("Mã", "Id"),
    kind=("Loại", "Kind"),
    node_points=("Điểm", "Points"),
    maximum_before=("Điểm gốc", "Official maximum"),
    indicator=("Chỉ tiêu", "Indicator"),
    explanation=("Giải trình", "Explanation"),
    basis=("Con số", "Figure"),
    reason=("Lý do", "Reason"),
    document=("Văn bản", "Document"),
    clause=("Điều, mục", "Clause"),
    quote=("Trích", "Quote"),
    goal=("Đủ điểm khi", "Full marks at"),
    lost=("Bị mất", "Lost"),
    recoverable=("Lấy lại được", "Recoverable"),
    owner=("Phụ trách", "Owner"),
    due=("Hạn", "Due"),
)

COLUMN: Final = _words(
    id=("Mã", "Id"),
    number=("STT", "No."),
    title=("Tiêu chí", "Criterion"),
    field=("Lĩnh vực", "Field"),
    kind=("Loại", "Kind"),
    status=("Tình trạng", "Status"),
    points=("Điểm", "Points"),
    max=("Tối đa", "Max"),
    max_official=("Tối đa gốc", "Official max"),
    percent=("%", "%"),
    open=("Còn mở", "Open"),
    lower=("Thấp nhất", "Lower"),
    upper=("Cao nhất", "Upper"),
    lost=("Bị mất", "Lost"),
    recoverable=("Lấy lại được", "Recoverable"),
    indicator=("Chỉ tiêu", "Indicator"),
    value=("Giá trị", "Value"),
    numerator=("Tử số", "Numerator"),
    denominator=("Mẫu số", "Denominator"),
    formula=("Cách tính", "Formula"),
    owner=("Đơn vị phụ trách", "Owner"),
    due=("Hạn", "Due"),
    basis=("Căn cứ điểm", "Basis"),
    document=("Văn bản", "Document"),
    clause=("Điều, mục", "Clause"),
    explanation=("Giải trình", "Explanation"),
    caution=("Lưu ý", "Caution"),
    minimum=("Tối thiểu", "Minimum"),
    plan=("Kế hoạch", "Plan"),
    actual=("Kết quả", "Actual"),
    verdict=("Đánh giá", "Verdict"),
    evidence=("Tài liệu", "Document"),
    task=("Việc", "Task"),
    at_risk=("Điểm liên quan", "Points at stake"),
    total=("Tổng cộng", "Total"),
)
