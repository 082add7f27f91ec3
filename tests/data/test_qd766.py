"""Index 766: its table, its two variants, and the points of Hợp Tiến reckoned by hand."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from support.communes import (
    actuals,
    as_json,
    assess,
    document,
    hop_tien_actuals,
    hop_tien_plan,
    node,
    plan,
    rules_of,
)
from support.folders import Folder
from support.guide import sections

from parscore.documents.actuals import Actuals
from parscore.evaluate import Rules, prepare
from parscore.findings.fit import check_actuals
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook
from parscore.rulebook.select import is_stale, may_score
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.values.exact import Fraction

Tree = dict[str, Any]
RULES = Path(__file__).parents[2] / "rules"
FIGURES = RULES / "thanh-hoa/hop-tien/2025/actuals-766.json"
PORTAL, WRITTEN = "vn/qd766", "vn/qd766-van-ban"
VARIANTS = (PORTAL, WRITTEN)

# Of the decision's table: each metric with its points, by group.
METRICS = {
    "publicity": {
        "publish_on_time": 6,
        "public_update_on_time": 4,
        "public_content_full": 2,
        "dossier_sync": 6,
    },
    "progress_of_settlement": {"progress": 20},
    "digitisation": {
        "original_result_available": 6,
        "so_hoa_giay_to_giai_quyet": 4,
        "electronic_certified_copy": 2,
        "reused_digitized_data": 2,
        "synced_with_dvcqg_personal_storage": 4,
        "citizen_data_connected_dossier": 2,
        "citizen_data_connected_formality": 2,
    },
    "online_services": {"online_service": 12, "online_payment": 10},
    "satisfaction": {
        "petition_processing_on_time": 6,
        "petition_handling_satisfaction": 6,
        "dossier_receiving_satisfaction": 6,
    },
}
GROUPS = [18, 20, 22, 22, 18]

# Hợp Tiến, each from its counts in actuals-766.json.
POINTS = {
    "publish_on_time": "0",  # 0/0: null, the points are lost
    "public_update_on_time": "3.86",  # 4 × 199/206 = 3.8640…
    "public_content_full": "2",
    "dossier_sync": "5.86",  # 6 × 1230/max(1260, 1250) = 5.8571…
    "progress": "19.41",  # 20 × 1188/1224 = 19.4117…
    "original_result_available": "5.65",  # 6 × 1152/1224 = 5.6470…
    "so_hoa_giay_to_giai_quyet": "3.2",  # 4 × 980/1224 = 3.2026…
    "electronic_certified_copy": "2",
    "reused_digitized_data": "1.51",  # 2 × 60.2941…/80 = 1.5073…
    "synced_with_dvcqg_personal_storage": "2.81",  # 4 × 860/1224 = 2.8104…
    "citizen_data_connected_dossier": "1.8",  # 2 × 1101/1224 = 1.7990…
    "citizen_data_connected_formality": "1.82",  # 2 × 187/206 = 1.8155…
    "online_service": None,  # its formula is not known, and nothing was published
    "online_payment": "4.68",  # 1.6192 → 1.62, 1.3362 → 1.34, 1.7241 → 1.72
    "petition_processing_on_time": "5.5",
    "petition_handling_satisfaction": "5",
    "dossier_receiving_satisfaction": "6",  # 1181/1224 is above 90%
}


def rules(name: str = PORTAL) -> Rules:
    return rules_of(name)


def figures() -> Tree:
    return document("thanh-hoa/hop-tien/2025", "actuals-766")


@pytest.fixture(scope="module")
def portal() -> Assessment:
    return assess(hop_tien_plan(), figures(), rules())


@pytest.fixture(scope="module")
def written() -> Assessment:
    return assess(hop_tien_plan(), figures(), rules(WRITTEN))


def scored(measures: Tree, name: str = PORTAL) -> Assessment:
    return assess(plan(), actuals(measures=measures), rules(name))


def one(leaf: str, measures: Tree, name: str = PORTAL) -> NodeShown:
    return node(scored(measures, name), leaf)


def ratio(numerator: int, denominator: int) -> Tree:
    return {"numerator": numerator, "denominator": denominator}


def leaves(made: Assessment) -> Iterator[NodeShown]:
    return (one for one in made.nodes if one.formula is not None)


# --- The table ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VARIANTS)
def test_five_groups_and_17_metrics_add_up_to_100_points(name: str) -> None:
    book = rules(name).rulebook
    assert {root.id: root.maximum for root in book.roots} == dict(zip(METRICS, GROUPS, strict=True))
    found: dict[str, dict[str, Fraction]] = {}
    for leaf in book.leaves:
        found.setdefault(leaf.field, {})[leaf.id] = leaf.maximum
    assert found == METRICS
    assert len(book.leaves) == 17


def test_the_portal_splits_online_services_into_12_and_10() -> None:
    nodes = rules().rulebook.nodes
    inside = [nodes[child] for child in nodes["online_services"].children]
    assert [one.maximum for one in inside] == [12, 10]


@pytest.mark.parametrize("name", VARIANTS)
def test_parts_and_leaves_are_rounded_to_two_places_and_no_sum_is(name: str) -> None:
    book = rules(name).rulebook
    for leaf in book.leaves:
        assert leaf.rounding == leaf.part_rounding == (2, "half_up")
    assert all(one.rounding is None for one in book.nodes.values() if not one.is_leaf)
    assert book.total_rounding is None


def test_each_figure_names_the_metric_it_belongs_to_and_says_that_it_is_derived() -> None:
    for leaf in rules().rulebook.leaves:
        source = leaf.source
        assert source.basis == "assumed"
        assert source.reason
        assert source.clause
        assert source.clause.endswith(f"chỉ số {leaf.id.upper()}")


def test_what_the_decision_says_word_for_word_is_cited() -> None:
    nodes = rules(WRITTEN).rulebook.nodes
    digitised = nodes["so_hoa_giay_to_giai_quyet"].source
    assert digitised.basis == "official"
    assert digitised.document == "Quyết định số 766/QĐ-TTg"
    assert digitised.quote
    assert digitised.quote.startswith("Đạt từ 80% trở lên sẽ đạt điểm tối đa")
    for name in ("petition_processing_on_time", "petition_handling_satisfaction"):
        assert nodes[name].source.quote == "chia đều cho 02 chỉ tiêu"


def test_what_is_left_open_is_listed_with_a_reason() -> None:
    document = RulesFolders((RULES,)).ruleset(PORTAL).document
    assert {entry.node for entry in document.undefined} == {
        "public_content_full",
        "electronic_certified_copy",
        "citizen_data_connected_formality",
        "online_service",
    }
    assert {entry.node for entry in document.undefined} <= rules().rulebook.nodes.keys()


# --- Hợp Tiến -----------------------------------------------------------------------------------


def test_the_points_of_each_metric_are_those_reckoned_by_hand(portal: Assessment) -> None:
    assert {leaf.id: leaf.points for leaf in leaves(portal)} == POINTS


def test_groups_and_total_add_up_what_was_rounded(portal: Assessment) -> None:
    roots = [one.points for one in portal.nodes if one.parent is None]
    assert roots == ["11.72", "19.41", "18.79", "4.68", "16.5"]
    assert (portal.score.points, portal.score.max, portal.score.index) == ("71.1", "100", "71.1")
    # The metric that nobody can compute may still bring its 12 points.
    assert (portal.score.lower, portal.score.upper) == ("71.1", "83.1")


def test_the_points_published_for_online_services_are_taken_as_they_are() -> None:
    given = figures()
    given["measures"]["portal_online_service_points"] = {"points": Decimal("8.37")}
    made = assess(hop_tien_plan(), given, rules())
    assert node(made, "online_service").points == "8.37"
    assert made.score.points == made.score.lower == made.score.upper == "79.47"


def test_gaps_say_how_many_dossiers_procedures_and_petitions(portal: Assessment) -> None:
    said = {gap.node: gap.action.en for gap in portal.gaps}
    assert said["progress"] == "36 more dossiers to reach 100% and earn all 20 points."
    assert said["so_hoa_giay_to_giai_quyet"] == (
        "244 more dossiers to reach 100% and earn all 4 points."
    )
    # 80% of 1224 is 979.2: 980 dossiers
    assert said["reused_digitized_data"] == "242 more dossiers to reach 80% and earn all 2 points."
    assert said["petition_handling_satisfaction"].startswith("2 more petitions")
    assert said["public_update_on_time"].startswith("7 more procedures")
    payment = next(gap for gap in portal.gaps if gap.node == "online_payment")
    assert payment.recoverable == "5.32"
    assert "cần thêm 441 hồ sơ để đạt 100% và đủ 6 điểm" in payment.action.vi
    # 2.5 × B comes to 2 points at 80%: 47 of 58 procedures, 31 were paid online
    assert "cần thêm 16 thủ tục để đạt 80% và đủ 2 điểm" in payment.action.vi


def test_points_lost_to_an_empty_denominator_stand_in_the_gap_list(portal: Assessment) -> None:
    gap = next(gap for gap in portal.gaps if gap.node == "publish_on_time")
    assert (gap.lost, gap.recoverable) == ("6", "0")


def test_the_file_is_illustrative_and_fits() -> None:
    source = read_json(FIGURES.read_bytes(), FIGURES.name)
    document = load(Actuals, source)
    assert document.illustrative
    assert check_actuals(document, rules().rulebook, source) == []


# --- Written and implemented ----------------------------------------------------------------------


def test_the_variants_differ_only_where_the_words_do(
    portal: Assessment, written: Assessment
) -> None:
    pairs = zip(leaves(portal), leaves(written), strict=True)
    differing = {one.id: (one.points, other.points) for one, other in pairs if one != other}
    assert differing == {
        "so_hoa_giay_to_giai_quyet": ("3.2", "4"),  # 980/1224 is above 80%
        "petition_processing_on_time": ("5.5", "5.5"),  # another source
        "petition_handling_satisfaction": ("5", "5"),
    }
    assert written.score.points == "71.9"


def test_each_report_says_which_variant_was_used(portal: Assessment, written: Assessment) -> None:
    assert (portal.ruleset.id, written.ruleset.id) == VARIANTS
    assert "cách tính của Cổng" in portal.ruleset.title
    assert "theo lời văn" in written.ruleset.title
    assert portal.ruleset.number == written.ruleset.number == "766/QĐ-TTg"
    assert portal.ruleset.sha256 != written.ruleset.sha256


def test_80_percent_digitised_is_3_20_on_the_portal_and_4_by_the_words() -> None:
    given = {"portal_dossiers_digitised": ratio(80, 100)}
    assert one("so_hoa_giay_to_giai_quyet", given).points == "3.2"
    assert one("so_hoa_giay_to_giai_quyet", given, WRITTEN).points == "4"
    below = {"portal_dossiers_digitised": ratio(799, 1000)}
    assert one("so_hoa_giay_to_giai_quyet", below, WRITTEN).points == "4"  # 3.995 rounds up
    below = {"portal_dossiers_digitised": ratio(798, 1000)}
    assert one("so_hoa_giay_to_giai_quyet", below, WRITTEN).points == "3.99"


NO_PETITIONS = {"petitions_on_time": ratio(0, 0), "portal_petitions_satisfied": ratio(0, 0)}


def test_without_petitions_the_portal_gives_full_marks() -> None:
    made = scored(NO_PETITIONS | {"portal_dossiers_satisfied": ratio(45, 100)})
    assert node(made, "satisfaction").points == "15"  # 6 + 6 + 6 × 0.45/0.90
    assert node(made, "satisfaction").max == "18"


def test_without_petitions_the_words_share_out_the_points() -> None:
    made = scored(NO_PETITIONS | {"portal_dossiers_satisfied": ratio(45, 100)}, WRITTEN)
    assert node(made, "satisfaction").points == "9"  # (6 + 12) × 0.45/0.90
    assert node(made, "satisfaction").max == "18"


def test_one_petition_unsettled_costs_12_of_18_points() -> None:
    given = {"petitions_on_time": ratio(0, 1), "portal_petitions_satisfied": ratio(0, 1)}
    made = scored(given | {"portal_dossiers_satisfied": ratio(1, 1)})
    assert node(made, "satisfaction").points == "6"


# --- Rounding and what is special --------------------------------------------------------------


def payment(paid: tuple[int, int], once: tuple[int, int], used: tuple[int, int]) -> NodeShown:
    measures = {
        "portal_dossiers_paid_online": ratio(*paid),
        "portal_fee_procedures_paid_online": ratio(*once),
        "portal_fee_procedures_with_dossiers": ratio(*used),
    }
    return one("online_payment", measures)


def test_each_part_is_rounded_before_the_parts_are_added() -> None:
    # 4.444 + 1.114 + 0.444 is 6.002; rounded first it is 4.44 + 1.11 + 0.44
    assert payment((1111, 1500), (557, 1250), (222, 1250)).points == "5.99"


def test_a_half_is_rounded_up() -> None:
    # 6 × 1/48 = 0.125
    assert one("original_result_available", {"portal_electronic_results": ratio(1, 48)}).points == (
        "0.13"
    )


def test_payment_is_capped_in_its_second_part_and_as_a_whole() -> None:
    assert payment((0, 1), (4, 5), (0, 5)).points == "2"
    assert payment((0, 1), (5, 5), (0, 5)).points == "2"
    assert payment((1, 1), (5, 5), (5, 5)).points == "10"
    assert payment((1, 1), (5, 5), (3, 5)).points == "9.5"


def test_satisfaction_is_full_at_90_percent_and_proportional_below() -> None:
    for numerator, points in ((100, "6"), (90, "6"), (89, "5.93"), (45, "3"), (0, "0")):
        given = {"portal_dossiers_satisfied": ratio(numerator, 100)}
        assert one("dossier_receiving_satisfaction", given).points == points


def test_the_larger_of_two_systems_is_the_denominator_of_synchronisation() -> None:
    given = {
        "portal_dossiers_synced": ratio(900, 900),
        "portal_dossiers_second_system": {"value": 1000},
    }
    assert one("dossier_sync", given).points == "5.4"


def test_synchronisation_falls_back_to_the_whole_of_last_year_and_then_to_nothing() -> None:
    empty: Tree = {
        "portal_dossiers_synced": ratio(300, 0) | {"previous": ratio(1000, 1200)},
        "portal_dossiers_second_system": {"value": 0},
    }
    assert one("dossier_sync", empty).points == "1.5"  # 6 × 300/1200
    del empty["portal_dossiers_synced"]["previous"]
    assert one("dossier_sync", empty).points == "0"


# --- Nothing to divide by --------------------------------------------------------------------

EMPTY = {
    "publish_on_time": ("portal_procedures_published_on_time", "0", "not_applicable"),
    "public_update_on_time": ("portal_procedures_updated_on_time", "0", "not_applicable"),
    "public_content_full": ("portal_procedures_full_content", None, "undetermined"),
    "progress": ("portal_dossiers_on_time", "0", "not_met"),
    "original_result_available": ("portal_electronic_results", "0", "not_applicable"),
    "so_hoa_giay_to_giai_quyet": ("portal_dossiers_digitised", "0", "not_applicable"),
    "electronic_certified_copy": ("portal_certified_copy_communes", None, "undetermined"),
    "reused_digitized_data": ("portal_data_reused", "0", "not_applicable"),
    "synced_with_dvcqg_personal_storage": ("portal_personal_storage_synced", "0", "not_applicable"),
    "citizen_data_connected_dossier": ("portal_dossiers_with_citizen_data", "0", "not_applicable"),
    "citizen_data_connected_formality": (
        "portal_procedures_with_citizen_data",
        None,
        "undetermined",
    ),
    "petition_processing_on_time": ("petitions_on_time", "6", "not_applicable"),
    "petition_handling_satisfaction": ("portal_petitions_satisfied", "6", "not_applicable"),
    "dossier_receiving_satisfaction": ("portal_dossiers_satisfied", "0", "not_met"),
}


@pytest.mark.parametrize("leaf", EMPTY)
def test_an_empty_denominator_counts_as_the_portal_counts_it(leaf: str) -> None:
    indicator, points, status = EMPTY[leaf]
    found = one(leaf, {indicator: ratio(0, 0)})
    assert (found.points, found.status) == (points, status)
    assert found.max == found.max_official  # nothing leaves the 100 points


def test_payment_without_anything_to_pay_is_a_ratio_of_0() -> None:
    assert payment((0, 0), (0, 0), (0, 0)).points == "0"
    assert payment((1, 2), (0, 0), (0, 0)).points == "3"


# --- Whom and when -----------------------------------------------------------------------------


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("province", ["thanh-hoa", "lang-son", "lai-chau"])
def test_a_commune_of_any_province_is_scored(name: str, province: str) -> None:
    book = rules(name).rulebook
    assert may_score(book, province, year(2025), allow_stale=False) == []
    assert not is_stale(book, year(2025))


@pytest.mark.parametrize("name", VARIANTS)
def test_the_pack_ends_with_2025_because_the_portal_changed_its_rules(name: str) -> None:
    book = rules(name).rulebook
    for allow_stale in (False, True):
        (problem,) = may_score(book, "thanh-hoa", year(2026), allow_stale=allow_stale)
        assert problem.code == "E124"
        assert "2022-08-01–2025-12-31" in problem.text.en


def test_a_year_before_2025_is_scored_only_where_one_allows_it() -> None:
    book = rules().rulebook
    (problem,) = may_score(book, "thanh-hoa", year(2024), allow_stale=False)
    assert problem.code == "E122"
    assert may_score(book, "thanh-hoa", year(2024), allow_stale=True) == []
    assert may_score(book, "thanh-hoa", year(2021), allow_stale=True)[0].code == "E124"


def test_the_file_of_the_provinces_own_set_serves_as_well() -> None:
    given = hop_tien_actuals()
    given["measures"] |= figures()["measures"]
    given["appraisal"] = {"on_time": {"round1": {"points": 4}}}
    text = json.dumps(given, ensure_ascii=False, default=str).encode()
    source = read_json(text, "actuals.json")
    assert check_actuals(load(Actuals, source), rules().rulebook, source) == []
    made = assess(hop_tien_plan(), given, rules())
    assert made.score.points == "71.1"
    assert "warn.unused-measure" not in {warning.code for warning in made.warnings}


def test_a_slip_in_a_measures_name_is_still_told() -> None:
    given = figures()
    given["measures"]["portal_dosiers_on_time"] = ratio(1, 1)
    source = read_json(json.dumps(given, ensure_ascii=False).encode(), "actuals.json")
    (problem,) = check_actuals(load(Actuals, source), rules().rulebook, source)
    assert problem.code == "E201"
    assert problem.advice
    assert "portal_dossiers_on_time" in problem.advice.en


def test_points_above_what_the_group_has_are_refused() -> None:
    given = figures()
    given["measures"]["portal_online_service_points"] = {"points": 13}
    source = read_json(json.dumps(given, ensure_ascii=False).encode(), "actuals.json")
    assert [p.code for p in check_actuals(load(Actuals, source), rules().rulebook, source)] == [
        "E214"
    ]


def test_no_rule_of_the_plan_changes_the_index(portal: Assessment) -> None:
    assert rules().rulebook.inference == {}
    assert as_json(portal)["findings"] == []


# --- The guide ----------------------------------------------------------------------------------


def test_the_guide_shows_how_to_quote_the_index(tmp_path: Path) -> None:
    page = sections(RULES / "README.md")
    section = next(one for one in page if one.title.startswith("Bộ chỉ số 766"))
    names, example, _ = map(yaml.safe_load, section.examples())
    folder = Folder(tmp_path)
    (tmp_path / "vn/indicators.yaml").unlink()
    folder.add("thu/2025", yaml.safe_dump({**names, "criteria": example}, allow_unicode=True))
    folders = RulesFolders((tmp_path, RULES))
    quoting = prepare(load_rulebook(folders.ruleset("thu/2025"), folders).rulebook)
    given = figures()["measures"] | {"portal_online_service_points": {"points": Decimal("8.9")}}
    made = assess(plan(), actuals(measures=given), quoting)
    assert node(made, "service_index").points == "4"  # 80% of 5
