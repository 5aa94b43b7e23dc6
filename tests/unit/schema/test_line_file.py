"""Whatever kills a writer and wherever, every line is whole and none that was promised is missing."""

from __future__ import annotations

from io import FileIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.schema import line_file
from vitaeval.schema.line_file import append, mend

LINES = st.lists(st.binary(min_size=1, max_size=40).map(lambda line: line.replace(b"\n", b" ") + b"\n"), max_size=8)


@settings(deadline=None)
@given(LINES, st.binary(max_size=50).map(lambda torn: torn.replace(b"\n", b" ")), st.sampled_from([1, 7, 2**16]))
def test_only_what_no_end_of_line_follows_is_cut(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], torn: bytes, piece: int
) -> None:
    path = tmp_path_factory.mktemp("lines") / "lines"
    path.write_bytes(b"".join(lines) + torn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_file, "_PIECE", piece)
        mend(path)
    assert path.read_bytes() == b"".join(lines)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    mend(tmp_path / "lines")
    assert not (tmp_path / "lines").exists()


class Full(FileIO):
    """A disk with room for `left` bytes more, that takes no more than `at_once` in one go."""

    left, at_once = 10**6, 3

    def write(self, text: object, /) -> int:
        if not self.left:
            raise OSError(28, "No space left on device")
        taken = super().write(memoryview(text)[: min(self.left, self.at_once)])  # type: ignore[arg-type]
        self.left -= taken
        return taken


def test_a_write_in_pieces_is_finished(tmp_path: Path) -> None:
    with Full(tmp_path / "lines", "a") as file:
        append(file, b"first line\n")
        append(file, b"second line\n")
    assert (tmp_path / "lines").read_bytes() == b"first line\nsecond line\n"


@pytest.mark.parametrize("left", range(12))
def test_a_disk_that_fills_up_leaves_no_torn_line(tmp_path: Path, left: int) -> None:
    with Full(tmp_path / "lines", "a") as file:
        append(file, b"first line\n")
        file.left = left
        with pytest.raises(OSError, match="No space left"):
            append(file, b"second line\n")
    assert (tmp_path / "lines").read_bytes() == b"first line\n"
