"""A gate's verdict as JUnit XML: each condition and stop is a test case."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from vitaeval.report.verdict import conditions
from vitaeval.schema.verdict import GateVerdict, Standing, Verdict


def junit(found: GateVerdict) -> str:
    """The verdict for a CI server: failures are harms and stops, errors are what made it invalid, open is skipped."""
    suite = ET.Element("testsuite", name=f"vitaeval gate {found.candidate.task} {found.candidate.prompt}")
    verdict = ET.SubElement(suite, "testcase", classname="gate", name="verdict")
    if found.verdict is Verdict.INVALID:
        ET.SubElement(verdict, "error", message=found.reason)
    elif found.verdict is not Verdict.PASS:
        ET.SubElement(verdict, "failure", message=f"{found.verdict}: {found.reason}")
    for held in conditions(found):
        case = ET.SubElement(suite, "testcase", classname="gate", name=held.title)
        told = f"gain {held.gain:+.4f}, needed > {held.null:+.4f}"
        if held.standing is Standing.REFUTED:
            ET.SubElement(case, "failure", message=told)
        elif held.standing is Standing.OPEN:
            ET.SubElement(case, "skipped", message=f"not shown: {told}")
    for stop in found.stops:
        ET.SubElement(
            ET.SubElement(suite, "testcase", classname="gate", name=stop.title), "failure", message=stop.reason
        )
    for kind in ("failure", "error", "skipped"):
        suite.set(
            {"failure": "failures", "error": "errors"}.get(kind, kind), str(len(suite.findall(f"testcase/{kind}")))
        )
    suite.set("tests", str(len(suite)))
    ET.indent(suite)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"
