// Whether this machine can show Chinese: a character that every Chinese font has is drawn beside one that
// none has. The same picture twice is the box of a missing character.

/** @returns {boolean} */
export function hasChineseFont() {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [32, 32];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  const drawn = (/** @type {string} */ character) => {
    context.clearRect(0, 0, 32, 32);
    context.font = '24px serif';
    context.fillText(character, 2, 26);
    return context.getImageData(0, 0, 32, 32).data.join();
  };
  return drawn('国') !== drawn('\u{10fffd}');
}
