// What is kept on this device, if the reader asked for it. Never in a local file: there all pages share
// one storage.

const KEY = 'gongbao';

/** Whether anything may be kept here. */
export function possible() {
  if (!/^https?:$/.test(location.protocol)) return false;
  try {
    localStorage.getItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The project that was kept; null: none. */
export function read() {
  return possible() ? localStorage.getItem(KEY) : null;
}

/** @param {string} project @returns {boolean} whether there was room */
export function write(project) {
  try {
    localStorage.setItem(KEY, project);
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  if (possible()) localStorage.removeItem(KEY);
}
