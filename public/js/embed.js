/*
 * For the page that holds embedded views: keeps each frame as high as what is in it. Put it once or many times, before
 * or after the frames: <iframe class="plan-atlas" src=".../embed.html?..."></iframe>. The protocol is in docs/embed.md.
 * One global, planAtlasEmbed: set(frame, {lang: 'en'}) changes a view, on(function (frame, message) {}) hears everything.
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
  var listeners = [];

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
    if (message.type === 'height' && typeof message.height === 'number' && isFinite(message.height)) {
      frame.setAttribute('height', String(Math.max(LOWEST, Math.min(HIGHEST, Math.ceil(message.height)))));
    }
    for (var i = 0; i < listeners.length; i++) {
      listeners[i](frame, message);
    }
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
