//! Questions of the place Rà soát: why a finding may stand, which rules apply.

use std::collections::BTreeSet;

use egui::{Label, ScrollArea, Ui};

use crate::{
    analysis::RULES,
    app::{
        panels::focus_ring,
        review::Acknowledging,
        theme::{colour, palette, second, strong},
    },
    look::space,
    text::{
        capitalised, lang::Lang, review_messages::review_texts, rule_names::rule_name,
        window::window_texts,
    },
};

use super::{Answer, choices_ui, field_ui, heading_ui, is_entered};

pub(super) fn acknowledge_ui(
    ui: &mut Ui,
    asking: &mut Acknowledging,
    lang: Lang,
) -> Option<Answer> {
    let (texts, review) = (window_texts(lang), review_texts(lang));
    let palette = palette(ui.ctx());
    heading_ui(ui, review.acknowledge_title);
    ui.add(Label::new(strong(lang.pick(&asking.finding.title))).wrap());
    ui.add(Label::new(capitalised(lang.pick(&asking.finding.message))).wrap());
    ui.label(second(review.acknowledge_note, palette));
    let reason = field_ui(ui, review.reason, &mut asking.reason);
    if reason.changed() {
        asking.complaint = None;
    }
    if let Some(complaint) = asking.complaint {
        ui.label(second(complaint, palette).color(colour(palette.bad)));
    }
    let name = field_ui(ui, review.name, &mut asking.name);
    let enter = is_entered(ui, &reason) || is_entered(ui, &name);
    let choices = [(review.confirm, Answer::Acknowledge), (texts.cancel, Answer::Close)];
    choices_ui(ui, choices).or_else(|| enter.then_some(Answer::Acknowledge))
}

pub(super) fn rules_ui(ui: &mut Ui, off: &mut BTreeSet<String>, lang: Lang) -> Option<Answer> {
    let (texts, review) = (window_texts(lang), review_texts(lang));
    heading_ui(ui, review.rules_title);
    ui.label(second(review.rules_note, palette(ui.ctx())));
    let height = (ui.ctx().content_rect().height() - 260.0).max(160.0);
    // As wide as the dialog, whose edge the scroll bar belongs to.
    ScrollArea::vertical().auto_shrink([false, true]).max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        // Room for the ring round the first rule.
        ui.add_space(space::XS);
        for rule in RULES {
            let mut on = !off.contains(rule.0);
            let shown = ui.checkbox(&mut on, lang.pick(&rule_name(rule.0)));
            if ui.memory(|memory| memory.focused().is_none()) {
                // The first of them: Enter must not save what nobody has looked at.
                shown.request_focus();
            }
            if shown.has_focus() {
                focus_ring(ui, shown.rect);
            }
            if shown.changed() {
                if on {
                    off.remove(rule.0);
                } else {
                    off.insert(rule.0.to_owned());
                }
            }
        }
    });
    let take = Answer::SwitchRules(off.clone());
    choices_ui(ui, [(texts.save_button, take), (texts.cancel, Answer::Close)])
}
