"""`parscore report --with`: paths, forecasts and what-ifs beside the result they were made of."""

from __future__ import annotations

import gettext
import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from docx import Document
from support.cli import INPUTS, PLAN, RULES, Ran, write_json
from support.history import hop_tien_on
from support.pages import Page, assert_harmless
from support.sheets import opened

from parscore.cli.entry import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TITLES = ("Lộ trình đạt 85 điểm", "Dự báo đến 31/12/2025", "Nếu số liệu khác đi")
CAUTIONS = (
    "Đây là gợi ý, không phải kết quả chấm",
    "DỰ BÁO, KHÔNG PHẢI KẾT QUẢ.",
    "không phải kết quả tự chấm",
)
SUPPOSED = "Phương án 1: Tỷ lệ giao dịch thanh toán trực tuyến: 118/438 → 136/438."


class Desk(NamedTuple):
    """An assessment of the second closing of a year, and all the advice on it."""

    result: Path
    path: Path
    forecast: Path
    whatif: Path

    @property
    def beside(self) -> list[object]:
        return [word for file in self[1:] for word in ("--with", file)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("advice")
    first, second = (
        write_json(folder / f"{day}.json", hop_tien_on(day))
        for day in (date(2025, 9, 30), date(2025, 10, 31))
    )
    made = Desk(*(folder / f"{name}.json" for name in Desk._fields))
    for command in (
        ("evaluate", PLAN, second, "-o", made.result),
        ("path", PLAN, second, "--reach", "85", "-o", made.path),
        ("forecast", PLAN, first, second, "-o", made.forecast),
        ("whatif", PLAN, second, "--set", "online_payment=+18", "-o", made.whatif),
    ):
        assert run([str(word) for word in command], "vi") == 0
    gettext.textdomain("messages")
    return made


def changed(file: Path, folder: Path, **keys: Any) -> Path:  # noqa: ANN401 - any JSON value
    tree = json.loads(file.read_text(encoding="utf-8"))
    for key, value in keys.items():
        tree[key] = tree[key] | value if isinstance(value, dict) else value
    return write_json(folder / f"changed-{file.name}", tree)


def test_the_page_shows_advice_apart_from_the_score(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "trang.html"
    assert here("report", desk.result, *desk.beside, "-o", file) == (0, "", "")
    text = file.read_text(encoding="utf-8")
    page = Page(text)
    assert_harmless(page)
    alone = tmp_path / "chi-ket-qua.html"
    assert here("report", desk.result, "-o", alone).code == 0
    own = alone.read_text(encoding="utf-8")
    hero = text[
        text.index('<div class="hero">') : text.index('<section aria-labelledby="linh-vuc"')
    ]
    assert hero in own  # nothing of the advice stands with the score
    chairman, rest = text.split('id="don-vi"')
    for title, caution in zip(TITLES, CAUTIONS, strict=True):
        section = chairman[chairman.index(f">{title}</h3>") :]
        assert caution in section[:700]
    assert "77,02 / 98" in chairman  # the low end
    assert SUPPOSED in chairman
    offices, audit = rest.split('id="kiem-tra"')
    finance = offices[offices.index("<h3>Phòng Kinh tế</h3>") :]
    assert "Hoàn thành Báo cáo, tờ trình HĐND xã" in finance[: finance.index("</details>")]
    assert "Dự báo đến 31/12/2025: Số liệu được dự báo" in audit


def test_the_workbook_has_a_sheet_for_each(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "bang.xlsx"
    assert here("report", desk.result, *desk.beside, "-o", file).code == 0
    book = opened(file, values=True)
    sheets = {
        name: ["\t".join(str(one.value or "") for one in row) for row in book[name].iter_rows()]
        for name in ("Lộ trình", "Dự báo", "Phép thử")
    }
    for rows, title, caution in zip(sheets.values(), TITLES, CAUTIONS, strict=True):
        assert rows[0].startswith(title.upper())
        assert caution in rows[2]
    steps = [row for row in sheets["Lộ trình"] if row[:2] in ("1\t", "2\t")]
    assert "Phòng Kinh tế\t30/11/2025\t+2\t79,68" in steps[0]
    assert any("≥ 98%" in row and "mỗi tuần" in row for row in sheets["Dự báo"])
    assert any(row.startswith("Phương án 1") for row in sheets["Phép thử"])
    tried = "\n".join(sheets["Phép thử"])
    assert tried.count(SUPPOSED.removeprefix("Phương án 1: ").removesuffix(".")) == 1


def test_a_path_by_effort_has_a_column_more(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path
) -> None:
    effort = tmp_path / "cong.yaml"
    effort.write_text("schema: parscore/effort/1\nunit: ngày công\nother: {fixed: 3}\n", "utf-8")
    second = desk.result.parent / "2025-10-31.json"
    path, file = tmp_path / "path.json", tmp_path / "bang.xlsx"
    here("path", PLAN, second, "--reach", "82", "--effort", effort, "-o", path)
    assert here("report", desk.result, "--with", path, "-o", file).code == 0
    sheet = opened(file, values=True)["Lộ trình"]
    widest = max(len([one for one in row if one.value]) for row in sheet.iter_rows())
    wide = max(int(one.max_col or 0) for one in sheet.merged_cells.ranges)
    assert widest == wide == 8


@pytest.mark.parametrize(
    ("outlooks", "said"),
    [
        (("met",), "Theo dự báo, mọi chỉ tiêu dự báo được ("),
        (("not_applicable",), "Chưa có chỉ tiêu nào dự báo được từ số liệu này."),
        (("met", "open", "not_met"), "chỉ tiêu có thể không đạt"),
    ],
)
def test_the_forecast_says_how_many_goals_it_looked_at(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path, outlooks: tuple[str, ...], said: str
) -> None:
    paces = json.loads(desk.forecast.read_text(encoding="utf-8"))["paces"]
    chosen = [one for one in paces if one["outlook"] in outlooks]
    forecast = changed(desk.forecast, tmp_path, paces=chosen)
    file = tmp_path / "trang.html"
    assert here("report", desk.result, "--with", forecast, "-o", file).code == 0
    assert said in file.read_text(encoding="utf-8")


def test_the_word_report_tells_it_below_the_proposals(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.docx"
    assert here("report", desk.result, *desk.beside, "-o", file).code == 0
    document = Document(str(file))
    lines = [one.text for one in document.paragraphs]
    places = [lines.index(f"{place}. {title}") for place, title in enumerate(TITLES, start=1)]
    assert lines.index("V. ĐỀ XUẤT, KIẾN NGHỊ") < places[0] < places[1] < places[2]
    for place, caution in zip(places, CAUTIONS, strict=True):
        assert caution in lines[place + 1]
    assert f"- {SUPPOSED}" in lines[places[2] :]
    score = lines[: places[0]]
    assert not any("77,02" in line for line in score)
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert ["TT", "Việc", "Tiêu chí", "Đơn vị", "Thời hạn", "Điểm thêm", "Lên"] in heads


@pytest.mark.parametrize("form", ["text", "md"])
def test_texts_tell_it_last(form: str, desk: Desk, here: Callable[..., Ran]) -> None:
    ran = here("report", desk.result, *desk.beside, "--format", form, "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    at = [ran.out.lower().index(one) for one in ("the way to 85 points", "forecast to 2025-12-31")]
    assert ran.out.lower().index("what was assumed") < at[0] < at[1]
    assert "FORECAST, NOT A RESULT." in ran.out


def test_with_a_history_into_a_folder(desk: Desk, here: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "ca-bo"
    ran = here("report", desk.result, "--history", desk.result, *desk.beside, "-o", folder)
    assert ran.code == 0
    page = (folder / "tu_cham_diem.html").read_text(encoding="utf-8")
    assert "Điểm qua các lần chấm" in page
    assert TITLES[0] in page
    plain = (folder / "tu_cham_diem.json").read_text(encoding="utf-8")
    assert plain == desk.result.read_text(encoding="utf-8")


def test_what_is_not_of_this_result_is_refused_each_for_its_reason(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path
) -> None:
    commune = {"commune": {"name": "Chi Lăng"}}
    cases: list[tuple[dict[str, Any], str]] = [
        (commune, "E541 Tệp này là của “Chi Lăng (thanh-hoa)”"),
        ({"period": {"from": "2024-01-01"}}, "E542 Tệp này là của kỳ bắt đầu 1/1/2024"),
        ({"ruleset": {"id": "lang-son/2025"}}, "E543 Tệp này theo bộ tiêu chí lang-son/2025, còn"),
        ({"ruleset": {"sha256": "9" * 64}}, "thanh-hoa/2025 (999999999999), còn"),
        ({"inputs": {"actuals": "9" * 64}}, "E544 Tệp này được lập từ kế hoạch hoặc số liệu khác"),
    ]
    for keys, words in cases:
        file = changed(desk.path, tmp_path, **keys)
        ran = here("report", desk.result, "--with", file)
        assert (ran.code, ran.out) == (3, "")
        assert f"{file}: {words[:4]}" in ran.err or words[0] != "E"
        assert words in ran.err
    both = here("report", desk.result, "--with", desk.result, "--with", "khong-co.json")
    assert both.code == 3
    assert "E540 Tệp này không phải lộ trình, dự báo hay phép thử" in both.err
    assert "khong-co.json" in both.err
    plan = here("report", desk.result, "--with", RULES / "vn" / "indicators.yaml")
    assert plan.code == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ["--format", "csv"],
            "Dạng csv không trình bày --with; các dạng dùng được: text, md, html",
        ),
        (["-o", "x.ics"], "Dạng ics không trình bày --with"),
        (["--with", "-", "--with", "-"], "Chỉ một tệp"),
    ],
)
def test_a_form_without_room_says_so(
    options: list[str], words: str, desk: Desk, here: Callable[..., Ran]
) -> None:
    ran = here("report", desk.result, "--with", desk.path, *options)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_trial_under_other_rules_says_under_which(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    result, tried = tmp_path / "r.json", tmp_path / "t.json"
    assert here("evaluate", *INPUTS, "-o", result).code == 0
    assert here("whatif", *INPUTS, "--rules", "lang-son/2025", "-o", tried).code == 0
    ran = here("report", result, "--with", tried, "--format", "md")
    said = "- Phương án 1: Chấm theo bộ tiêu chí “lang-son/2025” thay cho “thanh-hoa/2025”."
    assert said in ran.out
