// Keeps what is marked as live up to date: the page is asked for again, and what
// has changed is changed in place, so that focus, selection, scrolling and open
// details stay. Forms are not marked, so that typed text stays, too.
"use strict";
{
  const pause = 2000;
  const panel = document.getElementById("live");
  const [said, button] = panel.children;
  let tag = "", paused = false, timer = 0;

  const say = (state, text) => {
    panel.className = "live " + state;
    if (said.textContent !== text) said.textContent = text;
  };

  const keyOf = (node) => node.nodeType === Node.ELEMENT_NODE ? node.dataset.key : undefined;

  const patchAttributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  const patch = (old, fresh) => {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    patchAttributes(old, fresh);
    const wanted = new Set([...fresh.children].map(keyOf));
    const known = new Map();
    for (const child of [...old.children]) {
      const key = keyOf(child);
      if (key && wanted.has(key)) known.set(key, child);
      else if (key) child.remove();
    }
    let at = old.firstChild;
    for (const next of [...fresh.childNodes]) {
      const key = keyOf(next);
      const match = key ? known.get(key) : at && !keyOf(at) && at.nodeName === next.nodeName && at.id === next.id ? at : null;
      if (!match) {
        const added = old.insertBefore(document.importNode(next, true), at);
        if (key) added.classList.add("fresh");
        continue;
      }
      // Text that stood around a row that is gone: without it the row need not move.
      while (key && at && at !== match && at.nodeType === Node.TEXT_NODE) {
        const after = at.nextSibling;
        at.remove();
        at = after;
      }
      if (match === at) at = at.nextSibling;
      else old.insertBefore(match, at);
      patch(match, next);
    }
    while (at) {
      const after = at.nextSibling;
      at.remove();
      at = after;
    }
  };

  const show = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const focused = document.activeElement;
    const around = focused.closest("[data-live]");
    if (document.title !== fresh.title) document.title = fresh.title;
    for (const old of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${old.dataset.live}"]`);
      if (next) patch(old, next);
    }
    if (document.activeElement === focused) return;
    // What had the focus was moved, or is gone: then its list takes the focus.
    const heir = focused.isConnected ? focused : around.querySelector("[tabindex='0'], a, button") || document.getElementById("main");
    heir.focus({ preventScroll: true });
  };

  const refresh = async () => {
    const headers = tag ? { "If-None-Match": tag } : {};
    try {
      const answer = await fetch(location.href, { headers, cache: "no-store" });
      if (answer.ok) {
        const text = await answer.text();
        if (paused) return;
        tag = answer.headers.get("ETag") || "";
        show(text);
      }
      if (answer.ok || answer.status === 304) say("", "Live");
      else say("lost", answer.status === 404 ? "Gone" : "Not shown");
    } catch {
      say("lost", "Not reachable");
    }
  };

  // A page that takes long is asked for less often, and one that nobody sees not at all.
  const go = async () => {
    clearTimeout(timer);
    if (paused) return;
    const start = performance.now();
    if (!document.hidden) await refresh();
    timer = setTimeout(go, Math.max(pause, 10 * (performance.now() - start)));
  };

  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? "Resume" : "Pause";
    if (paused) say("paused", "Paused");
    else say("", "Live");
    go();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) go(); });
  panel.hidden = false;
  timer = setTimeout(go, pause);
}
