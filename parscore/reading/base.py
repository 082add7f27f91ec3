"""What every typed document is made of: a strict model, and the kinds of values in its fields.

A field type says in one word what may stand there (`Number`, `IsoDate`, `Line`); it checks the
value, says what is wrong with it as a `Kind` of problem, and describes itself to editors.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction as StandardFraction
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from parscore.reading.figures import date_fault, number_fault
from parscore.reading.problems import Kind, kind, shortened
from parscore.reading.reads import Reads, ReadsInContext, ReadsText
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.numbers import NotANumber, bounded, exact, parse_number, parse_plain
from parscore.values.periods import NotADate, parse_date
from parscore.values.text import is_clean, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from pydantic import ValidationInfo
    from pydantic_core import ErrorDetails

    from parscore.values.messages import Argument

LONGEST_IDENTIFIER = 80
LONGEST_LINE = 2_000
LONGEST_PROSE = 20_000

WRONG_TYPE = kind(
    "E050",
    says=("Ở đây cần {expected}, nhưng tệp ghi {found}.", "This needs {expected}, not {found}."),
)
NOT_WHOLE = kind(
    "E051",
    says=("“{value}” không phải là số nguyên.", "“{value}” is not a whole number."),
    advise=("Hãy ghi số không có phần thập phân.", "Write a number without decimals."),
)
NOT_YES_NO = kind(
    "E052",
    says=(
        "“{value}”: ở đây chỉ được ghi true (có) hoặc false (không).",
        "“{value}”: only true or false may stand here.",
    ),
    advise=("Hãy ghi true hoặc false.", "Write true or false."),
)
NOT_AN_IDENTIFIER = kind(
    "E053",
    says=("“{value}” không phải là mã hợp lệ.", "“{value}” is not a valid id."),
    advise=(
        "Mã gồm chữ thường không dấu, chữ số và các dấu “_”, “-”, “.”; dài nhất {most} ký tự.",
        "An id has small letters without marks, digits, “_”, “-” and “.”; at most {most} of them.",
    ),
)
BLANK = kind(
    "E054",
    says=("Ở đây không được để trống.", "This must not be blank."),
    advise=(
        "Hãy điền nội dung; khóa không bắt buộc thì có thể bỏ.",
        "Fill it in; a key that is not required may be left out.",
    ),
)
NOT_ONE_LINE = kind(
    "E055",
    says=("Văn bản ở đây phải nằm trên một dòng.", "The text here must be a single line."),
    advise=("Hãy bỏ dấu xuống dòng và dấu Tab.", "Remove the line breaks and tabs."),
)
TOO_LONG = kind(
    "E056",
    says=(
        "Văn bản dài {length} ký tự; nhiều nhất {most}.",
        "The text has {length} characters; at most {most} may stand here.",
    ),
    advise=("Hãy rút gọn văn bản.", "Shorten the text."),
)
UNCLEAN_TEXT = kind(
    "E057",
    says=("Văn bản có ký tự ẩn không dùng được.", "The text holds a control character."),
    advise=("Hãy xóa ký tự đó.", "Delete that character."),
)

A_NUMBER = Localised("một số", "a number")
A_PERCENTAGE = Localised("một tỷ lệ như “50%”", "a percentage such as “50%”")
A_DATE = Localised("một ngày", "a date")
AN_IDENTIFIER = Localised("một mã", "an id")
A_TEXT = Localised("một văn bản", "a text")
A_LIST = Localised("một danh sách", "a list")
A_MAPPING = Localised("một nhóm khóa", "a group of keys")
YES_OR_NO = Localised("true hoặc false", "true or false")
NOTHING = Localised("giá trị trống (null)", "nothing (null)")

REFUSED = "parscore"  # the type of our own errors among those of pydantic
CLEAN = "clean"  # the context in which pydantic reads a tree whose texts are composed and clean

_VIETNAMESE = (
    r"^(?!\s*[-+\u2212]?(?=[0-9]{1,3}\.)0*[1-9][0-9]*\.[0-9]{3}\s*$)\s*[-+\u2212]?\s*"
    r"([0-9]+([.,][0-9]+)?|[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?"
    r"|[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?)\s*%?\s*$"
)
_ISO = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_PLAIN = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_ID = "^[a-z0-9][a-z0-9_.-]*$"
_ONE_LINE = r"^[^\n\t]*[^\s][^\n\t]*$"
_ID_START = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_ID_CHARS = _ID_START | frozenset("_.-")


class Document(BaseModel):
    """A strict, unchanging document or part of one; an unknown key is an error.

    A whole document names its schema in a field `schema_id: Literal["parscore/plan/1"]` with the
    alias `schema`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def model_construct(  # type: ignore[override] # the plugin of pydantic gives it each model's own
        cls,
        _fields_set: set[str] | None = None,
        **values: Any,  # noqa: ANN401 - of any field
    ) -> Self:
        """Return a document of values that need no check, by the names of their fields.

        It does what pydantic's own method does, which asks at every field for other names that
        none of these values has; an assessment has a thousand parts. All fields count as set.

        Raises:
            TypeError: a field without default has no value, or there is no such field.
        """
        made: Self = _blank(cls).filled(values, _fields_set)
        return made

    @classmethod
    def schema_name(cls) -> str | None:
        """Return the schema that a file of this kind must name; None for a part of a document."""
        header = cls.model_fields.get("schema_id")
        return str(get_args(header.annotation)[0]) if header else None


D = TypeVar("D", bound=Document)


class Template(Generic[D]):
    """A document of which some values are given once, and the rest for each copy.

    Values need no check; they go by the names of their fields.
    """

    def __init__(self, model: type[D], **given: Any) -> None:  # noqa: ANN401 - of any field
        """Keep what is the same in every copy, each field in the order of the model.

        Raises:
            TypeError: there is no such field.
        """
        fields = model.model_fields
        names = fields.keys()
        if given.keys() - names:
            raise TypeError(f"{model.__name__}: {', '.join(sorted(given.keys() - names))}")
        blank = {name: one.get_default(call_default_factory=True) for name, one in fields.items()}
        required = {name for name, one in fields.items() if one.is_required()}
        self._model = model
        self._fields = blank | given
        self._names = set(names)
        self._open = required - given.keys()
        self._all_open = itemgetter(*self._open) if self._open else len

    def filled(self, values: Mapping[str, Any], fields_set: set[str] | None = None) -> D:
        """Return a copy with these values; all fields count as set by default.

        Raises:
            TypeError: a field without default has no value, or there is no such field.
        """
        fields = {**self._fields, **values}
        if len(fields) != len(self._names):
            raise self._odd(values.keys() - self._names)
        try:
            self._all_open(values)
        except KeyError:
            raise self._odd(self._open - values.keys()) from None
        made = _new(self._model)
        _keep_fields(made, fields)
        _keep_names(made, self._names if fields_set is None else fields_set)
        _keep_extra(made, None)
        _keep_private(made, None)
        return made

    def _odd(self, names: set[str]) -> TypeError:
        return TypeError(f"{self._model.__name__}: {', '.join(sorted(names))}")


# Where pydantic keeps what makes a document, found once: an assessment has a thousand parts.
_new = object.__new__
_keep_fields = vars(BaseModel)["__dict__"].__set__
_keep_names = vars(BaseModel)["__pydantic_fields_set__"].__set__
_keep_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_keep_private = vars(BaseModel)["__pydantic_private__"].__set__


@cache
def _blank(model: type[D]) -> Template[D]:
    """Return the template of a model in which nothing is given but defaults."""
    return Template(model)


def refuse(why: Kind, **args: Argument) -> PydanticCustomError:
    """Return the error by which a validator refuses a value; `load` turns it into a `Problem`."""
    return PydanticCustomError(REFUSED, why.says.vi, {"kind": why, **args})


def wrong_type(expected: Localised, value: object) -> PydanticCustomError:
    """Return the error for a value of another type than a field takes."""
    return refuse(WRONG_TYPE, expected=expected, found=described(value))


def refusal(details: ErrorDetails) -> tuple[Kind, dict[str, Argument]]:
    """Return the kind of problem of an error that is our own, with its arguments.

    A field that takes texts alone (`ReadsText`) leaves it to us to say what it found.
    """
    args = dict(details["ctx"])
    why: Kind = args.pop("kind")
    if why is WRONG_TYPE and "found" not in args:
        args["found"] = described(details["input"])
    return why, args


def described(value: object) -> Localised:
    """Name a value in a sentence: quoted where it is short, else by its type."""
    if value is None:
        return NOTHING
    if isinstance(value, dict):
        return A_MAPPING
    if isinstance(value, list | tuple):
        return A_LIST
    shown = str(value).lower() if isinstance(value, bool) else shortened(str(value))
    return Localised(f"“{shown}”", f"“{shown}”")


def _number(value: object) -> Decimal:
    return _figure(value, parse_number)


def _plain_number(value: object) -> Fraction:
    if isinstance(value, Fraction | StandardFraction):
        return exact(value)
    return Fraction(_figure(value, parse_plain))


def _percent_text(value: object) -> str:
    if not isinstance(value, str) or not value.endswith("%"):
        raise wrong_type(A_PERCENTAGE, value)
    _figure(value[:-1], parse_plain)
    return value


def _ruleset_id(value: object) -> str:
    if not isinstance(value, str):
        raise wrong_type(AN_IDENTIFIER, value)
    for part in value.split("/"):
        _identifier(part)
    return value


def _figure(value: object, parse: Callable[[str], Decimal]) -> Decimal:
    try:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, Decimal):
            return bounded(value)
    except NotANumber as fault:
        why, args = number_fault(fault)
        raise refuse(why, **args) from None
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise wrong_type(A_NUMBER, value)


def _whole(value: object) -> int:
    number = _figure(value, parse_plain)
    if number != number.to_integral_value():
        raise refuse(NOT_WHOLE, value=str(value))
    return int(number)


def _iso_date(value: object) -> date:
    if isinstance(value, str):
        return _written_date(value)
    if type(value) is date:
        return value
    raise wrong_type(A_DATE, value)


@lru_cache(maxsize=1024)  # a document has few different days
def _written_date(text: str) -> date:
    try:
        return parse_date(text)
    except NotADate as fault:
        why, args = date_fault(fault)
        raise refuse(why, **args) from None


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        if value in {"true", "false"}:
            return value == "true"
        raise refuse(NOT_YES_NO, value=shortened(value))
    raise wrong_type(YES_OR_NO, value)


_NO_IDENTIFIER = PydanticCustomError(
    REFUSED, "Ở đây cần {expected}.", {"kind": WRONG_TYPE, "expected": AN_IDENTIFIER}
)


@lru_cache(maxsize=4096)  # most of them are named again and again; what is refused is not kept
def _identifier(text: str) -> str:
    well_formed = text[:1] in _ID_START and _ID_CHARS.issuperset(text)
    if not well_formed or len(text) > LONGEST_IDENTIFIER:
        raise refuse(NOT_AN_IDENTIFIER, value=shortened(text), most=LONGEST_IDENTIFIER)
    return text


def _line(value: object, info: ValidationInfo) -> str:
    if not isinstance(value, str):
        raise wrong_type(A_TEXT, value)
    if info.context is CLEAN:
        text = value.strip()
        plain = "\n" not in text and "\t" not in text
    else:
        text = nfc(value).strip()
        plain = text.isprintable()
    if not plain or not 0 < len(text) <= LONGEST_LINE:
        _check_line(text)
    return text


def _prose(value: object, info: ValidationInfo) -> str:
    """Take a text without the space around it: a folded YAML text ends with a line feed."""
    if not isinstance(value, str):
        raise wrong_type(A_TEXT, value)
    known = info.context is CLEAN
    text = (value if known else nfc(value)).strip()
    if len(text) > LONGEST_PROSE or not (known or text.isprintable()):
        _check_text(text, LONGEST_PROSE)
    return text


def _check_line(text: str) -> None:
    _check_text(text, LONGEST_LINE)
    if not text:
        raise refuse(BLANK)
    if "\n" in text or "\t" in text:
        raise refuse(NOT_ONE_LINE)


def _check_text(text: str, most: int) -> None:
    if len(text) > most:
        raise refuse(TOO_LONG, length=len(text), most=most)
    if not is_clean(text):
        raise refuse(UNCLEAN_TEXT)


Number = Annotated[
    Decimal,
    Reads(_number, anyOf=[{"type": "number"}, {"type": "string", "pattern": _VIETNAMESE}]),
]
"""A JSON number, or a text in Vietnamese notation (`"98,5%"`)."""

PlainNumber = Annotated[
    Fraction,
    Reads(_plain_number, anyOf=[{"type": "number"}, {"type": "string", "pattern": _PLAIN}]),
]
"""A number with a dot before its decimals, as YAML files write it, in quotes or not; exact."""

# A limit stands inside the type: beside it, pydantic would apply it first, and then forget it.
Positive = Annotated[PlainNumber, Field(gt=0)]
"""A plain number above 0."""

Tolerance = Annotated[PlainNumber, Field(gt=0, lt=100)]
"""A plain number above 0 and below 100, in percent."""

NotNegative = Annotated[PlainNumber, Field(ge=0)]
"""A plain number from 0 on."""

NotPositive = Annotated[PlainNumber, Field(le=0)]
"""A plain number up to 0."""

PercentText = Annotated[
    str,
    Reads(_percent_text, type="string", pattern=r"^-?[0-9]+(\.[0-9]+)?%$"),
]
"""A share such as `50%`."""

RulesetId = Annotated[
    str,
    Reads(_ruleset_id, type="string", pattern="^[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)*$"),
]
"""A path below a rules folder; it can never lead out of it."""

Whole = Annotated[int, Reads(_whole, type="integer")]
"""A number without decimals."""

Ordinal = Annotated[Whole, Field(ge=1)]
"""A number without decimals, from 1 on."""

IsoDate = Annotated[
    date,
    Reads(_iso_date, type="string", format="date", pattern=_ISO),
]
"""A day written `2025-08-15`."""

YesNo = Annotated[bool, Reads(_yes_no, type="boolean")]
"""`true` or `false`, and no other word for them."""

JustYes = Annotated[Literal[True], BeforeValidator(lambda value: value == "true" or value)]
"""`true`, where only that says anything."""

Identifier = Annotated[
    str,
    ReadsText(_identifier, _NO_IDENTIFIER, pattern=_ID, maxLength=LONGEST_IDENTIFIER),
]
"""The name by which one part of a document refers to another."""

Line = Annotated[
    str,
    ReadsInContext(_line, type="string", pattern=_ONE_LINE, maxLength=LONGEST_LINE),
]
"""A text of one line that is not blank; space around it is dropped."""

Prose = Annotated[
    str,
    ReadsInContext(_prose, type="string", maxLength=LONGEST_PROSE),
]
"""A text of any lines, perhaps none; space around it is dropped."""
