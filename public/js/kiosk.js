/*
 * Watches over a page that runs unattended in a hall. Loaded by boot.js before the program, only with `mode=kiosk` in the
 * address. ES5; whatever may be missing, refuse or throw is caught. It stands outside the program, so that it is there when
 * the program is not. Adds `planAtlas.kiosk`:
 *
 *   resting               the static page stands for a while, because the program failed again and again
 *   scene                 how many scenes were shown before the page loaded itself again
 *   listen(heard)         calls heard(kind, x, y) for every touch and key: kind is `touch` or `key`
 *   phase(name)           who has the screen: attract, explore or warning
 *   beat()                the program is alive; to be called every few seconds
 *   shown(scene)          a scene came on the screen
 *   undo()                forgets what the browser itself keeps of a visit: selection, focus, scrolling, speech
 *   reload(why)           loads the page again, if the server or the disk has it
 *   leave()               to the site without the kiosk
 *   facts()               what is remembered, for the staff's panel
 *
 * What has to outlast a reload is in `window.name`, which needs no storage and leaves no trace in the history.
 */
(function () {
    'use strict';

    var PREFIX = 'planAtlasKiosk ';
    /* How often the watch looks, how long the program may be silent, and how long it may take to start. */
    var LOOK_MS = 5000;
    var SILENT_MS = 30000;
    var START_MS = 60000;
    /* So many failures within this time, and the static page stands for as long. */
    var FAILURES = 3;
    var WITHIN_MS = 600000;
    var PAUSE_MS = 1500;
    var RETRY_MS = 20000;
    var CURSOR_MS = 3000;
    /* What comes with the first touch presses nothing: until so long after the finger is gone, and at most so long. */
    var HUSH_MS = 350;
    var HUSH_MOST_MS = 3000;
    /* A frame that takes longer makes the next scenes come at once instead of fading in. */
    var SLOW_FRAME_MS = 100;
    var FADE_MS = 700;

    var root = document.documentElement;
    var script = document.querySelector('script[data-kiosk-styles]');
    var kept = recall();
    var began = steady();
    var looked = began;
    var beaten = began;
    var beats = 0;
    var blanks = 0;
    var looks = 0;
    var leaving = false;
    var heard = null;
    var phase = '';
    var lock = null;
    var asking = false;
    var hushed = null;
    var cursorTimer = 0;

    root.setAttribute('data-frame', 'kiosk');
    try {
        history.scrollRestoration = 'manual';
    } catch (error) {
        /* The program scrolls to the top by itself. */
    }
    window.planAtlas.dress(script.getAttribute('data-kiosk-styles'));
    keep();
    if (kept.rest) {
        rest();
    }
    window.planAtlas.kiosk = {
        resting: Boolean(kept.rest),
        scene: kept.scene,
        listen: function (callback) {
            heard = callback;
        },
        phase: function (name) {
            phase = name;
            root.setAttribute('data-phase', name);
        },
        beat: function () {
            beats += 1;
            beaten = steady();
        },
        shown: function (scene) {
            kept.scene = scene;
            keep();
            measure();
        },
        undo: undo,
        reload: function (why) {
            if (!leaving) {
                again(why);
            }
        },
        leave: function () {
            leaving = true;
            window.name = '';
            location.replace(location.pathname);
        },
        facts: function () {
            var reloads = kept.reloads;
            return {
                since: kept.since,
                uptime: Math.round((steady() - began) / 1000),
                heap: heap(),
                error: kept.error,
                causes: Object.keys(kept.counts),
                counts: Object.keys(kept.counts).map(function (why) {
                    return kept.counts[why];
                }),
                recent: reloads.map(function (one) {
                    return one[0] + ' ' + one[1];
                })
            };
        }
    };
    setInterval(look, LOOK_MS);
    lockDown();
    hideCursor();
    stayAwake();

    function steady() {
        return window.performance ? performance.now() : Date.now();
    }

    /* The local time as people write it. */
    function clock() {
        var now = new Date();
        function two(n) {
            return (n < 10 ? '0' : '') + n;
        }
        return now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate()) + ' ' + two(now.getHours()) + ':' + two(now.getMinutes());
    }

    function recall() {
        try {
            if (window.name.indexOf(PREFIX) === 0) {
                var found = JSON.parse(window.name.slice(PREFIX.length));
                if (found && found.counts && found.reloads && found.failures) {
                    return found;
                }
            }
        } catch (error) {
            /* Somebody else's name. */
        }
        return { since: clock(), scene: 0, counts: {}, reloads: [], failures: [], error: '', why: '', rest: false };
    }

    function keep() {
        try {
            window.name = PREFIX + JSON.stringify(kept);
        } catch (error) {
            /* The next reload then begins with the first scene. */
        }
    }

    /* ---- The watch ---- */

    function look() {
        var now = steady();
        var box = document.getElementById('boot');
        var cause = box && !box.hidden && box.getAttribute('data-cause');
        /* A page that slept, or isn't on the screen, has timers that sleep too. */
        if (now - looked > 3 * LOOK_MS || document.hidden) {
            beaten = now;
        }
        looked = now;
        looks += 1;
        if (looks % 12 === 0) {
            stayAwake();
        }
        if (leaving) {
            return;
        }
        if (kept.rest) {
            if (now - began > WITHIN_MS) {
                kept.rest = false;
                kept.failures = [];
                again('retry');
            }
        } else if (cause && cause !== 'slow' && cause !== 'stuck') {
            failed(cause, box.getAttribute('data-detail') || '');
        } else if (now - beaten > (beats ? SILENT_MS : START_MS)) {
            failed(beats ? 'stalled' : 'start', '');
        } else {
            blanks = beats && !document.getElementById('app').textContent ? blanks + 1 : 0;
            if (blanks > 3) {
                failed('blank', '');
            }
        }
    }

    function failed(why, detail) {
        if (leaving || kept.rest) {
            return;
        }
        var now = Date.now();
        kept.error = clock() + ' ' + why + (detail ? ': ' + String(detail).slice(0, 160) : '');
        kept.why = why;
        /* By the wall clock, since the other one starts over; a time to come is of a clock that was set back. */
        kept.failures = kept.failures.concat([now]).filter(function (time) {
            return Math.abs(now - time) < WITHIN_MS;
        }).slice(-FAILURES);
        if (kept.failures.length >= FAILURES) {
            kept.rest = true;
        }
        again(why);
    }

    /* Loads the page again, once it is certain that there is one to load: a server may be away for hours. */
    function again(why) {
        leaving = true;
        keep();
        setTimeout(function () {
            isThere(function (there) {
                if (there) {
                    kept.counts[why] = (kept.counts[why] || 0) + 1;
                    kept.reloads = kept.reloads.concat([[clock(), why]]).slice(-5);
                    keep();
                    takeOver();
                    location.reload();
                } else if (why === 'daily' || why === 'memory') {
                    /* What runs goes on running. */
                    leaving = false;
                } else {
                    setTimeout(function () {
                        again(why);
                    }, RETRY_MS);
                }
            });
        }, PAUSE_MS);
    }

    function isThere(tell) {
        if (!/^https?:$/.test(location.protocol)) {
            tell(true);
            return;
        }
        var request = new XMLHttpRequest();
        request.open('GET', location.href.split('#')[0]);
        request.timeout = 10000;
        request.onload = function () {
            tell(request.status < 400);
        };
        request.onerror = request.ontimeout = function () {
            /* The worker of the web form has the page, with or without a server. */
            var worker = false;
            try {
                worker = Boolean(navigator.serviceWorker.controller);
            } catch (error) {
                /* There is none. */
            }
            tell(worker);
        };
        request.send();
    }

    /* A new version of the web form waits until nobody is in the way: now. */
    function takeOver() {
        try {
            navigator.serviceWorker.getRegistration().then(function (registration) {
                if (registration && registration.waiting) {
                    registration.waiting.postMessage('take over');
                }
            }, function () {});
        } catch (error) {
            /* There is no worker. */
        }
    }

    /* The static page, for a while, with the cause of the last failure where it has a name. */
    function rest() {
        var box = document.getElementById('boot');
        var cause = window.planAtlas.cause(kept.why) || [];
        root.setAttribute('data-resting', '');
        root.setAttribute('data-theme', 'dark');
        document.body.insertBefore(box, document.body.firstChild);
        while (box.firstChild) {
            box.removeChild(box.firstChild);
        }
        box.setAttribute('data-why', kept.why || '');
        [
            ['zh-CN', cause[0]],
            ['en', cause[1]],
            ['zh-CN', '互动程序暂停，十分钟后自动重试。以下是静态内容。'],
            ['en', 'The interactive program is paused and will be tried again in ten minutes. What follows is the static content.']
        ].forEach(function (said) {
            if (!said[1]) {
                return;
            }
            var line = document.createElement('p');
            line.lang = said[0];
            line.appendChild(document.createTextNode(said[1]));
            box.appendChild(line);
        });
    }

    window.addEventListener('error', function (event) {
        /* Browsers report a postponed measurement in the same way; it is no failure. */
        if (event.error && !/ResizeObserver/.test(String(event.message))) {
            failed('error', event.error);
        }
    });
    window.addEventListener('unhandledrejection', function (event) {
        failed('error', event.reason);
    });
    ['contextlost', 'webglcontextlost'].forEach(function (name) {
        window.addEventListener(name, function () {
            failed('canvas', '');
        }, true);
    });

    function heap() {
        try {
            return performance.memory.usedJSHeapSize;
        } catch (error) {
            return null;
        }
    }

    /* Whether this machine can fade a scene in. */
    function measure() {
        if (root.getAttribute('data-fade') === 'cut' || !window.requestAnimationFrame) {
            return;
        }
        var from = steady();
        var last = 0;
        requestAnimationFrame(function frame() {
            var now = steady();
            if (last && now - last > SLOW_FRAME_MS && !document.hidden) {
                root.setAttribute('data-fade', 'cut');
            } else if (now - from < FADE_MS) {
                last = now;
                requestAnimationFrame(frame);
            }
        });
    }

    function stayAwake() {
        try {
            if (lock || asking || document.hidden || !navigator.wakeLock) {
                return;
            }
            asking = true;
            navigator.wakeLock.request('screen').then(function (granted) {
                asking = false;
                lock = granted;
                granted.addEventListener('release', function () {
                    lock = null;
                });
            }, function () {
                asking = false;
            });
        } catch (error) {
            asking = false;
        }
    }
    document.addEventListener('visibilitychange', stayAwake);

    function undo() {
        try {
            if (document.activeElement && document.activeElement !== document.body) {
                document.activeElement.blur();
            }
            window.getSelection().removeAllRanges();
            window.scrollTo(0, 0);
            if (window.speechSynthesis) {
                window.speechSynthesis.cancel();
            }
        } catch (error) {
            /* Then there was nothing to undo. */
        }
    }

    /* ---- Touches and keys ---- */

    function lockDown() {
        var open = { passive: false, capture: true };
        function on(names, act) {
            names.forEach(function (name) {
                window.addEventListener(name, act, open);
            });
        }
        on(['pointerdown', 'keydown', 'wheel'], first);
        on(['pointerup', 'pointercancel', 'keyup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'click', 'auxclick', 'dblclick'], hush);
        on(['contextmenu', 'selectstart', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'submit', 'gesturestart', 'gesturechange', 'auxclick'], refuse);
        on(['wheel'], function (event) {
            if (event.ctrlKey) {
                refuse(event);
            }
        });
        on(['touchmove', 'touchstart'], function (event) {
            if (event.touches && event.touches.length > 1 && event.cancelable) {
                event.preventDefault();
            }
        });
        on(['keydown'], function (event) {
            var browser = /^(F\d+|Browser\w+|Launch\w+|ContextMenu|PrintScreen|Zoom\w+)$/.test(event.key);
            if (event.ctrlKey || event.metaKey || event.altKey || browser) {
                refuse(event);
                event.stopImmediatePropagation();
            }
        });
        on(['click'], inside);
        on(['mousemove'], hideCursor);
        /* What nobody followed by now would be followed by the browser. */
        window.addEventListener('click', function (event) {
            if (link(event)) {
                refuse(event);
            }
        });
        ['print', 'open', 'alert', 'confirm', 'prompt'].forEach(function (name) {
            try {
                window[name] = function () {
                    return null;
                };
            } catch (error) {
                /* Then it is the launcher's matter. */
            }
        });
    }

    function refuse(event) {
        event.preventDefault();
    }

    function link(event) {
        return event.target && event.target.closest ? event.target.closest('a, area') : null;
    }

    /* Only views of this page may be opened, in this page. */
    function inside(event) {
        var to = link(event);
        if (!to) {
            return;
        }
        var href = to.getAttribute('href') || '';
        var other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || to.target || to.hasAttribute('download');
        if (href.charAt(0) === '#') {
            var place = document.getElementById(decodeURIComponent(href.slice(1)));
            refuse(event);
            if (place) {
                place.scrollIntoView();
            }
        } else if (other || href.charAt(0) !== '?') {
            refuse(event);
            event.stopImmediatePropagation();
        }
    }

    /* A touch, a key or a turn of the wheel. While the loop runs it opens the home page, and is nothing else. */
    function first(event) {
        var attract = phase === 'attract' && !hushed;
        if (heard && !(event.type === 'keydown' && event.repeat)) {
            heard(event.type === 'keydown' ? 'key' : 'touch', event.clientX || 0, event.clientY || 0);
        }
        if (attract && heard) {
            hushed = { from: steady(), until: 0 };
        }
        hush(event);
    }

    function hush(event) {
        if (!hushed) {
            return;
        }
        var now = steady();
        if (/^(pointerup|pointercancel|keyup)$/.test(event.type)) {
            hushed.until = now + HUSH_MS;
        }
        if (now - hushed.from > HUSH_MOST_MS || (hushed.until && now > hushed.until)) {
            hushed = null;
            return;
        }
        if (event.cancelable) {
            event.preventDefault();
        }
        event.stopImmediatePropagation();
    }

    function hideCursor() {
        root.removeAttribute('data-cursor');
        clearTimeout(cursorTimer);
        cursorTimer = setTimeout(function () {
            root.setAttribute('data-cursor', 'none');
        }, CURSOR_MS);
    }
})();
