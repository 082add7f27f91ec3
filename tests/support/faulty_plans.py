"""Small plans, each with one thing that a careful colleague would mention."""

from __future__ import annotations

from typing import Any

from support.communes import YEAR, plan, target, task

Tree = dict[str, Any]

OFFICE = {"id": "office", "name": "Văn phòng HĐND và UBND xã"}
CULTURE = {"id": "culture", "name": "Phòng Văn hóa - Xã hội"}
DIVISIONS = {"id": "divisions", "name": "Các phòng chuyên môn"}
PAID = target("paid", value=30, quote="thanh toán trực tuyến đạt từ 30% trở lên")
DECEMBER = {"kind": "month", "by": "2025-12-31", "text": "Tháng 12/2025"}
PHASES = {"from": "2026-01-01", "to": "2030-12-31"}
FIRST = {"from": "2026-01-01", "to": "2027-12-31"}
SECOND = {"from": "2028-01-01", "to": "2030-12-31"}
IN_PHASES: Tree = {
    "period": PHASES,
    "title": "Kế hoạch cải cách hành chính giai đoạn 2026 - 2030",
    "issued": "2026-04-10",
    "tasks": [],
    "units": [],
}


def sound(**keys: object) -> Tree:
    """Return a plan without fault, but for what `keys` bring in."""
    return plan(
        **{
            "number": "01/KH-UBND",
            "issued": "2025-01-10",
            "title": "Kế hoạch cải cách hành chính năm 2025",
            "targets": [PAID],
            "units": [OFFICE],
            "tasks": [work("1")],
            **keys,
        }
    )


def work(name: str, **keys: object) -> Tree:
    """Return a task without fault, but for what `keys` bring in."""
    return task(name, **{"due": [DECEMBER], "title": f"Việc {name}", **keys})


def basis(number: str | None, issued: str | None, quote: str, **keys: object) -> Tree:
    return {
        "number": number,
        "issued": issued,
        "issuer": None,
        "title": None,
        "quote": quote,
        **keys,
    }


def commitment(text: str, section: str = "II.3") -> Tree:
    return {"id": "c", "field": "f", "text": text, "section": section}


def due(kind: str, text: str, by: str | None = None) -> Tree:
    return {"kind": kind, "text": text} | ({"by": by} if by else {})


def assigned(unit: str, role: str, text: str, section: str, field: str | None = "steering") -> Tree:
    return {"unit": unit, "role": role, "field": field, "text": text, "section": section}


FAULTS: dict[str, Tree] = {
    "a year of three digits": sound(
        basis=[
            basis(
                "4141/KH-UBND",
                None,
                "Kế hoạch số 4141/KH-UBND ngày 29 tháng 7 năm 205 về Cải cách hành chính",
            )
        ]
    ),
    "a day that no month has": sound(commitments=[commitment("Báo cáo trước ngày 31/9 hằng năm")]),
    "a quarter that no year has": sound(commitments=[commitment("Hoàn thành trong Quý V/2025")]),
    "a month that no year has": sound(commitments=[commitment("Hoàn thành tháng 13/2025")]),
    "one document with two dates": sound(
        basis=[
            basis(
                "66-NQ/TW", "2024-04-30", "Nghị quyết số 66-NQ/TW, ngày 30/4/2024", section="II.1"
            )
        ],
        commitments=[
            commitment("Thực hiện Nghị quyết số 66-NQ/TW, ngày 30/4/2024 của Bộ Chính trị"),
        ],
        tasks=[work("1", title="Quán triệt Nghị quyết 66/NQ-TW ngày 30 tháng 4 năm 2023")],
    ),
    "a number of another year than its date": sound(
        tasks=[
            work("1", title="Theo dõi theo Nghị định 59/2012/NĐ-CP ngày 23/7/2021 của Chính phủ")
        ]
    ),
    "one document of two kinds": sound(
        commitments=[
            commitment("Thực hiện Kế hoạch số 238-KH/TU ngày 23/5/2024 của Tỉnh ủy"),
            commitment("Thực hiện Kế hoạch hành động số 238-KH/TU ngày 23/5/2024 của Tỉnh ủy"),
            commitment("Theo kế hoạch 238-KH/TU ngày 23/5/2024, Quyết định 9/QĐ-TU ngày 3/5/2024"),
        ]
    ),
    "a document issued after the plan": sound(
        basis=[basis("118/2025/NĐ-CP", "2025-06-09", "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025")]
    ),
    "a plan without number and day": sound(number=None, issued=None),
    "a plan without day": sound(issued=None),
    "a title of another year": sound(title="Kế hoạch cải cách hành chính năm 2024"),
    "more than the whole": sound(
        targets=[PAID, target("on_time", ">", 100, quote="trên 100% hồ sơ đúng hạn")]
    ),
    "a range that runs backwards": sound(
        targets=[
            PAID,
            target("spare", "=", None, range={"from": 6, "to": 5}, quote="xếp từ 6 đến 5"),
        ]
    ),
    "two targets for one thing": sound(
        targets=[
            PAID,
            target("satisfied", ">=", 90, section="II.2", quote="hài lòng đạt tối thiểu 90%"),
            target(
                "satisfied.again",
                ">=",
                95,
                section="Phụ lục II.4",
                quote="hài lòng đạt tối thiểu 95%",
            ),
        ]
    ),
    "one target put in two ways": sound(
        targets=[
            PAID,
            target("satisfied", ">=", 98, quote="hài lòng từ 98% trở lên"),
            target("satisfied.again", ">", 98, quote="hài lòng trên 98%"),
        ]
    ),
    "a figure that the quote does not have": sound(
        targets=[PAID, target("on_time", ">=", 89, quote="đúng hạn đạt 98%")]
    ),
    "a sign that the words do not mean": sound(
        targets=[PAID, target("on_time", ">=", 98, quote="trên 98% hồ sơ đúng hạn")]
    ),
    "a target beyond the plan": sound(
        targets=[
            PAID,
            target("on_time", ">=", 98, period={"to": "2026-12-31"}, quote="đúng hạn đạt 98%"),
        ]
    ),
    "a target of another year than its words": sound(
        period={"from": "2021-01-01", "to": "2025-12-31"},
        title="Kế hoạch cải cách hành chính giai đoạn 2021 - 2025",
        targets=[
            PAID,
            target("on_time", ">=", 98, period={"to": "2024-12-31"}, quote="đến năm 2025 đạt 98%"),
        ],
    ),
    "a target weaker than the minimum": sound(
        targets=[target("paid", ">=", 20, quote="thanh toán trực tuyến đạt 20%")]
    ),
    "a phase weaker than the minimum": sound(
        period=PHASES,
        title="Kế hoạch cải cách hành chính giai đoạn 2026 - 2030",
        issued="2026-04-10",
        tasks=[],
        units=[],
        targets=[
            target(
                "paid",
                ">=",
                value,
                id=f"paid.{start}",
                period={"from": f"{start}-01-01", "to": f"{end}-12-31"},
                quote=f"thanh toán trực tuyến đạt {value}%",
            )
            for start, end, value in ((2026, 2027, 25), (2028, 2030, 60))
        ],
    ),
    "a minimum without a target": sound(targets=[]),
    "a percentage that its counts do not make": sound(
        targets=[PAID, target("on_time", ">=", 80, quote="đúng hạn đạt 80% (40/60 hồ sơ)")]
    ),
    "a count that the percentage does not make": sound(
        targets=[
            PAID,
            target(
                "spare",
                ">=",
                5,
                base={"from": "2021-01-01", "value": 40},
                quote="giảm 5% so với năm 2021 (tương ứng 06 người)",
            ),
        ]
    ),
    "an indicator in one phase only": sound(
        **IN_PHASES,
        targets=[
            PAID,
            target("satisfied", period=FIRST, value=90, quote="hài lòng đạt 90%"),
            target("on_time", period=FIRST, value=98, quote="đúng hạn đạt 98%"),
            target("on_time.b", period=SECOND, value=99, quote="đúng hạn đạt 99%"),
            target("land", period=SECOND, value=90, quote="đất đai đạt 90%"),
        ],
    ),
    "a target that becomes weaker": sound(
        **IN_PHASES,
        targets=[
            PAID,
            target("on_time", period=FIRST, value=98, quote="đúng hạn đạt 98%"),
            target("on_time.b", period=SECOND, value=89, quote="đúng hạn đạt 89%"),
        ],
    ),
    "an aim without a figure": sound(
        commitments=[commitment("Tăng tỷ lệ hồ sơ tiếp nhận trực tuyến", section="II.1")]
    ),
    "a field without a target": sound(
        commitments=[{**commitment("Kiện toàn bộ máy"), "field": "organisation"}]
    ),
    "a document without its day": sound(
        basis=[basis("76/NQ-CP", "2021-07-15", "Nghị quyết số 76/NQ-CP ngày 15/7/2021")],
        commitments=[commitment("Thực hiện Nghị định số 118/2025/NĐ-CP của Chính phủ")],
    ),
    "a figure in no target": sound(commitments=[commitment("Phấn đấu 80% hồ sơ nộp trực tuyến.")]),
    "a target without a task": sound(tasks=[work("1", indicators=["on_time"])]),
    "a task without lead": sound(tasks=[work("1", lead=[])], units=[]),
    "a task without product": sound(tasks=[work("1", products=[])]),
    "a task without day": sound(tasks=[work("1", due=[due("continuous", "Thường xuyên")])]),
    "many tasks without product": sound(tasks=[work(str(n), products=[]) for n in range(1, 5)]),
    "a deadline before the legal basis": sound(
        issued=None,
        number="01/KH-UBND",
        basis=[basis("2649/QĐ-UBND", "2025-08-02", "Quyết định số 2649/QĐ-UBND ngày 02/8/2025")],
        tasks=[work("1", due=[due("month", "Tháng 7/2025", "2025-07-31")])],
    ),
    "a deadline before the plan": sound(
        issued="2025-08-20", tasks=[work("1", due=[due("month", "Tháng 7/2025", "2025-07-31")])]
    ),
    "a deadline after the plan's period": sound(
        tasks=[work("1", due=[due("quarter", "Chậm nhất Quý I/2026", "2026-03-31")])]
    ),
    "a day that its words do not mean": sound(
        tasks=[work("1", due=[due("date", "Trước ngày 15/8/2025", "2025-08-15")])]
    ),
    "words with a day that is not stored": sound(
        tasks=[work("1", due=[due("quarter", "Qúy IV/2025"), DECEMBER])]
    ),
    "a summary before its tasks": sound(
        tasks=[work("1", section="Phụ lục 03.2")],
        assignments=[
            assigned(
                "office",
                "lead",
                "Theo dõi Phụ lục số 03; tổng hợp, báo cáo Chủ tịch trước ngày 20/12/2025",
                "IV.2",
                None,
            ),
            assigned("office", "lead", "Chủ trì", "IV.3", "f"),
        ],
        targets=[PAID],
    ),
    "activities numbered twice": sound(
        tasks=[
            work("1", section="Phụ lục V.1, hoạt động 1"),
            work("2", section="Phụ lục V.2, hoạt động 1"),
        ]
    ),
    "other activities than counted": sound(
        tasks=[work("1", title="Thực hiện 03 hoạt động theo dõi thi hành", activity="Thu thập")]
    ),
    "the same work twice": sound(
        tasks=[
            work(
                "1", title="Hiện đại hóa hạ tầng công nghệ thông tin của cơ quan gắn với cải cách"
            ),
            work(
                "2", title="Hiện đại hóa hạ tầng công nghệ thông tin của cơ quan gắn với cải cách"
            ),
        ]
    ),
    "a word twice": sound(commitments=[commitment("Nâng Chỉ số cải cải hành chính hàng năm")]),
    "words that are no words": sound(
        units=[{**OFFICE, "aliases": ["Văn phòng và các đơ vị"]}],
        commitments=[
            commitment(
                "Các sở nghành cấp tỉnh; ngành dọc; cấp hxã; cấp xã nâng chỉ số, chương chình"
            )
        ],
        tasks=[work("1", title="Báo cáo Qúy IV hằng quý")],
    ),
    "a section number twice": sound(
        assignments=[
            assigned("office", "lead", "Chủ trì cải cách thể chế", "IV.2.a", "f"),
            assigned("office", "lead", "Tổng hợp", "IV.2.b", None),
            assigned("office", "lead", "Báo cáo", "IV.2.a (Văn phòng HĐND và UBND xã)", None),
            assigned("office", "lead", "Kiểm tra", "IV.2.b (Văn phòng HĐND và UBND xã)", None),
        ]
    ),
    "a point left out": sound(
        commitments=[commitment(f"Nội dung {one}", f"II.2.{one}") for one in "abcde"]
    ),
    "a product of another task": sound(
        tasks=[
            work(
                name,
                products=["Tỷ lệ thanh toán trực tuyến trên Bộ chỉ số phục vụ người dân" + rest],
            )
            for name, rest in (("1", ""), ("2", ", doanh nghiệp"))
        ]
    ),
    "an appendix said to be absent": sound(
        appendices=[
            {
                "title": "Phụ lục danh mục nhiệm vụ",
                "section": "III",
                "quote": "(Có phụ lục danh mục nhiệm vụ kèm theo)",
                "included": False,
            }
        ]
    ),
    "an appendix that is announced": sound(
        tasks=[work("1", section="III.1", title="Thực hiện các việc tại phụ lục kèm theo")]
    ),
    "an appendix that is pointed to": sound(
        tasks=[
            work("1", section="Phụ lục 01.1"),
            work("2", section="Phụ lục 01.2", title="Theo dõi theo Phụ lục số 05"),
        ]
    ),
    "one office as two units": sound(
        units=[OFFICE, {"id": "again", "name": "Văn phòng Hội đồng nhân dân & Ủy ban nhân dân"}],
        tasks=[work("1", support=["again"])],
    ),
    "one office by two names": sound(
        units=[{**OFFICE, "aliases": ["Bộ phận một cửa", "Văn phòng HĐND&UBND"]}]
    ),
    "an office that leads and supports": sound(tasks=[work("1", support=["office"])]),
    "an office with two roles in a field": sound(
        assignments=[
            assigned("office", "support", "Phối hợp tham mưu công tác chỉ đạo", "V.3"),
            assigned("office", "lead", "Chủ trì theo dõi công tác chỉ đạo", "V.4"),
            assigned("office", "lead", "Chủ trì việc khác", "V.4", "f"),
        ]
    ),
    "two offices that lead a field": sound(
        units=[OFFICE, CULTURE],
        assignments=[
            assigned("office", "lead", "Chủ trì công tác chỉ đạo", "V.3", "f"),
            assigned("culture", "lead", "Chủ trì tham mưu công tác chỉ đạo", "V.4", "f"),
        ],
    ),
    "a field that nobody leads": sound(
        assignments=[assigned("office", "support", "Phối hợp thực hiện", "V.3", "f")]
    ),
    "a task led by another office": sound(
        units=[OFFICE, CULTURE],
        assignments=[assigned("culture", "lead", "Chủ trì cải cách thể chế", "V.3", "f")],
    ),
    "an office with nothing to do": sound(units=[OFFICE, CULTURE]),
    "a group that leads": sound(units=[DIVISIONS], tasks=[work("1", lead=["divisions"])]),
    "two offices that lead a task": sound(
        units=[OFFICE, CULTURE, DIVISIONS],
        tasks=[work("1", lead=["office", "culture"], support=["divisions"])],
    ),
}

REPORT = "Báo cáo kết quả thực hiện công tác cải cách hành chính của xã"

LEGITIMATE: dict[str, Tree] = {
    "names, borrowed words and both styles of tone": sound(
        commitments=[
            commitment(
                "Tỉnh Đắk Lắk, xã Sì Lở Lầu; ôtô, xà-phòng, fanpage; hoá và hóa, thuỷ, thủy; quốc "
                "gia, giếng, gìn giữ, quyển, xoong; điểm đ; TTĐT; thiếu, tối, cá, bộ; kilômét, "
                "kilôgam, mêgaoát"
            )
        ]
    ),
    "points in the Vietnamese order": sound(
        commitments=[commitment(f"Nội dung {one}", f"II.2.{one}") for one in "abcdđegh"]
    ),
    "points of which the plan holds a few": sound(
        commitments=[commitment(f"Nội dung {one}", f"II.2.{one}") for one in "beh"]
    ),
    "activities of one task that share a product": sound(
        tasks=[
            work(
                "1",
                title="Theo dõi",
                activity=activity,
                products=["Báo cáo công tác theo dõi tình hình thi hành pháp luật của xã năm 2025"],
            )
            for activity in ("Thu thập thông tin", "Kiểm tra tình hình")
        ]
    ),
    "products of one kind, each of its own quarter or field": sound(
        tasks=[
            work(str(number), title=f"Việc {number}", products=[f"{REPORT}{which}"])
            for number, which in enumerate((" quý I", " quý II", " quý III", "", " về đất đai"), 1)
        ]
    ),
    "offices that each do their own part": sound(
        units=[OFFICE, CULTURE], tasks=[work("1", lead=["office", "culture"])]
    ),
    "a plan without fault": sound(),
    "no more than the contract's keys": plan(
        number="01/KH-UBND", issued="2025-01-10", title="Kế hoạch năm 2025", targets=[PAID]
    ),
    "a target that rises by year": sound(
        period={"from": "2021-01-01", "to": "2025-12-31"},
        title="Kế hoạch cải cách hành chính giai đoạn 2021 - 2025",
        targets=[
            PAID,
            target("satisfied", ">=", 90, quote="đạt từ 90% trở lên"),
            target(
                "satisfied.later",
                ">=",
                95,
                period={"to": "2025-12-31"},
                quote="đến năm 2025 đạt từ 95% trở lên",
            ),
        ],
    ),
    "a target that rises by phase": sound(
        **IN_PHASES,
        targets=[
            PAID,
            target("satisfied", ">=", 90, period=FIRST, quote="đạt 90%"),
            target("satisfied.later", ">=", 95, period=SECOND, quote="đạt 95%"),
        ],
    ),
    "a step of one target in a plan without phases": sound(
        **IN_PHASES,
        targets=[
            PAID,
            target("satisfied", value=90, period=FIRST, quote="đạt 90%"),
            target("satisfied.later", value=95, period=SECOND, quote="đạt 95%"),
            target("land", value=90, period=SECOND, quote="đất đai đạt 90%"),
        ],
    ),
    "an indicator in every phase or in the whole plan": sound(
        **IN_PHASES,
        targets=[
            PAID,
            target("satisfied", value=90, period=FIRST, quote="đạt 90%"),
            target("land", value=90, period=FIRST, quote="đất đai đạt 90%"),
            target("satisfied.later", value=90, period=SECOND, quote="đạt 90%"),
            target("land.later", value=90, period=SECOND, quote="đất đai đạt 90%"),
        ],
    ),
    "a percentage rounded or cut off": sound(
        targets=[
            PAID,
            target("on_time", value=67, quote="đúng hạn đạt 67% (40/60 hồ sơ)"),
            target("land", value=66.6, quote="40/60 hồ sơ đất đai, đạt 66,6%"),
        ]
    ),
    "a count of the next whole person": sound(
        targets=[
            PAID,
            target(
                "spare",
                value=3.5,
                base={"from": "2021-01-01", "value": 28},
                quote="giảm 3,5% (tương ứng 01 người)",
            ),
        ]
    ),
    "an aim that has its figure elsewhere in its words": sound(
        commitments=[commitment("Giảm thời gian giải quyết 2 ngày", section="II.1")]
    ),
    "a document dated where it is first cited": sound(
        basis=[
            basis("118/2025/NĐ-CP", "2025-01-09", "Nghị định số 118/2025/NĐ-CP ngày 09/01/2025")
        ],
        commitments=[commitment("Thực hiện Nghị định số 118/2025/NĐ-CP của Chính phủ")],
    ),
    "two kinds of satisfaction": sound(
        targets=[
            PAID,
            target("satisfied", ">=", 95, quote="hài lòng đạt tối thiểu 95%"),
            target("land", ">=", 90, quote="hài lòng về đất đai đạt tối thiểu 90%"),
        ]
    ),
    "one target said twice": sound(
        targets=[
            PAID,
            target("on_time", ">", 98, quote="trên 98% hồ sơ đúng hạn"),
            target("on_time.again", ">", 98, section="III", quote="duy trì đúng hạn đạt trên 98%"),
        ]
    ),
    "reductions from two base years": sound(
        targets=[
            PAID,
            target(
                "spare", ">=", 10, unit="percent", base={"from": "2021-01-01"}, quote="giảm 10%"
            ),
            target(
                "spare.b", ">=", 5, unit="percent", base={"from": "2025-01-01"}, quote="giảm 5%"
            ),
        ]
    ),
    "more than the estimate": sound(
        targets=[PAID, target("revenue", ">", 100, quote="thu ngân sách vượt trên 100% dự toán")]
    ),
    "no figure in the words of an estimate": sound(
        targets=[
            PAID,
            target("revenue", ">=", 100, quote="thu ngân sách năm 2025 đạt và vượt dự toán"),
        ]
    ),
    "one document cited alike": sound(
        basis=[
            basis("66-NQ/TW", "2024-04-30", "Nghị quyết số 66-NQ/TW ngày 30/4/2024"),
            basis("66-NQ/TW", None, "Nghị quyết số 66-NQ/TW", section="III"),
        ],
        commitments=[commitment("Nghị quyết số 66-NQ/TW, ngày 30 tháng 4 năm 2024")],
    ),
    "two offices' documents of one number": sound(
        basis=[
            basis(
                "36/KH-UBND",
                "2024-10-22",
                "Kế hoạch số 36/KH-UBND ngày 22/10/2024",
                title="triển khai quy hoạch hạ tầng thông tin và truyền thông",
            ),
            basis(
                "36/KH-UBND",
                "2023-02-03",
                "Kế hoạch số 36/KH-UBND ngày 03/02/2023",
                title="kiểm soát thủ tục hành chính trên địa bàn",
            ),
        ]
    ),
    "days as offices write them": sound(
        tasks=[
            work("1", due=[due("date", "Trước ngày 15/8/2025", "2025-08-14")]),
            work("2", due=[due("quarter", "Quý IV/2025", "2025-12-31")]),
            work("3", due=[due("month", "Trong tháng 7", "2025-07-31")]),
            work("4", due=[due("year", "Trong năm", "2025-12-31")]),
            work("5", due=[due("date", "Từ ngày 01/3/2025 đến 15/4/2025", "2025-04-15")]),
            work("6", due=[due("recurring", "Định kỳ hằng quý")]),
        ]
    ),
    "numbers that are no days": sound(
        commitments=[
            commitment("Trong 5 năm 2021 - 2025, Nghị định 42/2022/NĐ-CP, 24/7, ISO 9001:2015")
        ]
    ),
    "an office by its initials": sound(
        units=[{**CULTURE, "id": "office", "aliases": ["Phòng Văn hoá-Xã hội", "VHXH"]}]
    ),
    "words doubled on purpose": sound(commitments=[commitment("Luôn luôn dần dần nâng cao")]),
    "an appendix that is there": sound(
        tasks=[
            work("1", section="Phụ lục 01.1"),
            work(
                "2", section="Phụ lục 02.1", title="Báo cáo Phụ lục số 01; biểu chi tiết kèm theo"
            ),
        ]
    ),
    "a task led by one of the offices that another urges on": sound(
        units=[OFFICE, CULTURE],
        assignments=[
            assigned(
                "culture",
                "lead",
                "Chủ trì cải cách thể chế; đôn đốc các cơ quan được giao chủ trì nhiệm vụ",
                "V.3",
                "f",
            )
        ],
    ),
    "activities that count on": sound(
        tasks=[
            work("1", section="Phụ lục I.1, hoạt động 1"),
            work("2", section="Phụ lục I.2, hoạt động 2"),
            work("3", section="Phụ lục II.1, hoạt động 1", field="other"),
        ],
        targets=[PAID, target("on_time", field="other", quote="đúng hạn đạt 98%")],
    ),
    "another period": sound(period=YEAR),
}
