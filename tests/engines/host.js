/* Somebody else's page with one embedded view: `?src=` its address, `?sandbox=` the words of its attribute. */
(function () {
    'use strict';

    var query = new URLSearchParams(location.search);
    var frame = document.createElement('iframe');
    window.heard = [];
    window.addEventListener('message', function (event) {
        if (event.source === frame.contentWindow) {
            window.heard.push(event.data);
        }
    });
    frame.width = 700;
    frame.height = 500;
    if (query.get('sandbox') !== null) {
        frame.setAttribute('sandbox', query.get('sandbox'));
    }
    frame.src = query.get('src');
    document.body.appendChild(frame);
})();
