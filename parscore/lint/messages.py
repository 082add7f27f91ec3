"""The parts of sentences that several lints share."""

from parscore.values.messages import Message

PLACE = Message("lint.place", vi="mục {section}, dòng {line}", en="section {section}, line {line}")
HEAD = Message("lint.head", vi="mở đầu", en="head")
AND_MORE = Message("lint.more", vi="và {count} chỗ khác", en="and {count} more")
FIGURE = Message("lint.figure", vi="{sign} {value}", en="{sign} {value}")
FIGURE_WITH_UNIT = Message(
    "lint.figure-unit", vi="{sign} {value}{joint}{unit}", en="{sign} {value}{joint}{unit}"
)
PERCENT = Message("lint.percent", vi="%", en="%")
