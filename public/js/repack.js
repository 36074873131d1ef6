/*
 * Packs a data folder for pages that may not fetch: in any browser of an office, from any folder, without a server. It
 * makes a data.js, and a new plan-atlas.html of an old one. What it writes of the data is what `cargo xtask pack` writes
 * of the same files; the rest of the single file stays as it is, byte by byte.
 */
(function () {
  'use strict';

  /* How a script of data begins and ends, see crates/xtask/src/script_payload.rs. */
  var HEAD = '(window.planAtlasFiles=window.planAtlasFiles||{}).data={\n';
  var FOOT = '};\n';
  /* What stands around it in the single file, and what only that has: the boot script of its form, and an end. */
  var OPENED = '<script type="text/plain" data-file="data/data.js">';
  var CLOSED = '<\/script>';
  var FORM = ' data-form="single"';
  var END = '</html>';
  /* What an operator may change without a new manifest, see docs/kiosk.md. */
  var SETTINGS = 'kiosk.json';
  /* Ten times a single file. */
  var MOST = 1 << 26;

  var outcome = document.getElementById('outcome');
  /* What either field holds: nothing yet, `wrong` in two languages, or something to pack. */
  var held = { folder: null, single: null };

  watch('folder', pack);
  watch('single', function (files, then) {
    if (files.length) {
      take(files[0], then);
    } else {
      then(null);
    }
  });

  function watch(field, examine) {
    var turn = 0;
    document.getElementById(field).addEventListener('change', function () {
      var mine = turn += 1;
      held[field] = null;
      show();
      examine(this.files, function (found) {
        /* Reading takes a while, and something else may stand in the field by now. */
        if (mine === turn) {
          held[field] = found;
          show();
        }
      });
    });
  }

  /* The folder, as a script. */
  function pack(files, then) {
    var byPath = {};
    for (var i = 0; i < files.length; i++) {
      /* The first part is the name of the folder itself. */
      var path = (files[i].webkitRelativePath || files[i].name).split('/').slice(files[i].webkitRelativePath ? 1 : 0).join('/');
      byPath[path] = files[i];
    }
    if (!byPath['manifest.json']) {
      then(wrong('文件夹里没有 manifest.json。', 'There is no manifest.json in the folder.'));
      return;
    }
    read(byPath['manifest.json'], 'readAsText', then, function (text) {
      var manifest = parsed(text);
      if (!manifest) {
        then(wrong('manifest.json 无法读取。', 'manifest.json cannot be read.'));
        return;
      }
      var contents = { 'manifest.json': text };
      var waiting = manifest.files.length;
      var missing = [];
      var absent = 0;
      manifest.files.forEach(function (entry) {
        var file = byPath[entry.path];
        if (!file || (file.size !== entry.bytes && entry.path !== SETTINGS)) {
          missing.push(entry.path);
          absent += file ? 0 : 1;
          done();
          return;
        }
        read(file, 'readAsText', then, function (content) {
          contents[entry.path] = content;
          done();
        });
      });

      function done() {
        waiting -= 1;
        if (waiting > 0) {
          return;
        }
        if (absent * 2 > manifest.files.length) {
          /* A package of the workbench by itself, most likely. */
          then(wrong(
            '文件夹不完整，缺少 ' + absent + ' 个文件。工作台的数据包要先放进一份完整的数据文件夹。',
            'The folder is not complete: ' + absent + ' files are missing. A package of the workbench goes into a complete data folder first.'
          ));
          return;
        }
        if (missing.length) {
          then(wrong('下列文件缺少，或与 manifest.json 不符：' + missing.join('、') + '。', 'Missing, or not as manifest.json says: ' + missing.join(', ') + '.'));
          return;
        }
        then({ script: written(contents), release: manifest.release });
      }
    });
  }

  /* A manifest that lists something; null if it is none. */
  function parsed(text) {
    var manifest;
    try {
      manifest = JSON.parse(text);
    } catch (error) {
      return null;
    }
    var listed = manifest && manifest.files;
    var lists = Array.isArray(listed) && listed.length && listed.every(function (entry) {
      return entry && typeof entry.path === 'string';
    });
    return lists && typeof manifest.release === 'string' ? manifest : null;
  }

  /* As crates/xtask/src/script_payload.rs writes it: by path, one line a file. */
  function written(contents) {
    var lines = Object.keys(contents).sort().map(function (path) {
      return literal(path) + ':' + literal(contents[path]) + ',\n';
    });
    return HEAD + lines.join('') + FOOT;
  }

  function literal(text) {
    return '\'' + text.replace(/['\\\n]|[^ -;=-~]/g, function (c) {
      var code = c.charCodeAt(0);
      if (c === '\n') {
        return '\\n';
      }
      if (c === '\'' || c === '\\') {
        return '\\' + c;
      }
      var digits = code.toString(16);
      return code < 256 ? '\\x' + ('0' + digits).slice(-2) : '\\u' + ('000' + digits).slice(-4);
    }) + '\'';
  }

  /* The old single file: what stands before its data, and what behind. */
  function take(file, then) {
    var other = wrong(
      '“' + file.name + '”不是单文件版，或者不完整。请选择原来的 plan-atlas.html。',
      '“' + file.name + '” is no single file of this site, or not all of it. Choose the old plan-atlas.html.'
    );
    if (file.size > MOST) {
      then(other);
      return;
    }
    read(file, 'readAsArrayBuffer', then, function (buffer) {
      var bytes = new Uint8Array(buffer);
      var opened = find(bytes, OPENED, 0);
      var from = opened + OPENED.length;
      var to = opened < 0 ? -1 : find(bytes, CLOSED, from);
      var whole = to >= 0 && find(bytes, OPENED, from) < 0 && find(bytes, HEAD, from) === from && find(bytes, FOOT + CLOSED, from) === to - FOOT.length &&
        find(bytes, FORM, to) >= 0 && find(bytes, END, to) >= 0;
      then(whole ? { before: bytes.subarray(0, from), behind: bytes.subarray(to) } : other);
    });
  }

  /* Where a text of ASCII stands in some bytes, from a place on; -1 if it doesn't. */
  function find(bytes, text, from) {
    var first = text.charCodeAt(0);
    for (var at = from; at <= bytes.length - text.length; at++) {
      if (bytes[at] === first) {
        var same = 1;
        while (same < text.length && bytes[at + same] === text.charCodeAt(same)) {
          same += 1;
        }
        if (same === text.length) {
          return at;
        }
      }
    }
    return -1;
  }

  function read(file, how, otherwise, then) {
    var reader = new FileReader();
    reader.onload = function () {
      then(reader.result);
    };
    reader.onerror = function () {
      otherwise(wrong(file.name + ' 无法读取。', file.name + ' cannot be read.'));
    };
    reader[how](file);
  }

  function wrong(chinese, english) {
    return { wrong: [chinese, english] };
  }

  /* What came of both fields. */
  function show() {
    var folder = held.folder;
    var single = held.single;
    clear();
    if (folder && folder.wrong) {
      say(folder.wrong[0], folder.wrong[1]);
    }
    if (single && single.wrong) {
      say(single.wrong[0], single.wrong[1]);
    } else if (single && !folder) {
      say('单文件版已读入。再选择数据文件夹。', 'The single file is read. Choose the data folder, too.');
    }
    if (folder && folder.script) {
      say('数据版本 ' + folder.release + ' 已打包。', 'Data release ' + folder.release + ' is packed.');
      offer('data.js', [folder.script], 'text/javascript');
      if (single && single.before) {
        offer('plan-atlas.html', [single.before, folder.script, single.behind], 'text/html');
      }
    }
  }

  function offer(name, parts, type) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(parts, { type: type }));
    link.download = name;
    link.className = 'button primary';
    link.appendChild(document.createTextNode('下载 Download ' + name));
    outcome.appendChild(document.createElement('p')).appendChild(link);
  }

  function say(chinese, english) {
    paragraph(chinese, null);
    paragraph(english, 'en');
  }

  function paragraph(text, lang) {
    var p = outcome.appendChild(document.createElement('p'));
    if (lang) {
      p.lang = lang;
    }
    p.appendChild(document.createTextNode(text));
  }

  function clear() {
    while (outcome.firstChild) {
      outcome.removeChild(outcome.firstChild);
    }
  }
})();
