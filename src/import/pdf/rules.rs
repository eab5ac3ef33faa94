//! The lines that a page draws, and the cells of the tables that they rule.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

/// What is at most so thick, in points, is a line.
const THICK: f64 = 3.0;
/// A line is at least so long.
const SHORTEST: f64 = 8.0;
/// Lines so near to each other touch, or are one.
const NEAR: f64 = 3.0;
/// A page with more lines than this draws a picture.
const MOST: usize = 3000;
/// Most columns and rows of a table of one page.
const MOST_COLUMNS: usize = 40;
const MOST_ROWS: usize = 200;

/// A line that runs level or upright.
#[derive(Debug, Clone, Copy)]
struct Rule {
    is_level: bool,
    /// Its height, or how far right it stands.
    at: f64,
    from: f64,
    to: f64,
}

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct Rules(Vec<Rule>);

impl Rules {
    /// What is drawn by a pen: each straight piece of it.
    pub(super) fn stroke(&mut self, path: &BezPath, to_page: Affine) {
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            let next = match *element {
                PathEl::MoveTo(to) => {
                    (first, last) = (to, to);
                    continue;
                }
                PathEl::LineTo(to) => {
                    self.add(to_page * last, to_page * to);
                    to
                }
                PathEl::ClosePath => {
                    self.add(to_page * last, to_page * first);
                    first
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => to,
            };
            last = next;
        }
    }

    /// What is filled: a line where it is thin.
    pub(super) fn fill(&mut self, path: &BezPath, to_page: Affine) {
        let mut shape = BezPath::new();
        for element in path.elements() {
            if matches!(element, PathEl::MoveTo(_)) {
                self.add_thin(&std::mem::take(&mut shape), to_page);
            }
            shape.push(*element);
        }
        self.add_thin(&shape, to_page);
    }

    fn add_thin(&mut self, shape: &BezPath, to_page: Affine) {
        if shape.elements().len() < 3 {
            return;
        }
        let Rect { x0, y0, x1, y1 } = to_page.transform_rect_bbox(shape.bounding_box());
        let (middle_x, middle_y) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
        if y1 - y0 <= THICK {
            self.add(Point::new(x0, middle_y), Point::new(x1, middle_y));
        } else if x1 - x0 <= THICK {
            self.add(Point::new(middle_x, y0), Point::new(middle_x, y1));
        }
    }

    fn add(&mut self, a: Point, b: Point) {
        let (across, down) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let is_level = across > down;
        let (long, aslant) = if is_level { (across, down) } else { (down, across) };
        if long.is_finite() && long >= SHORTEST && aslant < 1.0 && self.0.len() <= MOST {
            let (at, ends) = if is_level { (a.y, (a.x, b.x)) } else { (a.x, (a.y, b.y)) };
            self.0.push(Rule { is_level, at, from: ends.0.min(ends.1), to: ends.0.max(ends.1) });
        }
    }

    /// The tables that are ruled, each of several columns and rows.
    pub(super) fn grids(&self) -> Vec<Grid> {
        if self.0.len() > MOST {
            return Vec::new();
        }
        let mut left: Vec<Rule> = self.0.clone();
        let mut grids = Vec::new();
        while let Some(first) = left.pop() {
            let mut together = vec![first];
            let mut seen = 0;
            while let Some(rule) = together.get(seen).copied() {
                seen += 1;
                let (touching, apart) = left.into_iter().partition(|other| touches(&rule, other));
                left = apart;
                together.extend::<Vec<Rule>>(touching);
            }
            grids.extend(Grid::of(&together));
        }
        grids
    }
}

fn touches(a: &Rule, b: &Rule) -> bool {
    let reaches = |rule: &Rule, at: f64| (rule.from - NEAR..=rule.to + NEAR).contains(&at);
    match a.is_level == b.is_level {
        true => (a.at - b.at).abs() <= NEAR && a.from <= b.to + NEAR && b.from <= a.to + NEAR,
        false => reaches(a, b.at) && reaches(b, a.at),
    }
}

/// A table: where its columns and rows end, and which of its fields are one cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) xs: Vec<f64>,
    pub(super) ys: Vec<f64>,
    /// Of each field, row by row, the first field of its cell.
    cells: Vec<usize>,
}

impl Grid {
    fn of(rules: &[Rule]) -> Option<Grid> {
        let ends = |is_level: bool| ends(rules.iter().filter(|rule| rule.is_level == is_level));
        let (xs, ys) = (ends(false), ends(true));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if !(2..=MOST_COLUMNS).contains(&columns) || !(2..=MOST_ROWS).contains(&rows) {
            return None;
        }
        let is_drawn = |is_level: bool, at: f64, middle: f64| {
            let is_it = |rule: &&Rule| rule.is_level == is_level && (rule.at - at).abs() <= NEAR;
            rules.iter().filter(is_it).any(|rule| (rule.from..=rule.to).contains(&middle))
        };
        let middles = |ends: &[f64]| -> Vec<f64> {
            ends.iter().zip(ends.iter().skip(1)).map(|(a, b)| f64::midpoint(*a, *b)).collect()
        };
        let (middle_xs, middle_ys) = (middles(&xs), middles(&ys));
        let mut cells: Vec<usize> = Vec::with_capacity(columns * rows);
        for (row, (middle_y, y)) in middle_ys.iter().zip(&ys).enumerate() {
            for (column, (middle_x, x)) in middle_xs.iter().zip(&xs).enumerate() {
                let at = row * columns + column;
                let is_of_left = column > 0 && !is_drawn(false, *x, *middle_y);
                let is_of_above = row > 0 && !is_drawn(true, *y, *middle_x);
                let before = match (is_of_left, is_of_above) {
                    (true, _) => at.checked_sub(1),
                    (false, true) => at.checked_sub(columns),
                    (false, false) => None,
                };
                cells.push(before.and_then(|before| cells.get(before).copied()).unwrap_or(at));
            }
        }
        Some(Grid { xs, ys, cells })
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// The cell that a point lies in.
    pub(super) fn cell(&self, x: f64, y: f64) -> Option<usize> {
        let field = |ends: &[f64], at: f64| ends.iter().rposition(|end| *end <= at);
        let (column, row) = (field(&self.xs, x)?, field(&self.ys, y)?);
        if column >= self.columns() || row + 1 >= self.ys.len() {
            return None;
        }
        self.cells.get(row * self.columns() + column).copied()
    }
}

/// Where lines of one direction stand, those that are one taken together.
fn ends<'a>(rules: impl Iterator<Item = &'a Rule>) -> Vec<f64> {
    let mut all: Vec<f64> = rules.map(|rule| rule.at).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|next, before| *next - *before <= NEAR);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows and two columns, the upper two fields one cell.
    fn ruled() -> Rules {
        let mut rules = Rules::default();
        let mut outline = BezPath::new();
        for (at, to) in [(0, (0.0, 0.0)), (1, (100.0, 0.0)), (1, (100.0, 40.0)), (1, (0.0, 40.0))] {
            if at == 0 { outline.move_to(to) } else { outline.line_to(to) }
        }
        outline.close_path();
        rules.stroke(&outline, Affine::IDENTITY);
        // A thin stripe, and a line that does not reach up to the head.
        rules.fill(&Rect::new(0.0, 19.5, 100.0, 20.5).to_path(0.1), Affine::IDENTITY);
        rules.fill(&Rect::new(49.5, 20.0, 50.5, 40.0).to_path(0.1), Affine::IDENTITY);
        rules
    }

    #[test]
    fn fields_without_a_line_between_them_are_one_cell() {
        let grids = ruled().grids();
        let [grid] = grids.as_slice() else { panic!("{grids:?}") };
        let cells = [(25.0, 10.0), (75.0, 10.0), (25.0, 30.0), (75.0, 30.0), (150.0, 30.0), (25.0, 50.0)];
        let cells: Vec<Option<usize>> = cells.iter().map(|(x, y)| grid.cell(*x, *y)).collect();
        assert_eq!(cells, [Some(0), Some(0), Some(2), Some(3), None, None]);
    }

    #[test]
    fn a_frame_and_a_line_under_a_heading_are_no_table() {
        let mut rules = Rules::default();
        rules.stroke(&Rect::new(10.0, 10.0, 500.0, 800.0).to_path(0.1), Affine::IDENTITY);
        rules.fill(&Rect::new(50.0, 60.0, 300.0, 61.0).to_path(0.1), Affine::IDENTITY);
        assert_eq!(rules.grids(), []);
    }
}
