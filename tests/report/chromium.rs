//! A headless Chromium, spoken to over its pipe: messages with a nought behind each, commands in, answers and events out.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// So long an answer may take on a machine with other work.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser that is there: the one that `CHROMIUM` names, or one of the usual names.
pub(crate) fn program() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(PathBuf::from);
    named.into_iter().chain(usual).find(|program| {
        let mut asked = Command::new(program);
        let asked = asked.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
        asked.status().is_ok_and(|status| status.success())
    })
}

/// A page in a browser, which ends with it.
pub(crate) struct Page {
    browser: Child,
    orders: File,
    answers: Receiver<Value>,
    session: Value,
    number: u64,
    /// What happened and was not asked for.
    pub(crate) events: VecDeque<Value>,
    _folder: tempfile::TempDir,
}

impl Page {
    /// Opens an empty page.
    pub(crate) fn open(program: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [orders, answers] = ["orders", "answers"].map(|name| folder.path().join(name));
        assert!(
            Command::new("mkfifo")
                .args([&orders, &answers])
                .status()
                .unwrap()
                .success()
        );
        let browser = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<\"$ORDERS\" 4>\"$ANSWERS\""])
            .arg(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--disable-background-networking",
                "--remote-debugging-pipe",
                "--hide-scrollbars",
            ])
            .arg(format!(
                "--user-data-dir={}",
                folder.path().join("profile").display()
            ))
            .envs([("ORDERS", &orders), ("ANSWERS", &answers)])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let orders = File::options().write(true).open(&orders).unwrap();
        let mut said = BufReader::new(File::open(&answers).unwrap());
        let (sender, answers) = channel();
        thread::spawn(move || {
            let mut message = Vec::new();
            while said.read_until(0, &mut message).is_ok_and(|length| length > 0) {
                message.pop();
                let value = serde_json::from_slice(&message).unwrap_or(Value::Null);
                if sender.send(value).is_err() {
                    return;
                }
                message.clear();
            }
        });
        let mut page = Self {
            browser,
            orders,
            answers,
            session: Value::Null,
            number: 0,
            events: VecDeque::new(),
            _folder: folder,
        };
        let target = page.ask("Target.createTarget", &json!({ "url": "about:blank" }))["targetId"].clone();
        let attached = page.ask(
            "Target.attachToTarget",
            &json!({ "targetId": target, "flatten": true }),
        );
        page.session = attached["sessionId"].clone();
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] {
            page.ask(&format!("{domain}.enable"), &json!({}));
        }
        page
    }

    /// Does something, and gives what comes of it.
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.number += 1;
        let mut order = json!({ "id": self.number, "method": method, "params": parameters });
        if !self.session.is_null() {
            order["sessionId"] = self.session.clone();
        }
        self.orders.write_all(order.to_string().as_bytes()).unwrap();
        self.orders.write_all(&[0]).unwrap();
        loop {
            let mut message = self.answers.recv_timeout(PATIENCE).unwrap();
            if message["id"] == self.number {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].take();
            }
            self.events.push_back(message);
        }
    }

    /// Waits until something has happened that was not told before.
    pub(crate) fn wait_for(&mut self, method: &str) {
        while !self.events.iter().any(|event| event["method"] == method) {
            let message = self.answers.recv_timeout(PATIENCE).unwrap();
            self.events.push_back(message);
        }
    }

    /// What an expression comes to.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let mut answer = self.ask("Runtime.evaluate", &asked);
        assert!(answer["exceptionDetails"].is_null(), "{answer}");
        answer["result"]["value"].take()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}
