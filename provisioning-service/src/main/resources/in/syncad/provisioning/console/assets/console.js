"use strict";

// Brings the parts of a page that have changed up to date; without script a reload does the same.
const main = document.querySelector("main[data-poll]");
const stale = document.getElementById("stale");

// Who is typing or has opened something is not disturbed.
const inUse = part => part.querySelector("input:focus, details[open]") !== null;

function replace(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...fresh.childNodes);
  if (focused) {
    (document.getElementById(focused) ?? main).focus();
  }
}

function update(page) {
  main.dataset.poll = page.querySelector("main").dataset.poll ?? main.dataset.poll;
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.innerHTML !== part.innerHTML && !inUse(part)) {
      replace(part, fresh);
    }
  }
}

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (answer.redirected) {
    location.reload(); // signed out
  } else if (answer.ok) {
    update(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }
  stale.hidden = answer.ok;
}

async function keepLooking() {
  if (!document.hidden) {
    await look().catch(() => { stale.hidden = false; });
  }
  setTimeout(keepLooking, Number(main.dataset.poll));
}

if (main) {
  setTimeout(keepLooking, Number(main.dataset.poll));
}
