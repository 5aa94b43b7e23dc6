import pytest

from vitaeval.semantic import weights


def test_names_what_is_not_installed() -> None:
    assert weights.missing(("json", "no_such_package_at_all")) == ("no_such_package_at_all",)
    assert weights.missing(("json",)) == ()


def test_the_folder_holds_weights_and_tokenizer() -> None:
    if weights.missing((weights.PACKAGE,)):
        with pytest.raises(ModuleNotFoundError, match="weights package"):
            weights.folder()
        return
    assert {"model.safetensors", "tokenizer.json"} <= {path.name for path in weights.folder().iterdir()}
