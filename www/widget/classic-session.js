// What `classic.js` loads at first use.
import * as session from './session.js';

Object.assign(customElements.get('gongbao-analysis') ?? {}, { 'classic session': session });
