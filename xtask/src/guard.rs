//! Committed figures that may only get better.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Named figures.
pub type Figures = BTreeMap<String, f64>;

/// Which way is better, and how much worse is still the same.
#[derive(Clone, Copy)]
pub enum Better {
    /// Accuracy, in percent: not a hundredth less.
    More,
    /// Bytes: noise of the compiler aside, no more.
    Less,
}

impl Better {
    fn is_worse(self, now: f64, committed: f64) -> bool {
        match self {
            Better::More => now < committed - 0.005,
            Better::Less => now > committed * 1.02,
        }
    }
}

/// Reads the figures that are committed in `file`.
pub fn read(file: &Path) -> Result<Figures> {
    let json = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&json).with_context(|| format!("{} holds no figures", file.display()))
}

/// Prints how far each figure moved and fails when one got worse. Where `args` say `--accept`, commits the figures to
/// `file` instead: whoever accepts says why in the commit.
pub fn hold(file: &Path, now: &Figures, better: Better, args: &[String]) -> Result<()> {
    let committed = if file.exists() { read(file)? } else { Figures::new() };
    let worse: Vec<&str> = now
        .iter()
        .filter(|(name, now)| !judge(name, **now, &committed, better))
        .map(|(n, _)| &n[..])
        .collect();
    if args.iter().any(|arg| arg == "--accept") {
        let all: Figures = committed.into_iter().chain(now.clone()).collect();
        fs::write(file, serde_json::to_string_pretty(&all)? + "\n")?;
        println!("accepted: {}", file.display());
    } else if !worse.is_empty() {
        bail!("worse than committed: {} (--accept commits them as they are)", worse.join(", "));
    }
    Ok(())
}

/// Prints one figure; whether it holds.
fn judge(name: &str, now: f64, committed: &Figures, better: Better) -> bool {
    let Some(&before) = committed.get(name) else {
        println!("{name:44} {now:10.2}  new");
        return true;
    };
    let worse = better.is_worse(now, before);
    println!("{name:44} {now:10.2}  {:+.2}{}", now - before, if worse { "  WORSE" } else { "" });
    !worse
}

#[cfg(test)]
mod tests {
    use super::Better;

    #[test]
    fn only_the_worse_is_refused() {
        assert!(Better::More.is_worse(80.0, 80.01));
        assert!(!Better::More.is_worse(80.01, 80.01));
        assert!(!Better::More.is_worse(90.0, 80.0));
        assert!(!Better::Less.is_worse(101.0, 100.0));
        assert!(Better::Less.is_worse(103.0, 100.0));
    }
}
