"""Texts that lie on disk; in memory is only where each of them begins and ends."""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast, overload

from pydantic import ValidationError

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.schema.run import ExampleRecord, Kept

UNWRITTEN = -1


class Texts(Sequence[bytes]):
    """Parts of an open file by number. The file stays open until nobody holds its texts any more."""

    def __init__(self, path: Path, file: BinaryIO, starts: array[int], lengths: array[int]) -> None:
        self.path = path
        self._file = file
        self._starts = starts
        self._lengths = lengths
        weakref.finalize(self, file.close)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        try:
            self._file.seek(self._starts[index])
            return self._file.read(self._lengths[index])
        except OSError as error:
            raise EnvironmentFailure(f"{self.path}: cannot read: {error.strerror or error}") from None


class Spool(Texts):
    """A file for `size` texts that come in any order, made anew and removed with `close`."""

    def __init__(self, path: Path, size: int) -> None:
        try:
            file = path.open("w+b", buffering=0)
        except OSError as error:
            raise EnvironmentFailure(f"{path}: cannot write: {error.strerror or error}") from None
        super().__init__(path, cast(BinaryIO, file), array("q", [UNWRITTEN]) * size, array("q", [0]) * size)
        self._end = 0

    def put(self, place: int, text: bytes) -> None:
        """Write the text of `place`. Raises EnvironmentFailure when the disk takes no more."""
        rest = memoryview(text)
        try:
            self._file.seek(self._end)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise EnvironmentFailure(f"{self.path}: cannot write: {error.strerror or error}") from None
        self._starts[place], self._lengths[place] = self._end, len(text)
        self._end += len(text)

    def close(self) -> None:
        """Remove the file; what is held of it can still be read."""
        self.path.unlink(missing_ok=True)


class KeptOnDisk(Kept):
    """Examples whose records are `texts`, one JSON object each."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[ExampleRecord]:
        return map(self._read, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> ExampleRecord: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ExampleRecord]: ...
    def __getitem__(self, index: int | slice) -> ExampleRecord | Sequence[ExampleRecord]:
        if isinstance(index, slice):
            return tuple(map(self._read, range(*index.indices(len(self)))))
        return self._read(range(len(self))[index])

    def lines(self) -> Iterator[bytes]:
        """Each example as JSON, as it was written."""
        return iter(self.texts)

    def _read(self, number: int) -> ExampleRecord:
        try:
            return ExampleRecord.model_validate_json(self.texts[number])
        except ValidationError as error:
            reason = str(error).splitlines()[0]
            raise DataError(f"{self.texts.path}: example {number + 1}: {reason}") from None
