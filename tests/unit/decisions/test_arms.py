from tests.worlds import pair

from vitaeval.decisions.arms import arm
from vitaeval.schema.chat import Evidence


def test_names_the_run_its_prompt_its_model_and_its_worth() -> None:
    found = arm(pair(0.0)[0])
    assert (found.run_id, found.evidence, found.served_models) == ("baseline", Evidence.REAL, ("far-1",))
