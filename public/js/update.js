/*
 * Registers the service worker and offers a new version. Loaded by boot.js once the program stands, in the web form
 * only, never in a frame. Everything works where the browser refuses.
 */
(function () {
  'use strict';

  /* How long a tab that stays open goes without asking for a new version. */
  var PAUSE_MS = 30 * 60 * 1000;
  var asked = Date.now();
  var service = null;
  try {
    service = navigator.serviceWorker;
  } catch (error) {
    /* Blocked. */
  }
  if (!service || !window.isSecureContext) {
    return;
  }
  service.register('sw.js').then(watch, function () {});

  function watch(registration) {
    if (!registration) {
      return;
    }
    if (registration.waiting) {
      compare(registration.waiting);
    }
    registration.addEventListener('updatefound', function () {
      var worker = registration.installing;
      worker.addEventListener('statechange', function () {
        if (worker.state === 'installed' && service.controller) {
          compare(worker);
        }
      });
    });
    document.addEventListener('visibilitychange', function () {
      if (!document.hidden && Date.now() - asked > PAUSE_MS) {
        asked = Date.now();
        registration.update().then(null, function () {});
      }
    });
  }

  /* A page that is itself of the new version needs no update; the worker then waits for the old tabs to close. */
  function compare(worker) {
    var channel = new MessageChannel();
    channel.port1.onmessage = function (event) {
      if (event.data !== window.planAtlas.build) {
        offer(worker);
      }
    };
    worker.postMessage('build', [channel.port2]);
  }

  function offer(worker) {
    if (document.getElementById('update')) {
      return;
    }
    var box = document.createElement('div');
    box.id = 'update';
    box.className = 'update';
    box.setAttribute('role', 'status');
    box.lang = 'zh-CN';
    var words = box.appendChild(document.createElement('p'));
    words.appendChild(document.createTextNode('有新版本。 '));
    var english = words.appendChild(document.createElement('span'));
    english.lang = 'en';
    english.appendChild(document.createTextNode('A new version is available.'));
    button('更新 Update', 'button primary', function () {
      service.addEventListener('controllerchange', function () {
        location.reload();
      });
      worker.postMessage('take over');
    });
    button('以后 Later', 'button quiet', function () {
      document.body.removeChild(box);
    });
    document.body.appendChild(box);

    function button(text, name, act) {
      var control = document.createElement('button');
      control.type = 'button';
      control.className = name;
      control.appendChild(document.createTextNode(text));
      control.onclick = act;
      box.appendChild(control);
    }
  }
})();
