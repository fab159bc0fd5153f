//! Holds a value against a JSON Schema, as far as ours goes: type, const, enum, required, properties, items, anyOf and
//! references inside it. A field that the schema does not describe is found too.

use serde_json::Value;

/// What is wrong with a value; nothing if it is as the schema says.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "$", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).unwrap();
        return check(root, target, value, at, faults);
    }
    if let Some(ways) = schema["anyOf"].as_array() {
        let fits = |way: &&Value| {
            let mut own = Vec::new();
            check(root, way, value, at, &mut own);
            own.is_empty()
        };
        if !ways.iter().any(|way| fits(&way)) {
            faults.push(format!("{at}: none of the ways fits {value}"));
        }
        return;
    }
    if schema.get("const").is_some_and(|only| only != value) {
        faults.push(format!("{at}: {value} is not {}", schema["const"]));
    }
    if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        faults.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name, value)) {
        faults.push(format!("{at}: {value} is no {types:?}"));
    }
    if let Some(object) = value.as_object().filter(|_| schema.get("properties").is_some()) {
        for name in schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            if !object.contains_key(name) {
                faults.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, inner) in object {
            match schema["properties"].get(name) {
                Some(schema) => check(root, schema, inner, &format!("{at}.{name}"), faults),
                None => faults.push(format!("{at}.{name} is not described")),
            }
        }
    }
    for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(schema) = schema.get("items") {
            check(root, schema, inner, &format!("{at}[{index}]"), faults);
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => false,
    }
}

#[test]
fn faults_are_found() {
    let schema = serde_json::json!({
        "type": "object",
        "required": ["a", "b"],
        "properties": { "a": { "enum": ["x"] }, "b": { "$ref": "#/$defs/b" } },
        "$defs": { "b": { "type": "array", "items": { "type": ["integer", "null"] } } }
    });
    let of = |value: Value| faults(&schema, &value).len();
    assert_eq!(of(serde_json::json!({ "a": "x", "b": [1, null] })), 0);
    assert_eq!(of(serde_json::json!({ "a": "y", "b": [1.5], "c": 1 })), 3);
    assert_eq!(of(serde_json::json!([])), 1);
    assert_eq!(of(serde_json::json!({})), 2);
}
