// What a workplace remembers of its screens. A browser may forbid it; then the screens
// forget, and nothing else happens.

export function lies(name, sonst) {
  try {
    const text = localStorage.getItem(`eakte.${name}`);
    return text === null ? sonst : JSON.parse(text);
  } catch {
    return sonst;
  }
}

export function merke(name, wert) {
  try {
    localStorage.setItem(`eakte.${name}`, JSON.stringify(wert));
  } catch {
    // Nothing to do: see above.
  }
}
