"""The checklist: who must hand in what, what is there, and which points hang on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.communes import plan, thanh_hoa
from support.evidence import JPG, PNG, demand, demanding, filled, listed, paper, proved
from support.nasty import HAND_PICKED
from support.pdfs import signed, tampered

from parscore.evidence.json_text import render
from parscore.evidence.page import page_of, status_of
from parscore.evidence.signatures import Inspector, Signatures
from parscore.reports.layout import lay_out
from parscore.reports.markdown import mark_up
from parscore.reports.wrapping import clean, width
from parscore.values.exact import Fraction
from parscore.values.text import is_clean

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.evidence.checklist import Checklist
    from parscore.values.messages import Lang

OFFICES = [{"id": "vp", "name": "Văn phòng"}, {"id": "vh", "name": "Phòng Văn hóa"}]


def statuses(checklist: Checklist) -> dict[str, str]:
    needs = (*checklist.needs, *checklist.later)
    return {need.demand.id: status_of(need) for need in needs}


def text(checklist: Checklist, lang: Lang = "vi") -> str:
    return lay_out(page_of(checklist, lang))


def flat(page: str) -> str:
    return " ".join(page.split())


def test_owners_stand_in_the_order_of_the_tree_with_what_is_theirs() -> None:
    by_rules = demanding(
        proved("one", demand("a", owner="Phòng Văn hóa"), demand("b"), owner="Văn phòng"),
        proved("two", demand("c"), owner="Sở Nội vụ"),
        proved("three", demand("d")),
    )
    found = listed(
        by_rules,
        [paper("x", document="a")],
        {"one": ["x"], "two": [], "three": []},
        plan_tree=plan(units=OFFICES),
    )
    assert [(share.owner, [need.demand.id for need in share.needs]) for share in found.shares] == [
        ("vh", ["a"]),
        ("vp", ["b"]),
        ("Sở Nội vụ", ["c"]),
        (None, ["d"]),
    ]
    assert [share.at_risk for share in found.shares] == [0, 3, 3, 3]
    assert statuses(found) == {"a": "present", "b": "missing", "c": "missing", "d": "missing"}
    assert "CHƯA RÕ ĐƠN VỊ (1)" in text(found)


def test_a_criterion_counts_once_in_the_total_whoever_lacks_a_document() -> None:
    by_rules = demanding(
        proved("one", demand("a", owner="A"), demand("b", owner="B"), demand("c", owner="B"))
    )
    found = listed(by_rules, [], {"one": []})
    assert [share.at_risk for share in found.shares] == [3, 3]
    assert "Điểm chưa được chứng minh: 3, ở 1 tiêu chí." in text(found)
    assert "ở dòng tổng chỉ một lần" in flat(text(found))


def test_a_criterion_without_points_has_nothing_to_prove_yet() -> None:
    by_rules = demanding(proved("one", demand("a")), proved("two", demand("b")))
    found = listed(by_rules, [], {"one": []})
    assert statuses(found) == {"a": "missing", "b": "later"}
    assert "CHƯA CẦN: TIÊU CHÍ CHƯA CÓ ĐIỂM (1)" in text(found)
    assert found.shares[0].at_risk == 3


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        ({}, "present"),
        ({"number": None}, "incomplete"),
        ({"issued": "2024-12-31"}, "out_of_period"),
        ({"file": "a.png"}, "present"),
        ({"file": "../a.png"}, "faulty"),
        ({"file": "gone.png"}, "faulty"),
        ({"file": "b.pdf"}, "faulty"),
        ({"file": "c.pdf"}, "present"),
        ({"file": "a.png", "sha256": "0" * 64}, "faulty"),
        ({"file": "a.png", "number": None}, "incomplete"),
    ],
)
def test_a_document_counts_if_it_and_its_file_are_in_order(
    keys: dict[str, str | None], status: str, tmp_path: Path
) -> None:
    folder = filled(tmp_path, {"a.png": PNG, "b.pdf": tampered(), "c.pdf": signed()})
    found = listed(
        demanding(proved("one", demand("a"))), [paper(**keys)], {"one": ["bao_cao"]}, folder
    )
    assert statuses(found) == {"a": status}
    assert found.shares[0].at_risk == (0 if status == "present" else 3)


def test_one_document_in_order_is_enough_and_the_others_are_told(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a.png": PNG})
    documents = [paper("cu", issued="2024-01-01", file="a.png"), paper("sai", file="x.png")]
    rules = demanding(proved("one", demand("a")))
    wrong = listed(rules, documents, {"one": ["cu", "sai"]}, folder)
    assert (statuses(wrong), wrong.shares[0].at_risk) == ({"a": "faulty"}, 3)
    assert "Tài liệu đã nộp ban hành ngày 1/1/2024" in text(wrong)
    assert "E454" in text(wrong)
    right = listed(rules, [*documents, paper("dung")], {"one": ["cu", "sai", "dung"]}, folder)
    assert (statuses(right), right.shares[0].at_risk) == ({"a": "present"}, 0)


def test_what_happens_without_a_document_is_said_by_its_policy() -> None:
    said = {
        "zero": "Chưa hợp lệ thì không được tính điểm.",
        "explain": "Chưa hợp lệ thì phải giải trình.",
        "warn": "Chưa hợp lệ thì chỉ bị nhắc.",
    }
    for policy, words in said.items():
        rules = demanding(proved("one", demand("a"), due="2025-12-31"), policy=policy)
        told = flat(text(listed(rules, [], {"one": []})))
        assert f"Thiếu. Điểm liên quan: 3. {words} Hạn 31/12/2025." in told
        explained = flat(text(listed(rules, [], {"one": []}, explanation="Đã gửi sở.")))
        assert f"{words} Đã giải trình. Hạn 31/12/2025." in explained


def test_a_signature_is_said_to_be_intact_and_its_signer_not_verified(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a.pdf": signed(2)})
    rules = demanding(proved("one", demand("a")))
    found = listed(rules, [paper(file="a.pdf")], {"one": ["bao_cao"]}, folder)
    told = flat(text(found))
    assert "có 2 chữ ký số, nguyên vẹn; chưa xác minh người ký" in told
    assert "không xác minh người ký, chứng thư số hay dấu thời gian" in told
    english = flat(text(found, "en"))
    assert "2 signatures, intact; the signer was not verified" in english
    assert "E450" not in told


def test_without_the_office_part_it_is_said_that_no_signature_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path, {"a.pdf": signed()})
    monkeypatch.setattr(Inspector, "look", lambda *_: Signatures("absent"))
    rules = demanding(proved("one", demand("a")))
    found = listed(rules, [paper(file="a.pdf")], {"one": ["bao_cao"]}, folder)
    told = flat(text(found))
    assert statuses(found) == {"a": "present"}
    assert "chưa kiểm tra chữ ký số" in told
    assert "Máy này thiếu" not in told
    assert 'pip install "parscore[office]"' in told


def test_documents_and_files_that_belong_nowhere_are_listed(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a.png": PNG, "thừa.jpg": JPG})
    rules = demanding(proved("one", demand("a")))
    given = [paper("co"), paper("la", file="a.png", title="Tài liệu lạ")]
    found = listed(rules, given, {"one": ["co"]}, folder)
    assert [one.document.id for one in found.others] == ["la"]
    told = text(found)
    assert "TÀI LIỆU NGOÀI DANH MỤC (1)" in told
    assert "“Tài liệu lạ”" in told
    assert "- E464 thừa.jpg" in told


def test_the_advice_for_warnings_stands_once() -> None:
    rules = demanding(proved("one", demand("a")), proved("two", demand("b")))
    given = [paper("x", number="?"), paper("y", number="!")]
    told = flat(text(listed(rules, given, {"one": ["x"], "two": ["y"]}), "en"))
    assert told.count("is not written in a usual way") == 2
    assert told.count("Compare it with the document") == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_list_of_hop_tien_fits_80_columns(lang: Lang) -> None:
    from support.communes import hop_tien_actuals, hop_tien_plan  # noqa: PLC0415

    given = hop_tien_actuals()
    measures: dict[str, Any] = given["measures"]
    found = listed(
        thanh_hoa(),
        given["evidence"],
        {name: one.get("evidence", []) for name, one in measures.items()},
        plan_tree=hop_tien_plan(),
    )
    assert max(width(line) for line in text(found, lang).splitlines()) <= 80
    assert mark_up(page_of(found, lang)).startswith("# ")


@settings(max_examples=25)
@given(st.sampled_from([one for one in HAND_PICKED if is_clean(one) and clean(one)]))
def test_whatever_a_document_is_called_the_list_fits(nasty: str) -> None:
    line = " ".join(nasty.split())
    rules = demanding(proved("one", demand("a", title=line, proves=line), owner=line))
    given = [paper("x", title=line, number=line, issuer=line, page=line, file=line, sha256=line)]
    found = listed(rules, given, {"one": ["x"]})
    for lang in ("vi", "en"):
        page = lay_out(page_of(found, lang))
        assert max(width(one) for one in page.splitlines()) <= 80
        assert page == lay_out(page_of(found, lang))


def test_the_json_says_what_the_page_says(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a.pdf": signed(), "b.png": PNG})
    rules = demanding(proved("one", demand("a")), proved("two", demand("b")))
    given = [paper("x", file="a.pdf"), paper("y", issued="2024-01-01"), paper("z")]
    found = listed(rules, given, {"one": ["x", "y"], "two": []}, folder)
    tree = json.loads(render(found))
    assert tree["schema"] == "parscore/evidence-checklist/1"
    assert tree["points_at_risk"] == {"points": "3"}
    assert tree["owners"] == [
        {"owner": None, "needed": 2, "in_order": 1, "points_at_risk": {"points": "3"}}
    ]
    one, two = tree["demanded"]
    assert (one["number"], one["status"], one["in_order"], one["points"]) == (
        "one",
        "present",
        True,
        {"points": "3"},
    )
    assert [(proof["id"], proof["in_order"]) for proof in one["handed_in"]] == [
        ("x", True),
        ("y", False),
    ]
    assert one["handed_in"][1]["problem"]["en"].startswith(
        "The document handed in is dated 2024-01-01"
    )
    assert (two["status"], two["handed_in"]) == ("missing", [])
    assert [document["id"] for document in tree["documents"]] == ["x", "y", "z"]
    seen = tree["documents"][0]["seen"]
    assert seen["signatures"] == {"state": "intact", "signed": 1, "pages": 1}
    assert len(seen["sha256"]) == 64
    assert tree["documents"][2]["problems"][0]["code"] == "E465"
    assert tree["unused_files"] == ["b.png"]
    assert render(found) == render(found)


def test_points_that_no_decimal_holds_are_exact_in_the_json() -> None:
    rules = demanding(proved("one", demand("a")))
    found = listed(rules, [], {"one": []})
    share = found.shares[0]
    (need,) = share.needs
    assert need.standing is not None
    third = need._replace(standing=need.standing._replace(at_risk=Fraction(1, 3)))
    changed = found._replace(shares=(share._replace(needs=(third,)),))
    assert json.loads(render(changed))["points_at_risk"] == {"points": "0.333333", "exact": "1/3"}
