//! PDF files that hold text. Each character is taken where it is drawn; see [`super::page`] for how it becomes paragraphs.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page as Source;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings, SoftMask,
    interpret_page,
};

use super::page::{self, Glyph, Page};
use super::{Document, ReadError, guard, warning};
use crate::text::ideograph;

/// First bytes of a file, perhaps behind a little rubbish.
pub const SIGNATURE: &[u8] = b"%PDF-";
/// Where this share of a text, in per cent, has no known characters, it is no text.
const MOST_UNKNOWN: usize = 20;

/// Reads a document.
///
/// # Errors
/// When it is damaged, has a password, or holds pictures of text and no text.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let bytes = bytes.to_vec();
    let (pages, pictures) = guard::apart("PDF", move || pages(bytes))?;
    let glyphs: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    let unknown = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| glyph.text == UNKNOWN).count();
    if glyphs == 0 || unknown * 100 > glyphs * MOST_UNKNOWN {
        return Err(ReadError::Scanned);
    }
    let mut warnings = Vec::new();
    if pictures > 0 {
        warnings.push(warning("picture_pages", format!("{pictures} pages are pictures without text and are left out")));
    }
    if unknown > 0 {
        warnings.push(warning("unknown_characters", format!("{unknown} characters have no known code and are shown as {UNKNOWN}")));
    }
    Ok(Document { warnings, ..Document::new(page::text(pages), "pdf", "PDF") })
}

/// Stands for a character that the file does not name.
const UNKNOWN: &str = "\u{FFFD}";

/// The pages that have text, and how many have none but pictures.
fn pages(bytes: Vec<u8>) -> Result<(Vec<Page>, usize), ReadError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Protected,
        _ => ReadError::Damaged("PDF"),
    })?;
    let cache = InterpreterCache::new();
    let (mut pages, mut pictures, mut glyphs) = (Vec::new(), 0, 0);
    for source in pdf.pages().iter() {
        let reader = draw(&pdf, source, &cache);
        glyphs += reader.page.glyphs.len();
        if glyphs > page::MOST_GLYPHS {
            return Err(ReadError::TooLarge);
        }
        if reader.page.glyphs.is_empty() {
            pictures += usize::from(reader.pictures > 0);
        } else {
            pages.push(reader.page);
        }
    }
    Ok((pages, pictures))
}

fn draw<'a>(pdf: &'a Pdf, source: &Source<'a>, cache: &InterpreterCache<'a>) -> Reader {
    let (width, height) = source.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let transform = Affine::new(source.initial_transform(true).as_coeffs());
    let area = Rect::new(0.0, 0.0, width, height);
    let mut context = Context::new(transform, area, cache, pdf.xref(), InterpreterSettings::default());
    let mut reader = Reader { page: Page { width, glyphs: Vec::new() }, height, pictures: 0, turns: [0; 4] };
    interpret_page(source, &mut context, &mut reader);
    reader.upright();
    reader
}

/// Takes down what is drawn.
struct Reader {
    page: Page,
    height: f64,
    pictures: usize,
    /// How many characters run to the right, downwards, to the left, upwards.
    turns: [usize; 4],
}

impl Reader {
    /// Turns a page whose text runs along its side, as scanners and copiers leave it.
    fn upright(&mut self) {
        let turn = (0..4).max_by_key(|turn| (self.turns[*turn], 4 - turn)).unwrap_or(0);
        let (width, height) = (self.page.width, self.height);
        for glyph in &mut self.page.glyphs {
            (glyph.x, glyph.y) = match turn {
                1 => (glyph.y, width - glyph.x),
                2 => (width - glyph.x, height - glyph.y),
                3 => (height - glyph.y, glyph.x),
                _ => (glyph.x, glyph.y),
            };
        }
        if turn % 2 == 1 {
            self.page.width = height;
        }
    }
}

impl Device<'_> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        // More than one document may have is told from one more.
        let room = (page::MOST_GLYPHS + 1).saturating_sub(self.page.glyphs.len());
        for glyph in run.glyphs().iter().take(room) {
            let place = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            // A character is a thousand units high before it is placed.
            let [a, b, c, d, ..] = place.as_coeffs();
            let (wide, high) = (a.hypot(b) * 1000.0, c.hypot(d) * 1000.0);
            let on_page = (0.0..=self.page.width).contains(&origin.x) && (0.0..=self.height).contains(&origin.y);
            if !on_page || high <= 0.0 {
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => UNKNOWN.to_owned(),
            };
            let narrow = text.is_ascii();
            let units = advance(glyph).filter(|units| *units > 0.0).unwrap_or(if narrow { 500.0 } else { 1000.0 });
            // Downwards is where y grows.
            self.turns[match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
                (true, true, _) => 0,
                (false, _, true) => 1,
                (true, false, _) => 2,
                (false, _, false) => 3,
            }] += 1;
            let text: String = text.chars().filter(|c| !c.is_control()).map(ideograph).collect();
            self.page.glyphs.push(Glyph { text, x: origin.x, y: origin.y, size: high, advance: wide * units / 1000.0 });
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// How wide a character is, in thousandths of its size.
fn advance(glyph: &hayro_interpret::font::Glyph<'_>) -> Option<f64> {
    use hayro_interpret::font::Glyph::{Outline, Type3};
    match glyph {
        Outline(glyph) => glyph.advance_width().map(f64::from),
        Type3(glyph) => glyph.advance_width().map(f64::from),
    }
}
