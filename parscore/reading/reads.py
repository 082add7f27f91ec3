"""How a field type reads its value, as pydantic is told."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic_core.core_schema import (
    custom_error_schema,
    no_info_after_validator_function,
    no_info_plain_validator_function,
    str_schema,
    with_info_plain_validator_function,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter, ValidationInfo
    from pydantic_core import CoreSchema, PydanticCustomError


class Reads:
    """Reads a value by one function, and says in a JSON schema what may stand there.

    pydantic's own `PlainValidator` does the same, but also makes, for every field, a validator and
    a serialiser of the type that comes out, which nobody asks for: a quarter of the time it takes
    to make the models ready.
    """

    def __init__(self, read: Callable[..., object], **shape: object) -> None:
        self._read = read
        self._shape = shape

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the validator; what stands in the type itself plays no part."""
        return no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return what may stand there."""
        return dict(self._shape)


class ReadsInContext(Reads):
    """Reads a value by a function that asks in which context it reads."""

    def __init__(self, read: Callable[[object, ValidationInfo], object], **shape: object) -> None:
        super().__init__(read, **shape)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the validator; what stands in the type itself plays no part."""
        return with_info_plain_validator_function(self._read)


class ReadsText(Reads):
    """Reads a text by a function of texts; anything else is refused with one error.

    pydantic looks at the type itself, so that a function with an `lru_cache` takes no call of
    Python's where it knows the text: a document names hundreds of things by their ids.
    """

    def __init__(
        self, read: Callable[[str], str], refusal: PydanticCustomError, **shape: object
    ) -> None:
        super().__init__(read, type="string", **shape)
        self._text = custom_error_schema(
            str_schema(strict=True),
            refusal.type,
            custom_error_message=refusal.message_template,
            custom_error_context=refusal.context,
        )

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the validator; what stands in the type itself plays no part."""
        return no_info_after_validator_function(self._read, self._text)


class KeptAs:
    """Leaves a mapping as it is, once a value of some type could be made of it.

    The type is named by a function, which is called when a value is read: to write one, its
    module is not needed.
    """

    def __init__(self, named: Callable[[], object]) -> None:
        self._named = named

    @property
    def type(self) -> Any:  # noqa: ANN401 - any type of a field
        """The type of which a value must be."""
        return self._named()

    def read(self, value: object) -> Any:  # noqa: ANN401 - of that type
        """Return the value of the type that a mapping states.

        Raises:
            ValidationError: it states none.
        """
        return self._adapter.validate_python(value)

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        from pydantic import TypeAdapter  # noqa: PLC0415 - only to read a stored one

        return TypeAdapter(self.type)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the validator of the mapping, with ours behind it."""
        return no_info_after_validator_function(self._checked, handler(source))

    def _checked(self, value: object) -> object:
        self.read(value)
        return value
