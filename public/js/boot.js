/*
 * Loads the program, shows how far it is, and says what is wrong if it can't be loaded.
 *
 * ES5 syntax, so that engines too old for the program still get an explanation. The page's static content stays
 * visible until the program has taken over. One global, `planAtlas`:
 *
 *   build                 what tells this build from another
 *   form                  web, intranet or single
 *   ready()               the program is on the screen: hide what stood in for it
 *   failed(kind, detail)  the program can't go on; kinds are the keys of CAUSES
 *   cause(kind)           what is said of a kind, Chinese and English; null for a kind that isn't one of CAUSES
 *   part(file)            a promise of the bytes of a part of the program that comes on first need, once its styles are there
 *   data(path)            a promise of the bytes of a data file; null where the program fetches data itself
 *   echarts()             a promise of the chart library, loaded at the first call
 *   dress(file)           adds a style sheet
 *   styles(then)          styles for what few readers ask for; calls back once they are there, or not at all
 *   kiosk                 the watch over an unattended page; only there, see kiosk.js
 *
 * Where files come from is decided here alone. The web form fetches them. Where a page may not fetch (opened by
 * double click, or in a sandboxed frame) or must not rely on it (the intranet form), every file comes as a classic
 * script that leaves its content in `planAtlasFiles`: bytes deflated and as base64, data as text. The single form holds
 * those scripts inside the page. A file `x.wasm` comes as `x.js`, a data folder as its `data.js`. What inflates the bytes
 * is a script of its own, and leaves `planAtlasInflate`.
 */
(function () {
    'use strict';

    var PATIENCE_MS = 8000;
    var QUIET_MS = 3000;

    /* One sentence for what happened, one for what to do; first Chinese, then English. */
    var CAUSES = {
        'no-wasm': [
            '本浏览器没有 WebAssembly，或已将其关闭。请换用较新的浏览器（Chromium 86、Firefox 102、Safari 15.4 及以上）。',
            'This browser has no WebAssembly, or it is switched off. Use a newer one (Chromium 86, Firefox 102, Safari 15.4 or later).'
        ],
        'old-wasm': [
            '本浏览器的 WebAssembly 版本过旧。请换用较新的浏览器（Chromium 86、Firefox 102、Safari 15.4 及以上）。',
            'This browser’s WebAssembly is too old. Use a newer one (Chromium 86, Firefox 102, Safari 15.4 or later).'
        ],
        'policy': [
            '本站的内容安全策略（CSP）不允许运行 WebAssembly。请网站管理员在 script-src 中加入 \'wasm-unsafe-eval\'（较旧的浏览器需要 \'unsafe-eval\'）。',
            'This site’s content security policy (CSP) forbids WebAssembly. Its administrator can add \'wasm-unsafe-eval\' to script-src (older browsers need \'unsafe-eval\').'
        ],
        'missing': [
            '服务器上缺少一个文件（404）。请网站管理员检查文件夹是否完整。',
            'A file is missing on the server (404). Its administrator should check that the folder is complete.'
        ],
        'refused': [
            '服务器没有交出一个文件。请稍后重试，或告知网站管理员。',
            'The server did not hand over a file. Try again later, or tell its administrator.'
        ],
        'html': [
            '服务器用网页代替了程序文件（多半是登录页或自定义的“未找到”页）。请网站管理员检查 .wasm 与 .js 文件是否照原样发送。',
            'The server sent a web page in place of a program file (often a sign-in or “not found” page). Its administrator should check that .wasm and .js files are sent as they are.'
        ],
        'damaged': [
            '程序文件不完整，或与其他文件不属于同一版本。请重新载入；仍不行时请网站管理员重新上传整个文件夹。',
            'A program file is incomplete or belongs to another version. Reload; if that does not help, the administrator should upload the whole folder again.'
        ],
        'network': [
            '网络中断，程序没有载入。请检查网络后重新载入。',
            'The network failed and the program was not loaded. Check the connection, then reload.'
        ],
        'file': [
            '文件夹里缺少一个文件，或本浏览器不许网页读取它。请把整个文件夹重新复制一份，或换一个浏览器。',
            'A file is missing from the folder, or this browser won’t let a page read it. Copy the whole folder again, or use another browser.'
        ],
        'crash': [
            '程序出错，已停止。请重新载入；若再次出错，请告知我们。',
            'The program ran into an error and stopped. Reload; if it happens again, please tell us.'
        ],
        'slow': [
            '已有一段时间没有进展。仍在尝试；也可以检查网络后重新载入。',
            'Nothing has moved for a while. Still trying; you can also check the connection and reload.'
        ],
        'stuck': [
            '程序已载入，却没有显示出来。请重新载入；若再次出现，请告知我们。',
            'The program was loaded but did not appear. Reload; if it happens again, please tell us.'
        ]
    };

    /* A module of a few bytes with one function for each thing that the program needs of WebAssembly. */
    var NEEDED = [
        0, 97, 115, 109, 1, 0, 0, 0,
        /* types: () -> (i32, i32) and (i32) -> (i32) */
        1, 11, 2, 96, 0, 2, 127, 127, 96, 1, 127, 1, 127,
        3, 4, 3, 0, 1, 1,
        5, 3, 1, 0, 1,
        /* an exported mutable global */
        6, 6, 1, 127, 1, 65, 0, 11,
        7, 5, 1, 1, 103, 3, 0,
        10, 31, 3,
        /* several results */
        6, 0, 65, 1, 65, 2, 11,
        /* sign extension, conversions that saturate */
        8, 0, 32, 0, 192, 190, 252, 0, 11,
        /* bulk memory: fill */
        13, 0, 65, 0, 32, 0, 65, 0, 252, 11, 0, 32, 0, 11
    ];

    var root = document.documentElement;
    var script = document.querySelector('script[data-wasm]');
    var files = {
        js: script.getAttribute('data-js'),
        wasm: script.getAttribute('data-wasm'),
        echarts: script.getAttribute('data-echarts'),
        inflate: script.getAttribute('data-inflate'),
        update: script.getAttribute('data-update'),
        kiosk: script.getAttribute('data-kiosk'),
        styles: script.getAttribute('data-styles'),
        later: script.getAttribute('data-later')
    };
    var size = Number(script.getAttribute('data-bytes')) || 0;
    /* A page without an origin of its own is refused every fetch, but no script. */
    var form = script.getAttribute('data-form');
    var scripted = form !== 'web' || location.protocol === 'file:' || window.origin === 'null';
    var contents = window.planAtlasFiles = window.planAtlasFiles || {};
    var state = 'loading';
    var refusedByPolicy = false;
    var timer = 0;
    var bar = null;
    var libraries = {};
    var few = null;
    var later = null;
    var folders = {};

    window.planAtlas = {
        build: script.getAttribute('data-build'),
        form: form,
        ready: ready,
        failed: failed,
        cause: function (kind) {
            return CAUSES[kind] || null;
        },
        part: part,
        data: scripted ? data : null,
        echarts: echarts,
        styles: styles,
        dress: dress
    };
    look();

    document.addEventListener('securitypolicyviolation', function (event) {
        var refused = event.blockedURI || '';
        if (/^script-src/.test(event.violatedDirective) && (refused === 'wasm-eval' || refused === 'eval' || refused.indexOf(files.js) !== -1)) {
            refusedByPolicy = true;
        }
    });
    window.addEventListener('error', function (event) {
        if (state !== 'failed' && isTrap(event.error)) {
            trapped(event.error);
        }
    });
    window.addEventListener('unhandledrejection', function (event) {
        if (state !== 'failed' && isTrap(event.reason)) {
            trapped(event.reason);
        }
    });

    if (root.getAttribute('data-frame') === 'embed') {
        /* The static content can't know which view was asked for; it stands in only if none comes. */
        show('static', false);
    }
    if (files.kiosk && /[?&]mode=kiosk(&|$)/.test(location.search)) {
        /* It watches over the start too, and may let the static page stand for a while. */
        loadScript(files.kiosk, function () {
            if (!window.planAtlas.kiosk || !window.planAtlas.kiosk.resting) {
                start();
            }
        }, function () {
            whyNot(files.kiosk, failed);
        });
    } else {
        start();
    }

    function start() {
        if (typeof WebAssembly !== 'object' || typeof Promise !== 'function' || typeof TextDecoder !== 'function') {
            failed('no-wasm', 'WebAssembly: ' + typeof WebAssembly);
            return;
        }
        if (!WebAssembly.validate(new Uint8Array(NEEDED))) {
            failed('old-wasm', 'WebAssembly.validate');
            return;
        }
        showProgress();
        waitForProgress('slow');
        var bytes = null;
        var bindings = false;
        bytesOf(files.wasm, size, function (loaded, whole) {
            waitForProgress('slow');
            if (whole) {
                bar.max = whole;
                bar.value = Math.min(loaded, whole);
            }
        }, function (buffer) {
            bytes = buffer;
            run();
        }, failed);
        loadScript(files.js, function () {
            bindings = true;
            run();
        }, function () {
            whyNot(files.js, failed);
        });
        if (scripted) {
            /* The program asks for it next; what goes wrong is told then. */
            data('data/').then(null, function () {});
        }

        function run() {
            if (!bytes || !bindings || state === 'failed') {
                return;
            }
            /* The packed program is a bundle with its entry as the default; a development build is the entry itself. */
            var program = typeof wasm_bindgen === 'undefined' ? null : wasm_bindgen.default || wasm_bindgen;
            if (typeof program !== 'function') {
                whyNot(files.js, failed);
                return;
            }
            waitForProgress('stuck');
            program({ module_or_path: bytes }).then(null, refusedByEngine);
        }
    }

    /* The bytes of a wasm file by the way that this form takes; `whole` is its size, or 0 where it isn't known. */
    function bytesOf(file, whole, progress, then, otherwise) {
        if (scripted) {
            decoded(file, whole, progress, then, otherwise);
        } else {
            fetched(file, whole, progress, then, otherwise);
        }
    }

    /* Fetches by the means that even old engines report progress for. */
    function fetched(file, whole, progress, then, otherwise) {
        var request = new XMLHttpRequest();
        request.open('GET', file);
        request.responseType = 'arraybuffer';
        request.onprogress = function (event) {
            progress(event.loaded, event.lengthComputable ? event.total : whole);
        };
        request.onerror = function () {
            otherwise('network', file);
        };
        request.onload = function () {
            var buffer = request.response;
            var problem = statusProblem(request.status) || contentProblem(buffer, whole);
            if (problem) {
                otherwise(problem, file + ' (' + request.status + ', ' + (buffer ? buffer.byteLength : 0) + ' bytes)');
            } else {
                then(buffer);
            }
        };
        request.send();
    }

    /* Takes the bytes from the script that holds them. */
    function decoded(file, whole, progress, then, otherwise) {
        var holder = file.replace(/\.wasm$/, '.js');
        var inflater = library('planAtlasInflate', files.inflate);
        inflater.then(null, function () {
            whyNot(files.inflate, otherwise);
        });
        loadScript(holder, function () {
            var text = contents[file];
            contents[file] = null;
            if (!text) {
                whyNot(holder, otherwise);
                return;
            }
            fromBase64(text, progress, function (deflated) {
                inflater.then(function (inflate) {
                    take(inflate, deflated);
                }, function () {});
            });
        }, function () {
            whyNot(holder, otherwise);
        });

        function take(inflate, deflated) {
            var bytes;
            try {
                bytes = inflate(deflated);
            } catch (error) {
                otherwise('damaged', holder + ': ' + error);
                return;
            }
            var problem = contentProblem(bytes.buffer, whole);
            if (problem) {
                otherwise(problem, holder);
            } else {
                then(bytes);
            }
        }
    }

    /* Decodes piece by piece, and lets the page breathe in between: old machines take their time. */
    function fromBase64(text, progress, then) {
        var PIECE = 1 << 16;
        var BREATH_MS = 12;
        var bytes = new Uint8Array(text.length / 4 * 3 - /=*$/.exec(text.slice(-2))[0].length);
        var from = 0;
        var to = 0;
        function more() {
            var until = Date.now() + BREATH_MS;
            do {
                var piece = atob(text.substr(from, PIECE));
                for (var i = 0; i < piece.length; i++) {
                    bytes[to++] = piece.charCodeAt(i);
                }
                from += PIECE;
            } while (from < text.length && Date.now() < until);
            progress(to, bytes.length);
            if (from < text.length) {
                setTimeout(more, 0);
            } else {
                then(bytes);
            }
        }
        more();
    }

    /* What goes wrong here is told by the page that needs the part. */
    function part(file) {
        var bytes = new Promise(function (resolve, reject) {
            bytesOf(file, 0, function () {}, resolve, function (kind, detail) {
                reject(new Error(kind + ': ' + detail));
            });
        });
        return Promise.all([bytes, laterStyles()]).then(function (both) {
            return both[0];
        });
    }

    /* One sheet serves all parts. A failure is forgotten, so that the next call tries again. */
    function laterStyles() {
        later = later || new Promise(function (resolve, reject) {
            /* Directly behind the page's own, before those of a hall and of large type, which know better. */
            var sheet = dress(files.later, document.querySelector('link[rel="stylesheet"], style'));
            worn(sheet, resolve, function () {
                later = null;
                document.head.removeChild(sheet);
                reject(new Error('missing: ' + files.later));
            });
        });
        return later;
    }

    /* A data file, `data/plans/yangpu.json`, from the script of its folder. A failure is forgotten, so that the next
       call tries again. The folder may be replaced at any time, so a copy is good for ten minutes at most. */
    function data(path) {
        var slash = path.indexOf('/');
        var folder = path.slice(0, slash);
        folders[folder] = folders[folder] || new Promise(function (resolve, reject) {
            var holder = folder + '/data.js';
            function refuse(kind, detail) {
                folders[folder] = null;
                reject(new Error(kind + ': ' + detail));
            }
            loadScript(holder, function () {
                var held = contents.data;
                contents.data = null;
                if (held) {
                    resolve(held);
                } else {
                    whyNot(holder, refuse);
                }
            }, function () {
                whyNot(holder, refuse);
            }, '?' + Math.floor(Date.now() / 600000));
        });
        return folders[folder].then(function (held) {
            var name = path.slice(slash + 1);
            if (name && typeof held[name] !== 'string') {
                throw new Error('missing: ' + path);
            }
            return new TextEncoder().encode(held[name] || '');
        });
    }

    function statusProblem(status) {
        if (status === 404 || status === 410) {
            return 'missing';
        }
        return status >= 400 ? 'refused' : null;
    }

    /* What is wrong with bytes that should be the program; nothing if they look like it. */
    function contentProblem(buffer, whole) {
        var head = new Uint8Array(buffer || new ArrayBuffer(0), 0, Math.min(64, buffer ? buffer.byteLength : 0));
        if (head[0] === 0 && head[1] === 97 && head[2] === 115 && head[3] === 109) {
            return whole && buffer.byteLength !== whole ? 'damaged' : null;
        }
        return looksLikeHtml(String.fromCharCode.apply(null, head)) ? 'html' : 'damaged';
    }

    /* With or without a byte order mark before the first tag. */
    function looksLikeHtml(text) {
        return /^[^\w<]{0,40}<(!|\?|html|head|body|script|meta|title)/i.test(text);
    }

    /* Script elements don't say why they failed; asking for the file again does, where a page may ask. */
    function whyNot(file, tell) {
        if (refusedByPolicy) {
            tell('policy', file);
            return;
        }
        if (location.protocol === 'file:') {
            tell('file', file);
            return;
        }
        var request = new XMLHttpRequest();
        request.open('GET', file);
        request.onerror = function () {
            tell(scripted ? 'refused' : 'network', file);
        };
        request.onload = function () {
            var problem = statusProblem(request.status) || (looksLikeHtml(request.responseText.slice(0, 64)) ? 'html' : 'damaged');
            tell(problem, file + ' (' + request.status + ')');
        };
        request.send();
    }

    /* The engine did not compile, link or start the program. */
    function refusedByEngine(error) {
        var text = String(error);
        if (refusedByPolicy || /unsafe-eval|Content Security Policy|disallowed by embedder|blocked by CSP/i.test(text)) {
            failed('policy', text);
        } else if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
            failed('damaged', text);
        } else if (isTrap(error)) {
            trapped(error);
        } else {
            failed('crash', text);
        }
    }

    function isTrap(error) {
        return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
    }

    /*
     * Some engines trap now and then while they start a program that runs at the next load. So a trap before the program
     * is on the screen loads the page once more, unless this load is itself a second one: then nothing can go round in
     * circles, and nothing has to be kept anywhere. A hall has a watch of its own. What the program itself gives up on
     * was reported by `failed` before its trap gets here.
     */
    function trapped(error) {
        var again = window.performance && performance.navigation && performance.navigation.type === 1;
        if (state === 'ready' || state === 'failed' || again !== false || window.planAtlas.kiosk) {
            failed('crash', String(error));
            return;
        }
        state = 'failed';
        clearTimeout(timer);
        if (window.console && console.error) {
            console.error('planAtlas: trapped at the start, loading the page once more: ' + error);
        }
        location.reload();
    }

    function ready() {
        if (state === 'failed') {
            return;
        }
        state = 'ready';
        /* Some engines report as a breach what they then permit; from here on a missing file is a missing file. */
        refusedByPolicy = false;
        clearTimeout(timer);
        show('boot', false);
        show('static', false);
        show('app', true);
        /* The program now shows what these stood in for; the tables may still be called for. */
        remove('static-head');
        remove('static-first');
        if (files.update && !scripted && window.top === window) {
            /* Keeping everything for use offline must not get in the way of the first look. */
            setTimeout(function () {
                loadScript(files.update);
            }, QUIET_MS);
        }
    }

    function failed(kind, detail) {
        var cause = CAUSES[kind] || CAUSES.crash;
        var started = state === 'ready';
        var box = element('boot');
        clearTimeout(timer);
        if (state === 'failed') {
            return;
        }
        state = 'failed';
        if (window.console && console.error) {
            console.error('planAtlas: ' + kind + (detail ? ': ' + detail : ''));
        }
        say(kind, cause);
        box.setAttribute('data-detail', detail || '');
        tellHost(kind, cause);
        document.body.insertBefore(box, document.body.firstChild);
        if (!started) {
            if (!window.planAtlas.kiosk) {
                /* A hall shows it only once it rests, see kiosk.js. */
                paragraph(box, '以下是静态内容。', null);
                paragraph(box, 'What follows is the static content.', 'en');
            }
            /* Half a program would only be in the way of the static content. */
            show('app', false);
            show('static', true);
        }
    }

    /* The host of an embedded view hears of it too; what is said is public. */
    function tellHost(kind, cause) {
        if (window.parent !== window) {
            window.parent.postMessage({ ns: 'sh-plans', v: 1, type: 'error', cause: kind, detail: cause[1] }, '*');
        }
    }

    /* Names the cause, but keeps trying, if nothing moves for a while. */
    function waitForProgress(kind) {
        clearTimeout(timer);
        if (state === 'waiting') {
            state = 'loading';
            showProgress();
        }
        timer = setTimeout(function () {
            if (state === 'loading') {
                state = 'waiting';
                say(kind, CAUSES[kind]);
                tellHost(kind, CAUSES[kind]);
            }
        }, PATIENCE_MS);
    }

    function showProgress() {
        var box = element('boot');
        box.removeAttribute('data-cause');
        clear(box);
        paragraph(box, '正在载入交互界面……', null);
        paragraph(box, 'Loading the interactive view…', 'en');
        bar = bar || document.createElement('progress');
        bar.setAttribute('aria-label', '载入进度 Loading progress');
        box.appendChild(bar);
    }

    function say(kind, cause) {
        var box = element('boot');
        box.hidden = false;
        box.setAttribute('data-cause', kind);
        clear(box);
        paragraph(box, cause[0], null);
        paragraph(box, cause[1], 'en');
    }

    function show(id, shown) {
        var part = element(id);
        if (part) {
            part.hidden = !shown;
        }
    }

    function remove(id) {
        var part = element(id);
        if (part) {
            part.parentNode.removeChild(part);
        }
    }

    function element(id) {
        return document.getElementById(id);
    }

    function clear(box) {
        while (box.firstChild) {
            box.removeChild(box.firstChild);
        }
    }

    function paragraph(box, text, lang) {
        var p = document.createElement('p');
        if (lang) {
            p.lang = lang;
        }
        p.appendChild(document.createTextNode(text));
        box.appendChild(p);
    }

    /* The static page already looks as the address asks; the program reads the address with more care. */
    function look() {
        var theme = /[?&]theme=(dark|contrast|yellow)(&|$)/.exec(location.search);
        var size = /[?&]size=(\w+)/.exec(location.search);
        if (theme) {
            root.setAttribute('data-theme', theme[1]);
        }
        if (size) {
            root.setAttribute('data-size', size[1]);
        }
        if (size || (theme && theme[1] !== 'dark') || window.matchMedia && matchMedia('(prefers-contrast: more), (forced-colors: active)').matches) {
            styles();
        }
    }

    function styles(then) {
        few = few || dress(files.styles);
        if (then) {
            worn(few, then, function () {});
        }
    }

    /* Calls back once a style sheet is there, or can't be had. */
    function worn(sheet, then, otherwise) {
        if (sheet.sheet) {
            then();
        } else {
            sheet.addEventListener('load', then);
            sheet.addEventListener('error', otherwise);
        }
    }

    /* Adds a style sheet, last or behind an element: the one that stands inside the page under this name, else the file. */
    function dress(file, behind) {
        var held = document.querySelector('script[data-file="' + file + '"]');
        var sheet = document.createElement(held ? 'style' : 'link');
        if (held) {
            sheet.appendChild(document.createTextNode(held.text));
        } else {
            sheet.rel = 'stylesheet';
            sheet.href = file;
        }
        document.head.insertBefore(sheet, behind ? behind.nextSibling : null);
        return sheet;
    }

    /* Runs a script: the one that stands inside the page under this name, else the file. */
    function loadScript(file, then, otherwise, query) {
        var held = document.querySelector('script[data-file="' + file + '"]');
        var tag = document.createElement('script');
        if (held) {
            tag.text = held.text;
            document.head.appendChild(tag);
            then();
            return;
        }
        tag.src = file + (query || '');
        tag.onload = then;
        tag.onerror = otherwise;
        document.head.appendChild(tag);
    }

    function echarts() {
        return library('echarts', files.echarts);
    }

    /* A promise of the global that a script leaves. A failure is forgotten, so that the next call tries again. */
    function library(name, file) {
        libraries[name] = libraries[name] || new Promise(function (resolve, reject) {
            function refuse(why) {
                libraries[name] = null;
                reject(new Error(file + why));
            }
            loadScript(file, function () {
                if (window[name]) {
                    resolve(window[name]);
                } else {
                    refuse(' is not what it should be');
                }
            }, function () {
                refuse(' could not be loaded');
            });
        });
        return libraries[name];
    }
})();
