/*
 * Loads the program, shows how far it is, and says what is wrong if it can't be loaded.
 *
 * ES5 syntax, so that engines too old for the program still get an explanation. The page's static content stays
 * visible until the program has taken over. One global, `planAtlas`:
 *
 *   build                 what tells this build from another
 *   ready()               the program is on the screen: hide what stood in for it
 *   failed(kind, detail)  the program can't go on; kinds are the keys of CAUSES
 *   part(file)            a promise of the bytes of a part of the program that comes on first need
 *   echarts()             a promise of the chart library, loaded at the first call
 */
(function () {
    'use strict';

    var PATIENCE_MS = 8000;

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
            '这一版不能直接双击打开，需要放在网站服务器上。',
            'This edition can’t be opened by double click; it needs a web server.'
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

    var script = document.querySelector('script[data-wasm]');
    var files = {
        js: script.getAttribute('data-js'),
        wasm: script.getAttribute('data-wasm'),
        echarts: script.getAttribute('data-echarts')
    };
    var size = Number(script.getAttribute('data-bytes')) || 0;
    var state = 'loading';
    var refusedByPolicy = false;
    var timer = 0;
    var bar = null;
    var charts = null;

    window.planAtlas = {
        build: script.getAttribute('data-build'),
        ready: ready,
        failed: failed,
        part: part,
        echarts: echarts
    };

    document.addEventListener('securitypolicyviolation', function (event) {
        var refused = event.blockedURI || '';
        if (/^script-src/.test(event.violatedDirective) && (refused === 'wasm-eval' || refused === 'eval' || refused.indexOf(files.js) !== -1)) {
            refusedByPolicy = true;
        }
    });
    window.addEventListener('error', function (event) {
        var error = event.error;
        if (state !== 'failed' && isTrap(error)) {
            failed('crash', String(error));
        }
    });
    window.addEventListener('unhandledrejection', function (event) {
        if (state !== 'failed' && isTrap(event.reason)) {
            failed('crash', String(event.reason));
        }
    });

    start();

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
        fetchWasm(files.wasm, size, function (event) {
            waitForProgress('slow');
            var whole = event.lengthComputable ? event.total : size;
            if (whole) {
                bar.max = whole;
                bar.value = Math.min(event.loaded, whole);
            }
        }, function (buffer) {
            bytes = buffer;
            run();
        }, failed);
        loadScript(files.js, function () {
            bindings = true;
            run();
        }, function () {
            whyNot(files.js);
        });

        function run() {
            if (!bytes || !bindings || state === 'failed') {
                return;
            }
            /* The packed program is a bundle with its entry as the default; a development build is the entry itself. */
            var program = typeof wasm_bindgen === 'undefined' ? null : wasm_bindgen.default || wasm_bindgen;
            if (typeof program !== 'function') {
                whyNot(files.js);
                return;
            }
            waitForProgress('stuck');
            program({ module_or_path: bytes }).then(null, refusedByEngine);
        }
    }

    /* Fetches wasm by the means that even old engines report progress for; `whole` is its size, or 0 where it isn't known. */
    function fetchWasm(file, whole, progress, then, otherwise) {
        var request = new XMLHttpRequest();
        request.open('GET', file);
        request.responseType = 'arraybuffer';
        request.onprogress = progress;
        request.onerror = function () {
            otherwise(location.protocol === 'file:' ? 'file' : 'network', file);
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

    /* What goes wrong here is told by the page that needs the part. */
    function part(file) {
        return new Promise(function (resolve, reject) {
            fetchWasm(file, 0, null, resolve, function (kind, detail) {
                reject(new Error(kind + ': ' + detail));
            });
        });
    }

    function statusProblem(status) {
        if (status === 404 || status === 410) {
            return 'missing';
        }
        /* Files opened without a server have the status 0. */
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

    /* Script elements don't say why they failed; asking for the file again does. */
    function whyNot(file) {
        if (refusedByPolicy) {
            failed('policy', file);
            return;
        }
        var request = new XMLHttpRequest();
        request.open('GET', file);
        request.onerror = function () {
            failed(location.protocol === 'file:' ? 'file' : 'network', file);
        };
        request.onload = function () {
            var problem = statusProblem(request.status) || (looksLikeHtml(request.responseText.slice(0, 64)) ? 'html' : 'damaged');
            failed(problem, file + ' (' + request.status + ')');
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
        } else {
            failed('crash', text);
        }
    }

    function isTrap(error) {
        return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
    }

    function ready() {
        if (state === 'failed') {
            return;
        }
        state = 'ready';
        clearTimeout(timer);
        element('boot').hidden = true;
        element('static').hidden = true;
    }

    function failed(kind, detail) {
        var cause = CAUSES[kind] || CAUSES.crash;
        var started = state === 'ready';
        clearTimeout(timer);
        if (state === 'failed') {
            return;
        }
        state = 'failed';
        if (window.console && console.error) {
            console.error('planAtlas: ' + kind + (detail ? ': ' + detail : ''));
        }
        say(kind, cause);
        if (!started) {
            /* Half a program would only be in the way of the static content. */
            element('app').hidden = true;
            element('static').hidden = false;
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
        if (state === 'failed' && !element('app').firstChild) {
            paragraph(box, '以下是静态内容。', null);
            paragraph(box, 'What follows is the static content.', 'en');
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

    function loadScript(file, then, otherwise) {
        var tag = document.createElement('script');
        tag.src = file;
        tag.onload = then;
        tag.onerror = otherwise;
        document.head.appendChild(tag);
    }

    /* A failure is forgotten, so that the next chart tries again. */
    function echarts() {
        charts = charts || new Promise(function (resolve, reject) {
            loadScript(files.echarts, function () {
                if (window.echarts) {
                    resolve(window.echarts);
                } else {
                    charts = null;
                    reject(new Error(files.echarts + ' is not what it should be'));
                }
            }, function () {
                charts = null;
                reject(new Error(files.echarts + ' could not be loaded'));
            });
        });
        return charts;
    }
})();
