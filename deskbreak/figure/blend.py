"""What lies between two poses that are described by numbers."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def blend(one: T, other: T, share: float) -> T:
    """`one` at share 0, `other` at 1, and in between every number of the two on its straight way.

    Goes into tuples and dataclasses of the same shape; all that is no number is as it is in `other`.
    """
    return _blend(one, other, share)  # type: ignore[no-any-return]


def _blend(one: Any, other: Any, share: float) -> Any:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one + (other - one) * share
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        parts = [_blend(first, second, share) for first, second in zip(one, other, strict=True)]
        return type(other)(*parts) if hasattr(other, "_fields") else tuple(parts)
    if is_dataclass(one) and is_dataclass(other) and not isinstance(other, type):
        names = [field.name for field in fields(other)]
        return replace(other, **{name: _blend(getattr(one, name), getattr(other, name), share) for name in names})
    return other
