//! The look as egui understands it: the only place where tokens become colours and fonts.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Galley, Margin,
    RichText, Shadow, Stroke, Style, TextStyle, Theme, Visuals, vec2,
};

use crate::look::{Palette, Rgb, radius, size, space};

static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// Installs fonts and both themes. Called once, before the first pass.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("noto".to_owned(), Arc::new(FontData::from_static(REGULAR)));
    fonts.font_data.insert("noto-bold".to_owned(), Arc::new(FontData::from_static(BOLD)));
    fonts.families.insert(FontFamily::Proportional, vec!["noto".to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec!["noto".to_owned()]);
    fonts.families.insert(bold_family(), vec!["noto-bold".to_owned()]);
    ctx.set_fonts(fonts);
    ctx.style_mut_of(Theme::Light, |style| dress(style, &Palette::light()));
    ctx.style_mut_of(Theme::Dark, |style| dress(style, &Palette::dark()));
    ctx.options_mut(|options| {
        // Scale is a setting of ours; quitting asks first.
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
        options.fallback_theme = Theme::Light;
    });
}

/// The palette of the theme in force.
#[must_use]
pub fn palette(ctx: &Context) -> &'static Palette {
    static LIGHT: std::sync::LazyLock<Palette> = std::sync::LazyLock::new(Palette::light);
    static DARK: std::sync::LazyLock<Palette> = std::sync::LazyLock::new(Palette::dark);
    match ctx.theme() {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

/// A token as egui's colour.
#[must_use]
pub fn colour(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The regular face at a size in points.
#[must_use]
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The bold face at a size in points.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Bold text of the body's size.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(bold(size::BODY))
}

/// Second text.
pub fn second(text: impl Into<String>, palette: &Palette) -> RichText {
    RichText::new(text).font(regular(size::SMALL)).color(colour(palette.muted))
}

fn dress(style: &mut Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Monospace, regular(size::BODY)),
        (TextStyle::Heading, bold(size::TITLE)),
    ]
    .into();
    style.animation_time = 0.0;
    style.spacing.item_spacing = vec2(space::S, space::XS);
    style.spacing.button_padding = vec2(10.0, space::XS);
    style.spacing.interact_size = vec2(space::XL, 26.0);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.scroll = egui::style::ScrollStyle::solid();
    style.spacing.scroll.bar_width = 8.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    let mut visuals = if palette.dark { Visuals::dark() } else { Visuals::light() };
    let border = Stroke::new(1.0, colour(palette.line));
    let ink = Stroke::new(1.0, colour(palette.ink));
    visuals.panel_fill = colour(palette.paper);
    visuals.window_fill = colour(palette.panel);
    visuals.window_stroke = border;
    visuals.window_corner_radius = CornerRadius::same(radius::CARD);
    visuals.menu_corner_radius = CornerRadius::same(radius::CARD);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.extreme_bg_color = colour(palette.panel);
    visuals.faint_bg_color = colour(palette.raised);
    visuals.hyperlink_color = colour(palette.accent);
    visuals.selection.bg_fill = colour(palette.soft);
    visuals.selection.stroke = Stroke::new(1.0, colour(palette.accent));
    visuals.weak_text_color = Some(colour(palette.muted));
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, colour(palette.accent));
    let states = &mut visuals.widgets;
    for state in [
        &mut states.noninteractive,
        &mut states.inactive,
        &mut states.hovered,
        &mut states.active,
        &mut states.open,
    ] {
        state.corner_radius = CornerRadius::same(radius::SMALL);
        state.expansion = 0.0;
        state.fg_stroke = ink;
        state.bg_stroke = border;
        state.bg_fill = colour(palette.raised);
        state.weak_bg_fill = colour(palette.panel);
    }
    states.hovered.weak_bg_fill = colour(palette.raised);
    states.hovered.bg_stroke = Stroke::new(1.0, colour(palette.muted));
    states.active.weak_bg_fill = colour(palette.soft);
    states.active.bg_stroke = Stroke::new(1.0, colour(palette.accent));
    states.open.weak_bg_fill = colour(palette.soft);
    style.visuals = visuals;
}

/// The width of a line of text in points.
#[must_use]
pub fn text_width(ui: &egui::Ui, text: &str, font: FontId) -> f32 {
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x)
}

/// One line that ends in "…" where its room does.
#[must_use]
pub fn one_line(
    painter: &egui::Painter,
    text: &str,
    font: FontId,
    ink: Color32,
    room: f32,
) -> Arc<Galley> {
    let format = egui::TextFormat::simple(font, ink);
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    painter.layout_job(job)
}
