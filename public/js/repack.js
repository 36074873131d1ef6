/*
 * Packs a data folder into data.js, for pages that may not fetch: in any browser of an office, from any folder, without
 * a server. What it writes is what `cargo xtask pack` writes of the same files.
 */
(function () {
  'use strict';

  var outcome = document.getElementById('outcome');
  document.getElementById('folder').addEventListener('change', function () {
    clear();
    pack(this.files);
  });

  function pack(files) {
    var byPath = {};
    var manifest = null;
    for (var i = 0; i < files.length; i++) {
      /* The first part is the name of the folder itself. */
      var path = (files[i].webkitRelativePath || files[i].name).split('/').slice(files[i].webkitRelativePath ? 1 : 0).join('/');
      byPath[path] = files[i];
      if (path === 'manifest.json') {
        manifest = files[i];
      }
    }
    if (!manifest) {
      say('文件夹里没有 manifest.json。', 'There is no manifest.json in the folder.');
      return;
    }
    read(manifest, function (text) {
      var listed;
      try {
        listed = JSON.parse(text).files;
      } catch (error) {
        say('manifest.json 无法读取。', 'manifest.json cannot be read.');
        return;
      }
      var contents = { 'manifest.json': text };
      var waiting = listed.length;
      var wrong = [];
      listed.forEach(function (entry) {
        var file = byPath[entry.path];
        if (!file || file.size !== entry.bytes) {
          wrong.push(entry.path);
          done();
          return;
        }
        read(file, function (content) {
          contents[entry.path] = content;
          done();
        });
      });

      function done() {
        waiting -= 1;
        if (waiting > 0) {
          return;
        }
        if (wrong.length) {
          say('下列文件缺少，或与 manifest.json 不符：' + wrong.join('、'), 'Missing, or not as manifest.json says: ' + wrong.join(', '));
          return;
        }
        offer(written(contents), JSON.parse(text).release);
      }
    });
  }

  /* As crates/xtask/src/script_payload.rs writes it: by path, one line a file. */
  function written(contents) {
    var lines = Object.keys(contents).sort().map(function (path) {
      return literal(path) + ':' + literal(contents[path]) + ',\n';
    });
    return '(window.planAtlasFiles=window.planAtlasFiles||{}).data={\n' + lines.join('') + '};\n';
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

  function offer(script, release) {
    say('数据版本 ' + release + ' 已打包。', 'Data release ' + release + ' is packed.');
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    link.download = 'data.js';
    link.className = 'button primary';
    link.appendChild(document.createTextNode('下载 Download data.js'));
    outcome.appendChild(link);
  }

  function read(file, then) {
    var reader = new FileReader();
    reader.onload = function () {
      then(reader.result);
    };
    reader.onerror = function () {
      say(file.name + ' 无法读取。', file.name + ' cannot be read.');
    };
    reader.readAsText(file, 'utf-8');
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
