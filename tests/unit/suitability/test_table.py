"""The result to take away, the answers it rests on, and the matrix."""

from __future__ import annotations

from dashboard.data.catalogue import Catalogue
from dashboard.interactions.matrix import class_matrix
from dashboard.interactions.pairs import each_other, together, together_frame
from dashboard.names.medicines import read_medicines
from dashboard.suitability.factor_matrix import factor_matrix
from dashboard.suitability.table import NO_REASON, answers, suitability_frame
from dashboard.suitability.verdict import suitability
from tests.unit.suitability.people import person


def test_nothing_is_hidden_in_the_table_and_every_reason_has_its_source(real: Catalogue) -> None:
    result = suitability(real, "US", person(real, "age=78 has=glaucoma", "low_back_pain_acute"))
    frame = suitability_frame(result, "US")
    assert set(frame["relaxant"]) == set(real.names)
    told = frame[frame["holds"].isin(["applies", "unknown"])]
    assert (told["source_url"] != "").all()
    assert (told["jurisdiction"] != "").all()
    assert set(frame["holds"]) <= {"applies", "unknown", "not asked", ""}
    empty = frame[frame["holds"] == ""]
    assert set(empty["statement"]) <= {NO_REASON}


def test_h31_the_csv_has_a_patients_own_figures_only_on_request(real: Catalogue) -> None:
    result = suitability(real, "US", person(real, "crcl=28.4"))
    said = "\n".join(suitability_frame(result, "US")["whom"])
    assert "28.4" not in said
    assert "28.4" in "\n".join(suitability_frame(result, "US", figures=True)["whom"])


def test_the_answers_are_said_in_words_and_only_those_given(real: Catalogue) -> None:
    text = "age=78 crcl=20.04 liver=none has=glaucoma not=stroke takes=Cipro stopped=Nardil allergy=baclofen"
    said = answers(person(real, text, "spasticity_ms"), real.names)
    assert said == {
        "What for": "Spasticity in multiple sclerosis",
        "Age": "78 years",
        "Creatinine clearance": "20 mL/min",
        "Liver": "no liver disease",
        "Yes to": "Glaucoma",
        "No to": "Stroke",
        "Takes": "ciprofloxacin (Cipro)",
        "Stopped not long ago": "phenelzine (Nardil)",
        "Allergic to": "Baclofen (oral)",
    }
    assert answers(person(real, ""), real.names) == {}
    assert answers(person(real, "kidney=severe"), real.names) == {"Kidney function in words": "severe impairment"}


def test_h5_h7_h10_a_cell_of_the_matrix_says_what_a_level_alone_would_hide(real: Catalogue) -> None:
    rows = {row.key: row for row in factor_matrix(real, list(real.names), ["renal_impairment", "glaucoma"], "US")}
    assert rows["methocarbamol"].cells["renal_impairment"].level == "contraindicated"
    assert "forms differ" in rows["methocarbamol"].cells["renal_impairment"].notes
    assert rows["dantrolene"].cells["glaucoma"].level == "not_read"
    assert rows["dantrolene"].cells["glaucoma"].reasons == ()
    assert rows["tizanidine"].cells["glaucoma"].level == "not_mentioned"
    assert "does not speak of glaucoma" in rows["tizanidine"].cells["glaucoma"].reasons[0].text
    liver = factor_matrix(real, ["tizanidine"], ["hepatic_impairment"], "US")[0].cells["hepatic_impairment"]
    assert liver.level == "adjust"
    assert "Austria, Switzerland, Germany, UK, Ireland, Japan: contraindicated" in liver.notes


def test_the_matrix_of_classes_names_the_source_s_own_class(real: Catalogue) -> None:
    cell = class_matrix(real, ["tizanidine"], ["cyp1a2_inhibitor"], "US")[0].cells["cyp1a2_inhibitor"]
    assert cell.level == "contraindicated"
    assert any("Strong CYP1A2 inhibitors" in one.text for one in cell.reasons)


def test_h25_a_pair_without_a_row_says_so_in_the_table_and_a_drug_has_no_cell_with_itself(real: Catalogue) -> None:
    picked = ("tizanidine", "baclofen")
    forms = dict.fromkeys(picked, ("tablet",))
    medicines = (*read_medicines(real, ["Cipro"]).medicines, *each_other(real, picked))
    rows = together(real, picked, medicines, forms=forms, jurisdiction="US")
    assert rows[0].cells["baclofen"].level == "not_read"
    assert set(rows[1].cells) == {"baclofen"}
    frame = together_frame(real, rows, "US")
    silent = frame[(frame["with"] == "ciprofloxacin (Cipro)") & (frame["relaxant"] == "baclofen")]
    assert silent["level"].tolist() == [""]
    assert "unknown, not safe" in silent["statement"].item()
    assert each_other(real, ("baclofen",)) == ()
