//! What tests of features ask of a [`Client`]: to wait for diagnostics, questions and answers.

use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;
use crate::inbox::{PATIENCE, reply_to};
use crate::positions::Encoding;

impl Client {
    /// Ends the session and holds that nothing in it panicked.
    pub(crate) fn finish_well(self) {
        let log = self.finish();
        assert!(!log.contains("panic") && !log.contains("ERROR"), "{log}");
    }

    /// The diagnostics of a file as soon as `fit` takes them: pulled anew each time that the server
    /// says so where it lets them be pulled, otherwise the last that were pushed.
    pub(crate) fn diagnostics_that(
        &mut self,
        uri: &str,
        fit: impl Fn(&[Value]) -> bool,
    ) -> Vec<Value> {
        let deadline = Instant::now() + PATIENCE;
        let mut last = Value::Null;
        while Instant::now() < deadline {
            let refreshes = self.questions("workspace/diagnostic/refresh").len();
            if self.pulls() {
                let params = json!({ "textDocument": { "uri": uri } });
                last = self.request("textDocument/diagnostic", params)["items"].take();
                if last.as_array().is_some_and(|found| fit(found)) {
                    break;
                }
                self.inbox.wait(PATIENCE, |said| {
                    let asked = said.questions.iter();
                    let asked = asked.filter(|it| it["method"] == "workspace/diagnostic/refresh");
                    (asked.count() > refreshes).then_some(())
                });
            } else {
                let found = self.inbox.wait(PATIENCE, |said| {
                    last = said.diagnostics.get(uri)?["diagnostics"].clone();
                    fit(last.as_array()?).then_some(())
                });
                if found.is_some() {
                    break;
                }
            }
        }
        match last {
            Value::Array(found) if fit(&found) => found,
            last => self.fail(&format!("no diagnostics of {uri} that fit: {last}")),
        }
    }

    /// Whether this client asks for diagnostics itself.
    pub(crate) fn pulls(&self) -> bool {
        self.capabilities["diagnosticProvider"].is_object()
    }

    /// All diagnostics that were pushed so far, by URI: the last of each.
    pub(crate) fn pushed(&self) -> BTreeMap<String, Value> {
        self.inbox.said().diagnostics.clone()
    }

    /// Waits until as many corpora as there are folders are indexed, which a search for the first
    /// headline shows.
    pub(crate) fn indexed(&mut self) {
        self.found_symbol("Shells fall");
    }

    /// Waits until `workspace/symbol` finds something, and gives what it finds.
    pub(crate) fn found_symbol(&mut self, query: &str) -> Vec<Value> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let found = self.request("workspace/symbol", json!({ "query": query }));
            match found {
                Value::Array(found) if !found.is_empty() => return found,
                _ => thread::sleep(Duration::from_millis(2)),
            }
        }
        self.fail(&format!("nothing is called {query}"))
    }

    /// Asks again until the answer fits: what the server knows of the disk comes in the background.
    pub(crate) fn request_until(
        &mut self,
        method: &str,
        params: &Value,
        fit: impl Fn(&Value) -> bool,
    ) -> Value {
        let deadline = Instant::now() + PATIENCE;
        let mut answer = Value::Null;
        while Instant::now() < deadline {
            answer = self.request(method, params.clone());
            if fit(&answer) {
                return answer;
            }
            thread::sleep(Duration::from_millis(2));
        }
        self.fail(&format!("{method} never fits: {answer}"))
    }

    /// The text of the hover at the start of the first `phrase` of `text`.
    pub(crate) fn hover(&mut self, uri: &str, text: &str, phrase: &str) -> String {
        let params = self.encoding().at(uri, text, phrase);
        let hover = self.request("textDocument/hover", params);
        let value = hover["contents"]["value"].as_str();
        value
            .unwrap_or_else(|| panic!("no hover on {phrase}: {hover}"))
            .to_owned()
    }

    /// The encoding that the server chose.
    pub(crate) fn encoding(&self) -> Encoding {
        match self.capabilities["positionEncoding"].as_str() {
            Some("utf-8") => Encoding::Utf8,
            Some("utf-32") => Encoding::Utf32,
            Some("utf-16") | None => Encoding::Utf16,
            Some(other) => panic!("an unknown encoding: {other}"),
        }
    }

    /// Takes the first notification of this method whose parameters `fit`; waits for it.
    pub(crate) fn notified(&mut self, method: &str, fit: impl Fn(&Value) -> bool) -> Value {
        let found = self.inbox.wait(PATIENCE, |said| {
            let at = said
                .notifications
                .iter()
                .position(|message| message["method"] == method && fit(&message["params"]))?;
            Some(said.notifications.remove(at)["params"].take())
        });
        match found {
            Some(params) => params,
            None => self.fail(&format!("no {method} that fits")),
        }
    }

    /// What the client answers for its settings under `newsmark`.
    pub(crate) fn set_settings(&mut self, settings: Value) {
        self.inbox.said().settings = settings;
    }

    /// All requests of this method that the server has made so far, whole.
    pub(crate) fn questions(&self, method: &str) -> Vec<Value> {
        let said = self.inbox.said();
        let questions = said.questions.iter();
        questions
            .filter(|question| question["method"] == method)
            .cloned()
            .collect()
    }

    /// The first request of this method that the server makes, whole; waits for it.
    pub(crate) fn question(&mut self, method: &str) -> Value {
        let found = self.inbox.wait(PATIENCE, |said| {
            let mut questions = said.questions.iter();
            questions
                .find(|question| question["method"] == method)
                .cloned()
        });
        match found {
            Some(question) => question,
            None => self.fail(&format!("the server does not ask for {method}")),
        }
    }

    /// Waits until the server has made more than `before` requests of this method.
    pub(crate) fn question_after(&mut self, method: &str, before: usize) {
        let found = self.inbox.wait(PATIENCE, |said| {
            let questions = said.questions.iter();
            let of_method = questions.filter(|question| question["method"] == method);
            (of_method.count() > before).then_some(())
        });
        if found.is_none() {
            self.fail(&format!("the server does not ask for {method} again"));
        }
    }

    /// Answers a request that was withheld.
    pub(crate) fn reply(&mut self, question: &Value) {
        let reply = reply_to(question, &self.inbox.said().settings);
        self.send(&reply);
    }

    /// The diagnostics of an open document in its present version: pulled where the server lets
    /// them be pulled, otherwise as published.
    pub(crate) fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let items = if self.capabilities["diagnosticProvider"].is_object() {
            let params = json!({ "textDocument": { "uri": uri } });
            self.request("textDocument/diagnostic", params)["items"].take()
        } else {
            let version = self.versions.get(uri).copied();
            let published = self.inbox.wait(PATIENCE, |said| {
                let published = said.diagnostics.get(uri)?;
                let current = published
                    .get("version")
                    .is_none_or(|of| *of == json!(version));
                current.then(|| published["diagnostics"].clone())
            });
            match published {
                Some(items) => items,
                None => self.fail(&format!("no diagnostics of version {version:?} of {uri}")),
            }
        };
        serde_json::from_value(items).expect("diagnostics are a list")
    }
}
