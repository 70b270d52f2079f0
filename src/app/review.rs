//! What the place Rà soát does to the document: findings let stand, rules switched off.

use std::collections::BTreeSet;

use crate::{
    analysis::{Finding, Standing, standing},
    text::{
        fold::clean,
        review_messages::{acknowledge_label, review_texts, withdraw_label},
        window::window_texts,
    },
};

use super::{App, Dialog, clock, document::Refused};

/// A finding that someone is about to let stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Acknowledging {
    pub finding: Finding,
    pub reason: String,
    /// Who says so; remembered for the next time.
    pub name: String,
    /// What is missing.
    pub complaint: Option<&'static str>,
}

impl App {
    pub(super) fn ask_to_acknowledge(&mut self, finding: Finding) {
        if !self.may_be_changed() {
            return;
        }
        // What was said of other numbers is a good beginning.
        let reason = match standing(self.document.project(), &finding) {
            Standing::Reopened(known) => known.reason.clone(),
            Standing::Open | Standing::Acknowledged(_) => String::new(),
        };
        let name = self.prefs.name.clone();
        let asking = Acknowledging { finding, reason, name, complaint: None };
        self.dialog = Some(Dialog::Acknowledge(Box::new(asking)));
    }

    /// Lets the chosen finding of the list stand, or opens it again.
    pub(super) fn acknowledge_chosen(&mut self) {
        let Some(finding) = self.chosen_finding().cloned() else { return };
        if standing(self.document.project(), &finding).is_open() {
            self.ask_to_acknowledge(finding);
        } else {
            self.withdraw(&finding);
        }
    }

    /// Takes the answer of the dialog; without a reason it stays open and says so.
    pub(super) fn acknowledge(&mut self) {
        let lang = self.lang();
        let Some(Dialog::Acknowledge(asking)) = &mut self.dialog else { return };
        let reason = clean(&asking.reason);
        if reason.is_empty() {
            asking.complaint = Some(review_texts(lang).reason_empty);
            return;
        }
        let name = clean(&asking.name);
        let finding = asking.finding.clone();
        self.dialog = None;
        self.prefs.name.clone_from(&name);
        let Some(today) = clock::local_date(clock::now_utc_secs()) else { return };
        let label = acknowledge_label(lang, lang.pick(&finding.title));
        let done = self.document.acknowledge(&finding, &reason, &name, today, label);
        self.tell_refusal(&done);
    }

    pub(super) fn withdraw(&mut self, finding: &Finding) {
        let lang = self.lang();
        let label = withdraw_label(lang, lang.pick(&finding.title));
        let done = self.document.withdraw(finding, label);
        self.tell_refusal(&done);
    }

    pub(super) fn ask_which_rules(&mut self) {
        if self.may_be_changed() {
            let off = self.document.project().settings().rules_off.clone();
            self.dialog = Some(Dialog::Rules { off });
        }
    }

    /// Switches check rules off, by name; all others are on.
    pub(super) fn switch_rules_off(&mut self, off: BTreeSet<String>) {
        let mut settings = self.document.project().settings().clone();
        settings.rules_off = off;
        let label = review_texts(self.lang()).rules_label.to_owned();
        let done = self.document.set_settings(settings, label);
        self.tell_refusal(&done);
    }

    /// Says in the status bar why a change of the project was not taken.
    pub(super) fn tell_refusal(&mut self, done: &Result<bool, Refused>) {
        self.notice = done.as_ref().err().map(|refused| refused.sentence(self.lang()));
    }

    /// Whether the project can be changed; where it may only be read, that is said before anyone fills
    /// in what could not be taken.
    pub(super) fn may_be_changed(&mut self) -> bool {
        let may = self.document.read_only().is_none();
        if !may {
            self.notice = Some(window_texts(self.lang()).read_only_refusal.to_owned());
        }
        may
    }
}
