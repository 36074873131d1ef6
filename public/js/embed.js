/*
 * For the page that holds embedded views: keeps each frame as high as what is in it. Put it once or many times, before
 * or after the frames: <iframe class="plan-atlas" src=".../embed.html?..."></iframe>. The protocol is in docs/embed.md.
 * One global, planAtlasEmbed: set(frame, {lang: 'en'}) changes a view, on(function (frame, message) {}) hears everything.
 * Of a frame that is loaded and says nothing it says so itself: an `error` with the cause `silent`.
 */
(function (window, document) {
  'use strict';
  if (window.planAtlasEmbed) {
    window.planAtlasEmbed.greet();
    return;
  }
  var NAMESPACE = 'sh-plans';
  var LOWEST = 120;
  var HIGHEST = 8000;
  /* A frame whose scripts run has said something by then: that it is ready, or why not. */
  var SILENT_MS = 9000;
  var SILENT = 'The view has said nothing: its scripts are blocked, or its address does not lead to embed.html. In a sandbox under a content policy the policy has to name the origin of the site beside \'self\'.';
  var listeners = [];
  var watched = [];
  var spoken = [];

  function frames() {
    return document.querySelectorAll('iframe.plan-atlas');
  }

  /* The frame that a message comes from. A sandboxed frame has the origin "null"; any other has that of its address. */
  function sender(event) {
    var all = frames();
    for (var i = 0; i < all.length; i++) {
      if (all[i].contentWindow === event.source) {
        var link = document.createElement('a');
        link.href = all[i].src;
        var origin = link.protocol + '//' + link.host;
        return event.origin === 'null' || event.origin === origin || link.protocol === 'file:' ? all[i] : null;
      }
    }
    return null;
  }

  function set(frame, params) {
    if (frame.contentWindow) {
      frame.contentWindow.postMessage({ ns: NAMESPACE, v: 1, type: 'set', params: params }, '*');
    }
  }

  /* A frame that was there first has said its height already: an empty change makes it say everything again. */
  function greet() {
    var all = frames();
    for (var i = 0; i < all.length; i++) {
      set(all[i], {});
      watch(all[i]);
    }
  }

  /* Waits for the first word of a frame: from now on, and anew when it is loaded; of one that loads late, only then. */
  function watch(frame) {
    var timer = 0;
    function wait() {
      clearTimeout(timer);
      timer = setTimeout(function () {
        if (spoken.indexOf(frame) < 0 && document.documentElement.contains(frame)) {
          tell(frame, { ns: NAMESPACE, v: 1, type: 'error', cause: 'silent', detail: SILENT });
        }
      }, SILENT_MS);
    }
    if (watched.indexOf(frame) >= 0) {
      return;
    }
    watched.push(frame);
    frame.addEventListener('load', wait, false);
    if (frame.getAttribute('loading') !== 'lazy') {
      wait();
    }
  }

  function tell(frame, message) {
    for (var i = 0; i < listeners.length; i++) {
      listeners[i](frame, message);
    }
  }

  function hear(event) {
    var message = event.data;
    if (!message || typeof message !== 'object' || message.ns !== NAMESPACE || message.v !== 1) {
      return;
    }
    var frame = sender(event);
    if (!frame) {
      return;
    }
    if (spoken.indexOf(frame) < 0) {
      spoken.push(frame);
    }
    if (message.type === 'height' && typeof message.height === 'number' && isFinite(message.height)) {
      frame.setAttribute('height', String(Math.max(LOWEST, Math.min(HIGHEST, Math.ceil(message.height)))));
    }
    tell(frame, message);
  }

  window.planAtlasEmbed = {
    set: set,
    greet: greet,
    on: function (listener) {
      listeners.push(listener);
    }
  };
  window.addEventListener('message', hear, false);
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', greet, false);
  } else {
    greet();
  }
})(window, document);
