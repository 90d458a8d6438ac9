//! The WebAssembly modules, their JavaScript glue and their TypeScript types: `www/pkg/`.

use crate::digest::{hex, integrity};
use crate::{root, target};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// The target of the modules.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc's `wasm32-unknown-unknown` emits, and every engine of the last years takes. Never `--all-features`: with it
/// wasm-opt writes types that engines refuse.
const FEATURES: &[&str] = &[
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// wasm-opt puts what has one caller into it, whatever its size; but what our code keeps apart is to stay apart, since engines run
/// out of registers in large functions, and take long to compile them.
const INLINE: &str = "--one-caller-inline-max-function-size=30";

/// A module that is built.
struct Module {
    /// How its files begin.
    name: &'static str,
    /// The crate's feature that exports what it does.
    feature: &'static str,
    /// Cargo's profile.
    profile: &'static str,
    /// How hard wasm-opt tries, and at what.
    level: &'static str,
}

const MODULES: &[Module] = &[
    Module { name: "rubricator", feature: "wasm-annotator", profile: "release", level: "-O3" },
    // A person's deeds are few and short: here size counts for more than speed.
    Module { name: "desk", feature: "wasm-desk", profile: "desk", level: "-Os" },
];

/// The trained weights, and the names that are known beforehand: the page fetches them beside the module, as one file.
const MODEL: [&str; 2] = ["data/compiled/names.bin", "data/compiled/gazetteer.bin"];

/// Where the page looks for the module.
pub fn package() -> PathBuf {
    root().join("www/pkg")
}

/// Brings `www/pkg/` up to date. Of two builds at once the second waits: they write the same files.
pub fn build() -> Result<()> {
    fs::create_dir_all(package())?;
    let turn = fs::File::create(package().join(".lock"))?;
    turn.lock()?;
    add_target()?;
    model()?;
    pdf_reader()?;
    compile()?;
    MODULES.iter().try_for_each(Module::build)?;
    checksums()
}

/// Compiles all modules side by side: each keeps but one core busy for most of its time.
fn compile() -> Result<()> {
    thread::scope(|scope| {
        let compiling: Vec<_> = MODULES.iter().map(|module| scope.spawn(|| module.compile())).collect();
        compiling.into_iter().try_for_each(|module| module.join().expect("compiling does not panic"))
    })
}

impl Module {
    /// Makes its files anew where compiling gave something new.
    fn build(&self) -> Result<()> {
        let module = target()?.join(TARGET).join(self.profile).join("rubricator.wasm");
        let module = fs::read(&module).with_context(|| format!("cargo wrote no {}", module.display()))?;
        let recipe = self.recipe(&module);
        let stamp = package().join(format!("{}.recipe", self.name));
        if !fs::read_to_string(&stamp).is_ok_and(|made| made == recipe) {
            self.glue(module)?;
            self.optimise()?;
            fs::write(stamp, recipe)?;
        }
        Ok(())
    }

    fn compile(&self) -> Result<()> {
        let mut cargo = Command::new(env!("CARGO"));
        // As a library of its own; for other crates it is but a Rust library.
        cargo.args(["rustc", "--profile", self.profile, "--lib", "--crate-type", "cdylib"]);
        cargo.args(["--no-default-features", "--features", self.feature, "--target", TARGET]);
        run(cargo.current_dir(root()))
    }

    /// All that decides what its files hold: where it is the same, there is nothing to do.
    fn recipe(&self, module: &[u8]) -> String {
        let optimiser = wasm_opt().map_or("none", |_| "wasm-opt");
        format!("{} {optimiser} {} {INLINE} {}\n", hex(module), self.level, FEATURES.join(" "))
    }

    fn glue(&self, module: Vec<u8>) -> Result<()> {
        let mut output = wasm_bindgen_cli_support::Bindgen::new()
            .input_bytes(self.name, module)
            .web(true)?
            .typescript(true)
            .remove_producers_section(true)
            .generate_output()?;
        output.emit(package())
    }

    /// Optimises the module in place, or says why not.
    fn optimise(&self) -> Result<()> {
        let Some(wasm_opt) = wasm_opt() else {
            eprintln!("node_modules/ holds no binaryen (npm install): the modules stay some 8 % larger");
            return Ok(());
        };
        let module = package().join(format!("{}_bg.wasm", self.name));
        let better = package().join("better.wasm");
        let mut node = Command::new("node");
        node.arg(wasm_opt).args([self.level, INLINE]).args(FEATURES).arg(&module).arg("-o").arg(&better);
        run(&mut node)?;
        fs::rename(better, module)?;
        Ok(())
    }
}

/// Writes what the loader checks modules and model against: `integrity.js`.
fn checksums() -> Result<()> {
    let of = |name: &str| Ok::<_, anyhow::Error>(integrity(&fs::read(package().join(name))?));
    let (module, model, desk) = (of("rubricator_bg.wasm")?, of("names.bin")?, of("desk_bg.wasm")?);
    let sums = format!("  module: '{module}',\n  model: '{model}',\n  desk: '{desk}',");
    let script = format!("/** Written by the build. */\nexport const INTEGRITY = {{\n{sums}\n}};\n");
    Ok(fs::write(package().join("integrity.js"), script)?)
}

/// Puts model and gazetteer beside the module.
fn model() -> Result<()> {
    let parts = MODEL.map(|file| fs::read(root().join(file)).with_context(|| format!("cannot read {file}")));
    let [model, gazetteer] = parts;
    Ok(fs::write(package().join("names.bin"), [model?, gazetteer?].concat())?)
}

/// Puts Mozilla's PDF reader beside the module: the page fetches it when a PDF is opened, and says so where there is none.
fn pdf_reader() -> Result<()> {
    for name in ["pdf.min.mjs", "pdf.worker.min.mjs"] {
        let from = root().join("node_modules/pdfjs-dist/build").join(name);
        if from.exists() {
            fs::copy(&from, package().join(name))?;
        }
    }
    Ok(())
}

/// Installs the wasm target where rustup says that it is missing; without rustup, cargo's own message must do.
fn add_target() -> Result<()> {
    let Ok(installed) = Command::new("rustup").args(["target", "list", "--installed"]).output() else {
        return Ok(());
    };
    if String::from_utf8_lossy(&installed.stdout).lines().any(|line| line == TARGET) {
        return Ok(());
    }
    eprintln!("adding Rust's {TARGET} target");
    run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
}

fn wasm_opt() -> Option<PathBuf> {
    Some(root().join("node_modules/binaryen/bin/wasm-opt")).filter(|path| path.exists())
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Result<()> {
    let program = Path::new(command.get_program()).display().to_string();
    match command.status() {
        Err(error) => bail!("cannot start {program}: {error}"),
        Ok(status) => ensure!(status.success(), "{program} failed ({status})"),
    }
    Ok(())
}
