//! The JSON of every fixture is what the schema says.

mod common;

#[test]
fn every_fixture_fits_the_schema() {
    let schema = serde_json::from_str(&speechkit::render::json::schema()).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema that can be used");
    for path in common::fixtures() {
        let outline = common::outline(&path, None);
        let errors: Vec<String> = validator.iter_errors(&outline).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

#[test]
fn every_field_of_the_contract_is_there_also_when_it_has_nothing_to_say() {
    let outline = common::json("一、抓好落实。各单位要整改。", None);
    for field in [
        "schema_version",
        "source",
        "title",
        "speeches",
        "citations",
        "incidents",
        "responsibilities",
        "sectors",
        "deadlines",
        "artefacts",
        "warnings",
    ] {
        assert!(outline.get(field).is_some(), "{field} is missing");
    }
    let speech = &outline["speeches"][0];
    for field in [
        "id",
        "title",
        "title_span",
        "speaker",
        "date",
        "date_span",
        "reference_date",
        "reference_origin",
        "salutation",
        "salutation_span",
        "announces",
        "announcements",
        "span",
        "closing_span",
        "sections",
        "directives",
    ] {
        assert!(speech.get(field).is_some(), "speeches/{field} is missing");
    }
}
