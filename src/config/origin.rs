//! Where a thing is read from: a file or folder that was found, or what is built into the program.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A file or folder, or the same thing as it is built in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Option<PathBuf>", into = "Option<PathBuf>")]
pub enum Origin {
    #[default]
    BuiltIn,
    Path(PathBuf),
}

impl From<PathBuf> for Origin {
    fn from(path: PathBuf) -> Self {
        Origin::Path(path)
    }
}

impl From<Option<PathBuf>> for Origin {
    fn from(path: Option<PathBuf>) -> Self {
        path.map_or(Origin::BuiltIn, Origin::Path)
    }
}

impl From<Origin> for Option<PathBuf> {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::BuiltIn => None,
            Origin::Path(path) => Some(path),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::BuiltIn => f.write_str("built in"),
            Origin::Path(path) => path.display().fmt(f),
        }
    }
}

/// Folders that are looked through for what no option names, nearest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folders {
    config: Vec<PathBuf>,
    corpus: Vec<PathBuf>,
    own: Option<PathBuf>,
    cache: Option<PathBuf>,
}

/// The folder of what must last, where none is named.
const DATA: &str = "data";

impl Folders {
    /// Those of this process: `config` and `corpus` in the working folder and beside the program, then the
    /// person's folder and those of the system.
    #[must_use]
    pub fn of_process() -> Self {
        let bases = xdg::BaseDirectories::with_prefix("wenzheng");
        let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
        let system = bases.get_config_dirs().into_iter().chain([PathBuf::from("/etc/wenzheng")]);
        let folders = Self::new(PathBuf::new(), beside, bases.get_config_home(), system);
        Folders { cache: bases.get_cache_home(), ..folders }
    }

    fn new(
        working: PathBuf,
        beside: Option<PathBuf>,
        own: Option<PathBuf>,
        system: impl Iterator<Item = PathBuf>,
    ) -> Self {
        let mut folders = Folders { own: own.clone(), ..Folders::default() };
        for base in std::iter::once(working).chain(beside) {
            folders.config.push(base.join("config"));
            folders.corpus.push(base.join("corpus"));
        }
        for base in own.into_iter().chain(system) {
            folders.corpus.push(base.join("corpus"));
            folders.config.push(base);
        }
        folders
    }

    /// The first of the settings folders that holds a file `name`; what is built in where none does.
    #[must_use]
    pub fn file(&self, name: &str) -> Origin {
        self.config.iter().map(|folder| folder.join(name)).find(|path| path.is_file()).into()
    }

    /// The first corpus folder there is; the one that is built in where there is none.
    #[must_use]
    pub fn corpus(&self) -> Origin {
        self.corpus.iter().find(|path| path.is_dir()).cloned().into()
    }

    /// Where volumes and editions are kept: in the `data` folder where it is there or was named, else in the
    /// person's own folder of what may be lost.
    #[must_use]
    pub fn library(&self, data: &Path) -> Option<PathBuf> {
        let is_meant = data != Path::new(DATA) || data.is_dir();
        if is_meant {
            Some(data.join("library"))
        } else {
            self.cache.as_ref().map(|cache| cache.join("library"))
        }
    }

    /// The person's own settings folder, where the environment says which that is.
    #[must_use]
    pub fn own(&self) -> Option<&Path> {
        self.own.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_is_read_and_without_any_what_is_built_in() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        let folders = Folders::new(at("here"), Some(at("bin")), Some(at("home")), [at("system")].into_iter());
        assert_eq!((folders.file("a.toml"), folders.corpus()), (Origin::BuiltIn, Origin::BuiltIn));
        for nearer in ["system", "home", "bin/config", "here/config"] {
            std::fs::create_dir_all(at(nearer)).unwrap();
            std::fs::write(at(nearer).join("a.toml"), "").unwrap();
            assert_eq!(folders.file("a.toml"), Origin::Path(at(nearer).join("a.toml")));
            assert_eq!(folders.file("b.toml"), Origin::BuiltIn, "a folder takes no other file's place");
        }
        for nearer in ["system/corpus", "home/corpus", "here/corpus"] {
            std::fs::create_dir_all(at(nearer)).unwrap();
            assert_eq!(folders.corpus(), Origin::Path(at(nearer)));
        }
    }
}
