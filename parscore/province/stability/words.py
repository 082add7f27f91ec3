"""The words of how stable a ranking is, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.province.ranking import words as ranking_words
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = Message(
    "rank-stability.title",
    vi="Thứ hạng vững đến đâu khi các lĩnh vực nặng nhẹ khác đi",
    en="How stable the ranks are when fields weigh differently",
)
ABOUT = Message(
    "rank-stability.about", vi="Chỉ số tự chấm, {period}", en="Index (self-score), {period}"
)
MOVES_ASSUMED = Message(
    "rank-stability.moves-assumed",
    vi="Mỗi lĩnh vực có điểm giả định được nặng hơn hoặc nhẹ hơn nhiều nhất {tolerance}; tổng "
    "điểm tối đa và tỷ trọng bên trong từng lĩnh vực giữ nguyên.",
    en="Each field with assumed points may weigh up to {tolerance} more or less; the sum of the "
    "maxima and the shares inside each field stay.",
)
MOVES_ALL = Message(
    "rank-stability.moves-all",
    vi="Bộ tiêu chí không có từ hai lĩnh vực có điểm giả định trở lên. Theo yêu cầu, mọi lĩnh vực "
    "được nặng hơn hoặc nhẹ hơn nhiều nhất {tolerance}; tổng điểm tối đa và tỷ trọng bên trong "
    "từng lĩnh vực giữ nguyên.",
    en="The rule set does not have two fields with assumed points. As asked for, every field may "
    "weigh up to {tolerance} more or less; the sum of the maxima and the shares inside each field "
    "stay.",
)
MOVES_NONE = Message(
    "rank-stability.moves-none",
    vi="Không có gì để thử: phải có từ hai lĩnh vực có điểm tối đa thì chúng mới có thể nặng nhẹ "
    "khác đi.",
    en="There is nothing to try: it takes two fields with a maximum for their weights to differ.",
)
DRAWN = Message(
    "rank-stability.drawn",
    vi="Đã thử {draws} cách chia điểm lấy ngẫu nhiên với khả năng như nhau (mã gieo {seed}: chạy "
    "lại với mã này thì ra đúng kết quả này).",
    en="{draws} weightings were drawn, each with equal chance (seed {seed}: the same seed gives "
    "the same result).",
)
ALL_CORNERS = Message(
    "rank-stability.all-corners",
    vi="Đã thử cả {corners} cách chia ở góc, tức là mọi lĩnh vực, trừ nhiều nhất một, nặng nhẹ hết "
    "mức, và {pushes} lần đẩy riêng từng lĩnh vực hết mức, các lĩnh vực khác bù theo tỷ lệ.",
    en="All {corners} corners were tried, where all fields but one at most are at an end of their "
    "room, and {pushes} times one field alone went as far as it can, the others making up for it.",
)
SOME_CORNERS = Message(
    "rank-stability.some-corners",
    vi="Đã thử thêm {corners} cách chia ở góc (không phải mọi góc, vì có quá nhiều lĩnh vực) và "
    "{pushes} lần đẩy riêng từng lĩnh vực hết mức, các lĩnh vực khác bù theo tỷ lệ.",
    en="{corners} corners were tried too (not all, as there are too many fields), and {pushes} "
    "times one field alone went as far as it can, the others making up for it.",
)
SEEN = Message(
    "rank-stability.seen",
    vi="“Đã gặp” là từ hạng cao nhất đến hạng thấp nhất trong mọi lần thử; có thể còn hạng khác "
    "chưa gặp. “90% ở giữa” chỉ tính các lần thử ngẫu nhiên, bỏ 5% ở mỗi đầu.",
    en="“Seen” is from the best to the worst rank of all trials; there may be others that were not "
    "seen. “Middle 90%” takes the draws alone, without 5% at either end.",
)
PROVEN = Message(
    "rank-stability.proven",
    vi="“Không ra ngoài” là chính xác, không phải lấy mẫu: đã chứng minh không cách chia nào như "
    "vậy đưa xã ra ngoài khoảng này.",
    en="“Never outside” is exact, not sampled: no such weighting leads out of it.",
)
WIDER = Message(
    "rank-stability.wider",
    vi="Vì quá nhiều xã để so từng cặp, khoảng “không ra ngoài” suy từ khoảng chỉ số của từng xã: "
    "vẫn đúng, nhưng rộng hơn.",
    en="There are too many communes to compare every pair, so “never outside” follows from the "
    "ranges of their indices: as true, but wider.",
)
LEFT_OUT = Message(
    "rank-stability.left-out",
    vi="Không xét: tỷ trọng bên trong lĩnh vực, các mốc cho điểm, số liệu sai, kết quả thẩm định, "
    "điều tra. Điểm thưởng, điểm phạt giữ nguyên. Xếp loại chỉ tính theo chỉ số, chưa tính điều "
    "kiện khống chế.",
    en="Left out: the shares inside fields, the thresholds of criteria, wrong data, appraisal and "
    "survey. Bonus and penalty stay as they are. Classes go by the index alone, whatever limits "
    "them.",
)
OPEN = Message(
    "rank-stability.open",
    vi="Có xã còn thiếu số liệu; chỗ thiếu được tính ở mức thấp nhất.",
    en="Some communes have missing data, which counts at its lowest.",
)
SHIFT = Message(
    "rank-stability.shift",
    vi="bình quân {shift} hạng mỗi xã, mỗi lần thử ngẫu nhiên",
    en="{shift} ranks on average, per commune and draw",
)
UNMOVED = Message(
    "rank-stability.unmoved",
    vi="{count} trên {all} xã, trong mọi lần thử",
    en="{count} of {all}, in all trials",
)
PAIRS = Message(
    "rank-stability.pairs",
    vi="{always} trên {total} cặp xã ({share}) không bao giờ đảo thứ tự, đã chứng minh; {turned} "
    "cặp có lần đảo",
    en="{always} of {total} pairs of communes ({share}) never turn, which is proven; {turned} were "
    "seen to turn",
)
ORDER_STAYS = Message(
    "rank-stability.order-stays",
    vi="{count} trên {all} cặp liền kề không bao giờ đảo thứ tự (đã chứng minh). Các cặp còn lại:",
    en="{count} of {all} neighbouring pairs never turn, which is proven. The others:",
)
IN_FIRST = Message(
    "rank-stability.in-first", vi="Trong {count} hạng đầu", en="In the first {count}"
)
CHARTED = Message(
    "rank-stability.charted",
    vi="Biểu đồ chỉ vẽ {count} xã đứng đầu.",
    en="The chart shows the first {count} communes only.",
)
WHERE = Message(
    "rank-stability.where",
    vi="{commune}: hạng {rank}, đã gặp {seen}, 90% ở giữa {middle}, không ra ngoài {bounds}",
    en="{commune}: rank {rank}, seen {seen}, middle 90% {middle}, never outside {bounds}",
)

WORDS: Final[Mapping[str, Localised]] = {
    **ranking_words.WORDS,
    "tolerance_of_fields": Localised("Mức xê dịch", "Tolerance"),
    "declared": Localised("theo bộ tiêu chí", "as the rule set says"),
    "asked": Localised("theo yêu cầu", "as asked for"),
    "method": Localised("Cách thử", "How it was tried"),
    "summary": Localised("Tóm tắt", "Summary"),
    "shift": Localised("Mức đổi hạng", "Ranks moved"),
    "unmoved": Localised("Giữ nguyên hạng", "Never moved"),
    "pairs": Localised("Thứ tự từng cặp", "Order of pairs"),
    "ranks": Localised("Thứ hạng của từng xã", "The ranks of each commune"),
    "chart": Localised("Biểu đồ thứ hạng", "The ranks as a chart"),
    "index": Localised("Chỉ số (%)", "Index (%)"),
    "seen": Localised("Đã gặp", "Seen"),
    "middle": Localised("90% ở giữa", "Middle 90%"),
    "bounds": Localised("Không ra ngoài", "Never outside"),
    "band_kept": Localised("Giữ mức xếp loại", "Same class"),
    "seen_best": Localised("Hạng cao nhất đã gặp", "Best rank seen"),
    "seen_worst": Localised("Hạng thấp nhất đã gặp", "Worst rank seen"),
    "middle_best": Localised("90% ở giữa: từ hạng", "Middle 90%: from rank"),
    "middle_worst": Localised("90% ở giữa: đến hạng", "Middle 90%: to rank"),
    "bounds_best": Localised("Không cao hơn hạng", "Never better than rank"),
    "bounds_worst": Localised("Không thấp hơn hạng", "Never worse than rank"),
    "first_share": Localised("Trong nhóm đầu (% lần thử)", "Among the first (% of draws)"),
    "band_share": Localised("Giữ mức xếp loại (% lần thử)", "Same class (% of draws)"),
    "neighbours": Localised("Các cặp liền kề có thể đảo thứ tự", "Neighbours that may turn"),
    "above": Localised("Đứng trên", "Above"),
    "below": Localised("Đứng dưới", "Below"),
    "turned": Localised("Đảo", "Turned"),
    "at_extremes": Localised("chỉ khi hết mức", "at extremes only"),
    "not_seen": Localised("chưa gặp", "not seen"),
    "pushed": Localised("Lĩnh vực nào làm đổi hạng nhiều", "Which fields move ranks"),
    "tried_max": Localised("Đã thử", "Tried"),
    "heavier": Localised("Nặng hơn: đổi bình quân", "Heavier: mean move"),
    "lighter": Localised("Nhẹ hơn: đổi bình quân", "Lighter: mean move"),
    "most": Localised("Đổi nhiều nhất", "Most"),
    "now": Localised("Hạng hiện nay", "Rank now"),
}
