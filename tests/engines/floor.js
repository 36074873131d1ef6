// Run by gjs, which has the JavaScript engine of Firefox 102: whether it accepts every program and every script of the site.
//
//   gjs tests/engines/floor.js DIST
//
// Prints what is refused, then how many files there were; exits with 1 if one was refused or there was none.
imports.gi.versions.Gio = '2.0';
const { Gio, GLib } = imports.gi;

/** Files below a folder whose name ends so. */
function files(folder, ending) {
  const found = [];
  const all = Gio.File.new_for_path(folder).enumerate_children('standard::name,standard::type', Gio.FileQueryInfoFlags.NONE, null);
  for (let info = all.next_file(null); info; info = all.next_file(null)) {
    const path = GLib.build_filenamev([folder, info.get_name()]);
    if (info.get_file_type() === Gio.FileType.DIRECTORY) found.push(...files(path, ending));
    else if (path.endsWith(ending)) found.push(path);
  }
  return found;
}

const bytes = (path) => GLib.file_get_contents(path)[1];
const [dist] = ARGV;
const programs = files(dist, '.wasm');
const scripts = files(dist, '.js');
const refused = [];
for (const path of programs) {
  if (!WebAssembly.validate(bytes(path))) refused.push(path);
}
for (const path of scripts) {
  try {
    // Parsed, not run.
    new Function(new TextDecoder().decode(bytes(path)));
  } catch (error) {
    refused.push(`${path}: ${error.message}`);
  }
}
for (const line of refused) print(`refused: ${line}`);
print(`${programs.length} programs, ${scripts.length} scripts`);
imports.system.exit(refused.length || !programs.length || !scripts.length ? 1 : 0);
