from __future__ import annotations

from pathlib import Path

import pytest

from parscore.documents.inference_rules import InferenceRules
from parscore.inference import Program, compile_rules
from parscore.reading.load import Source, load, read_file, read_yaml

FILE = Path(__file__).parents[2] / "rules" / "vn" / "inference.yaml"


@pytest.fixture(scope="session")
def national_source() -> Source:
    return read_yaml(read_file(FILE), "vn/inference")


@pytest.fixture(scope="session")
def national_document(national_source: Source) -> InferenceRules:
    return load(InferenceRules, national_source)


@pytest.fixture(scope="session")
def national(national_document: InferenceRules) -> Program:
    return compile_rules({"vn/inference": national_document})
