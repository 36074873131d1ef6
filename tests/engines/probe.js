/*
 * Put first into every page that the engines ring serves: keeps what goes wrong, since not every engine tells by its protocol.
 * ES5, for engines below the floor.
 */
(function () {
    'use strict';

    var seen = window.engineSeen = [];
    function note(text) {
        seen.push(text);
    }
    window.addEventListener('error', function (event) {
        var target = event.target;
        if (target && target !== window && target.tagName) {
            note('not loaded: ' + (target.src || target.href));
        } else if (!/ResizeObserver/.test(event.message)) {
            note('uncaught: ' + event.message);
        }
    }, true);
    window.addEventListener('unhandledrejection', function (event) {
        note('unhandled: ' + event.reason);
    });
    document.addEventListener('securitypolicyviolation', function (event) {
        note('policy: ' + event.violatedDirective + ' ' + event.blockedURI);
    });
    var error = window.console && console.error;
    if (error) {
        console.error = function () {
            note('console: ' + Array.prototype.slice.call(arguments).join(' '));
            return error.apply(console, arguments);
        };
    }
})();
