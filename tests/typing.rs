//! Promise: Vietnamese is typed here as everywhere: no letter is lost to the table, an input method is
//! never interrupted, and no letter or digit is a command.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number, key, key_with, text};
use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use giaoban::{app::Dialog, model::Cell};

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

fn first(window: &Window) -> Cell {
    window.cell("ho_ngheo", "phan-rang-thap-cham", "2011-04")
}

fn on_counts() -> Window {
    let mut window = Window::sample();
    window.keys("Left");
    window
}

/// A key as a keyboard hook's program (Unikey, EVKey) sends it: with its release.
fn backspaces(count: usize) -> Vec<Event> {
    vec![key(Key::Backspace); count]
}

#[test]
fn what_unikey_sends_arrives_letter_for_letter() {
    // The first letter opens the editor; corrections are backspaces and the right letters.
    let streams: Vec<(Vec<Event>, &str)> = vec![
        ([vec![text("d"), text("d")], backspaces(2), vec![text("đ")]].concat(), "đ"),
        ([vec![text("d")], backspaces(1), vec![text("đ")]].concat(), "đ"),
        (
            // "tieesng" in Telex.
            [
                vec![text("t"), text("i"), text("e")],
                backspaces(1),
                vec![text("ê"), text("n")],
                backspaces(2),
                vec![text("ến"), text("g")],
            ]
            .concat(),
            "tiếng",
        ),
        (
            // All letters at once, and the whole word replaced by the whole word.
            [vec![text("khong")], backspaces(5), vec![text("không")]].concat(),
            "không",
        ),
        (
            // A key event beside each text, as egui-winit sends them.
            [vec![key(Key::A), text("a"), key(Key::W), text("w")], backspaces(2), vec![text("ă")]]
                .concat(),
            "ă",
        ),
        ([vec![text("1"), text("2")], backspaces(1), vec![text("3")]].concat(), "13"),
    ];
    let mut window = on_counts();
    for (events, expected) in streams {
        window.in_one_pass(events.clone());
        assert_eq!(window.editor(), Some(expected), "in one pass");
        window.keys("Escape");
        window.in_many_passes(events.clone());
        assert_eq!(window.editor(), Some(expected), "over passes");
        window.keys("Escape");
        for at in 1..events.len() {
            let (head, tail) = events.split_at(at);
            window.in_one_pass(head.to_vec());
            window.in_one_pass(tail.to_vec());
            assert_eq!(window.editor(), Some(expected), "parted at {at}");
            window.keys("Escape");
        }
    }
    assert_eq!(first(&window), final_number(3_084.0));
}

/// What Unikey sends while a word goes through these forms, key by key: it takes back what is no
/// longer right and types the rest; an unchanged key arrives as it is, beside its key event.
fn as_unikey_sends(forms: &[&str]) -> Vec<Event> {
    let mut events = Vec::new();
    let mut before = String::new();
    for form in forms {
        let kept = before.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
        events.extend(backspaces(before.chars().count() - kept));
        let rest: String = form.chars().skip(kept).collect();
        events.push(text(&rest));
        (*form).clone_into(&mut before);
    }
    events
}

/// Whole words by the keys of both methods, and the forms they go through.
const WORDS: [(&str, &[&str]); 6] = [
    ("dduwowngf", &["d", "đ", "đu", "đư", "đưo", "đươ", "đươn", "đương", "đường"]),
    ("d9u7o7ng2", &["d", "đ", "đu", "đư", "đưo", "đươ", "đươn", "đương", "đường"]),
    // The mark of the last key changes letters before it.
    ("dduongwf", &["d", "đ", "đu", "đuo", "đuon", "đuong", "đương", "đường"]),
    ("nguyeenx", &["n", "ng", "ngu", "nguy", "nguye", "nguyê", "nguyên", "nguyễn"]),
    ("ngheof", &["n", "ng", "ngh", "nghe", "ngheo", "nghèo"]),
    ("ngheo2", &["n", "ng", "ngh", "nghe", "ngheo", "nghèo"]),
];

#[test]
fn whole_words_by_telex_and_vni_arrive_in_every_field_and_in_cells() {
    type Field = (&'static str, fn(&Window) -> Option<String>);
    let fields: [Field; 5] = [
        ("Left", |window| window.editor().map(str::to_owned)),
        ("Left Shift+F2", |window| match window.app().dialog() {
            Some(Dialog::Details(asking)) => Some(asking.note.clone()),
            _ => None,
        }),
        ("Ctrl+K", searched),
        ("Ctrl+G", searched),
        ("Ctrl+F", |window| {
            let field = window.harness.query_by_role_and_label(Role::TextInput, "Tìm trong bảng");
            field?.value()
        }),
    ];
    for (open, read) in fields {
        for (keys, forms) in WORDS {
            let word = forms.last().unwrap();
            let mut window = Window::sample();
            window.keys(open);
            window.in_many_passes(as_unikey_sends(forms));
            assert_eq!(read(&window).as_deref(), Some(*word), "{open}: {keys} over passes");
            window.in_one_pass(vec![text(" ")]);
            window.in_one_pass(as_unikey_sends(forms));
            let twice = format!("{word} {word}");
            assert_eq!(read(&window), Some(twice), "{open}: {keys} in one pass");
        }
    }
}

fn searched(window: &Window) -> Option<String> {
    match window.app().dialog() {
        Some(Dialog::Search(searching)) => Some(searching.query.clone()),
        _ => None,
    }
}

#[test]
fn digits_by_vni_and_x_by_telex_stay_what_they_are_in_a_cell() {
    // After no vowel the keys of both methods are digits and letters; Unikey sends them as they are.
    for digits in ["2601", "15976", "40,31", "1.234"] {
        let mut window = on_counts();
        window.in_many_passes(digits.chars().map(|digit| text(&digit.to_string())));
        assert_eq!(window.editor(), Some(digits));
        window.keys("Escape");
        window.in_one_pass(digits.chars().map(|digit| text(&digit.to_string())));
        assert_eq!(window.editor(), Some(digits));
    }
    for shown in ["x", "X"] {
        let mut window = on_counts();
        window.in_one_pass([text(shown), key(Key::Enter)]);
        assert_eq!(first(&window), Cell::NotApplicable);
    }
}

#[test]
fn an_input_method_composes_in_the_search_and_the_find_bar_and_keeps_its_keys() {
    for (open, close) in [("Ctrl+K", "Escape"), ("Ctrl+F", "Escape")] {
        let mut window = Window::sample();
        window.keys(open);
        let field = window.harness.ctx.memory(egui::Memory::focused);
        window.in_many_passes([preedit("thuân"), key(Key::Enter), key(Key::Escape)]);
        assert_eq!(window.harness.ctx.memory(egui::Memory::focused), field, "{open}");
        window.in_many_passes([preedit("thuận"), commit("thuận"), text(" bắc")]);
        assert!(window.hears("Thuận Bắc"), "{open}");
        window.keys(close);
        assert!(window.has_keyboard(), "{open}");
        assert!(window.app().dialog().is_none());
    }
}

#[test]
fn an_input_method_is_told_where_letters_will_go_before_the_first_is_typed() {
    let window = on_counts();
    let ime = window.harness.output().platform_output.ime.unwrap();
    assert!(ime.rect.is_positive());
    assert!(!ime.should_interrupt_composition);
    let cell = window.harness.query_all_by_role(Role::GridCell).nth(1).unwrap().rect();
    assert!(cell.expand(1.0).contains_rect(ime.rect), "{cell:?} {:?}", ime.rect);
}

#[test]
fn an_input_method_loses_no_letter_and_is_never_interrupted_while_composing() {
    let streams = [
        (vec![preedit("d"), preedit("đ"), commit("đ")], "đ"),
        (vec![preedit("d"), preedit("đ"), commit("đ"), preedit("ê"), commit("ê")], "đê"),
        (
            vec![commit("tiếng"), text(" "), preedit("v"), preedit("việt"), commit("Việt")],
            "tiếng Việt",
        ),
        (vec![preedit("1"), commit("1"), preedit("2"), commit("2")], "12"),
        (vec![text("1"), commit("2"), text("3")], "123"),
    ];
    for (events, expected) in streams {
        let mut window = on_counts();
        window.in_one_pass(events.clone());
        assert_eq!(window.editor(), Some(expected), "in one pass");
        let mut window = on_counts();
        for event in events {
            window.harness.input_mut().events.push(event);
            window.harness.step();
            let ime = window.harness.output().platform_output.ime;
            assert!(ime.is_some_and(|ime| !ime.should_interrupt_composition), "{expected}");
        }
        window.rest();
        assert_eq!(window.editor(), Some(expected), "over passes");
    }
}

#[test]
fn enter_while_composing_is_the_input_methods() {
    let mut window = on_counts();
    window.in_many_passes([preedit("12"), key(Key::Enter)]);
    assert!(window.editor().is_some(), "still being typed");
    assert_eq!(first(&window), final_number(3_084.0));
    window.in_many_passes([commit("12")]);
    assert_eq!(window.editor(), Some("12"));
    window.in_many_passes([key(Key::Enter)]);
    assert_eq!(first(&window), final_number(12.0));
    assert_eq!(window.editor(), None);

    // All in one pass: the first Enter is inside the composition, the second is not.
    let mut window = on_counts();
    window.in_one_pass([
        preedit("12"),
        key(Key::Enter),
        commit("12"),
        key(Key::Enter),
        commit("34"),
        key(Key::Enter),
    ]);
    assert_eq!(first(&window), final_number(12.0));
    assert_eq!(window.cell("ho_ngheo", "ninh-hai", "2011-04"), final_number(34.0));
}

#[test]
fn a_number_that_an_input_method_commits_is_entered() {
    let mut window = on_counts();
    window.in_many_passes([commit("26"), commit("01"), key(Key::Enter)]);
    assert_eq!(first(&window), final_number(2_601.0));
}

#[test]
fn no_letter_or_digit_is_a_command() {
    let names = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5 6 7 8 9 \
                 Minus Plus Equals Comma Period Slash Backslash Semicolon Quote OpenBracket";
    let mut window = on_counts();
    let (project, view, prefs) =
        (window.project().clone(), window.app().view().clone(), window.app().prefs().clone());
    for name in names.split_whitespace() {
        let pressed = Key::from_name(name).unwrap();
        let typed = if name.len() == 1 { name.to_lowercase() } else { "+".to_owned() };
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            for elsewhere in [false, true] {
                if elsewhere {
                    window.keys("F6");
                    assert!(!window.has_keyboard());
                }
                window.in_one_pass([key_with(pressed, modifiers), text(&typed)]);
                let expected = if elsewhere { None } else { Some(typed.as_str()) };
                assert_eq!(window.editor(), expected, "{name}");
                assert_eq!(window.app().dialog(), None, "{name}");
                assert!(!window.app().may_quit(), "{name}");
                assert_eq!(*window.app().view(), view, "{name}");
                assert_eq!(*window.app().prefs(), prefs, "{name}");
                // From the places on to what stands beside the table, and back to it.
                window.keys(if elsewhere { "F6 F6" } else { "Escape" });
                assert!(window.has_keyboard(), "{name}");
            }
        }
    }
    assert!(*window.project() == project);
}

#[test]
fn the_third_level_of_a_keyboard_types_and_alt_with_a_digit_does_not() {
    // AltGr is Ctrl with Alt.
    let mut window = on_counts();
    let alt_gr = Modifiers { alt: true, ctrl: true, command: true, ..Modifiers::NONE };
    window.in_one_pass([key_with(Key::E, alt_gr), text("€")]);
    assert_eq!(window.editor(), Some("€"));
    let mut window = on_counts();
    window.in_one_pass([key_with(Key::Num1, Modifiers::ALT), text("1")]);
    assert_eq!(window.editor(), None);
}

#[test]
fn undo_while_typing_is_the_text_fields_own() {
    let mut window = on_counts();
    window.keys("55 Enter Up");
    window.keys("12 Ctrl+Z");
    assert!(window.editor().is_some(), "the editor stays open");
    assert_eq!(first(&window), final_number(55.0), "the project is not touched");
    window.keys("Ctrl+Y Ctrl+Shift+Z");
    assert!(window.editor().is_some());
    assert_eq!(first(&window), final_number(55.0));
    window.keys("Escape Ctrl+Z");
    assert_eq!(first(&window), final_number(3_084.0));
}

#[test]
fn one_cells_text_never_comes_back_in_another() {
    // The editors of all cells are one widget: its undo must not reach into the last cell.
    let mut window = on_counts();
    window.keys("777 Enter 5 Ctrl+Z Ctrl+Z Ctrl+Z");
    assert!(!window.editor().unwrap().contains('7'), "{:?}", window.editor());
    window.keys("Escape F2 Ctrl+Z Ctrl+Z");
    assert_eq!(window.editor(), Some("2276"));
}

#[test]
fn what_is_typed_into_a_dialog_goes_to_the_dialog() {
    let mut window = on_counts();
    let before = window.project().clone();
    window.keys("Ctrl+N");
    window.write("Dự án thử 12");
    let Some(Dialog::New { title }) = window.app().dialog() else {
        unreachable!("{:?}", window.app().dialog())
    };
    assert_eq!(title, "Dự án thử 12");
    window.keys("Ctrl+Z Delete Backspace");
    assert!(*window.project() == before);
    assert_eq!(window.editor(), None);
    window.keys("Escape");
    assert_eq!(window.app().dialog(), None);
    assert!(window.has_keyboard());

    // Typed on at once, faster than the dialog is drawn.
    window.in_one_pass([
        key_with(Key::N, Modifiers::COMMAND),
        text("D"),
        text("ự"),
        key(Key::Delete),
    ]);
    assert!(*window.project() == before);
    assert_eq!(window.editor(), None);
    let Some(Dialog::New { title }) = window.app().dialog() else {
        unreachable!("{:?}", window.app().dialog())
    };
    assert_eq!(title, "Dự");
}

#[test]
fn decomposed_letters_are_taken_and_kept_composed() {
    let mut window = on_counts();
    // "đồ" as some systems paste it: o with two marks after it.
    window.in_one_pass([text("đo\u{302}\u{300}"), key(Key::Enter)]);
    assert!(window.sees("“đồ” không phải là số"), "{:?}", window.texts());
    window.keys("Escape Ctrl+N");
    window.in_one_pass([text("Dư\u{323} a\u{301}n"), key(Key::Enter)]);
    window.rest();
    let title = &window.project().settings().title.vi;
    assert_eq!(title, "Dự án");
}
