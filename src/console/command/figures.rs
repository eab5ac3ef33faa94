//! What `wenzheng figures` is told, as it is typed.

#[cfg(feature = "xlsx")]
use std::path::PathBuf;

use clap::{Args as Options, ValueEnum};

use crate::figures::{Aspect, Nature};
use crate::report::Year;

#[derive(Debug, Options)]
pub struct Figures {
    #[command(flatten)]
    pub form: FiguresForm,
    /// Only indicators that contain this: wenzheng figures --indicator GDP
    #[arg(long, value_name = "NAME")]
    pub indicator: Option<String>,
    /// Only amounts, growth rates, shares and so on: wenzheng figures --indicator GDP --aspect growth
    #[arg(long, value_enum)]
    pub aspect: Option<AspectArg>,
    /// Only figures of this year: wenzheng figures --year 2020
    #[arg(long, value_parser = year)]
    pub year: Option<Year>,
    /// Only what was achieved, promised and so on: wenzheng figures --nature target
    #[arg(long, value_enum)]
    pub nature: Option<NatureArg>,
    /// Only reports of regions that contain this: wenzheng figures --region 浙江
    #[arg(long, value_name = "NAME")]
    pub region: Option<String>,
    /// Of figures that claim the same, only the one that counts: wenzheng figures --record --year 2020
    #[arg(long)]
    pub record: bool,
}

#[derive(Debug, Options)]
#[group(multiple = false)]
pub struct FiguresForm {
    /// Print one JSON object a line: wenzheng figures --json | jq -r .indicator
    #[arg(long)]
    pub json: bool,
    /// Print comma separated values that spreadsheets open: wenzheng figures --csv > figures.csv
    #[arg(long)]
    pub csv: bool,
    /// Print which words gave each figure its time, nature, aspect and name: wenzheng figures --why --year 2020
    #[arg(long)]
    pub why: bool,
    /// Write a spreadsheet: wenzheng figures --xlsx figures.xlsx
    #[cfg(feature = "xlsx")]
    #[arg(long, value_name = "FILE")]
    pub xlsx: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum NatureArg {
    Result,
    Target,
    Forecast,
    Standing,
    Unknown,
}

/// An aspect as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum AspectArg {
    Level,
    Growth,
    Share,
    Change,
    Rank,
    Milestone,
}

impl From<NatureArg> for Nature {
    fn from(typed: NatureArg) -> Nature {
        match typed {
            NatureArg::Result => Nature::Result,
            NatureArg::Target => Nature::Target,
            NatureArg::Forecast => Nature::Forecast,
            NatureArg::Standing => Nature::Standing,
            NatureArg::Unknown => Nature::Unknown,
        }
    }
}

impl From<AspectArg> for Aspect {
    fn from(typed: AspectArg) -> Aspect {
        match typed {
            AspectArg::Level => Aspect::Level,
            AspectArg::Growth => Aspect::Growth,
            AspectArg::Share => Aspect::Share,
            AspectArg::Change => Aspect::Change,
            AspectArg::Rank => Aspect::Rank,
            AspectArg::Milestone => Aspect::Milestone,
        }
    }
}

fn year(typed: &str) -> Result<Year, String> {
    let number: u16 = typed.parse().map_err(|_not_a_number| format!("«{typed}» is not a year"))?;
    Year::try_from(number)
}
