// Real editors, as sites build them. `editors[name]()` answers what the editor itself knows, not what the DOM shows.
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { registerRichText } from '@lexical/rich-text';
import { $getRoot, createEditor } from 'lexical';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

function lexical(id, register) {
  const editor = createEditor({ namespace: id, onError: (error) => { throw error; } });
  editor.setRootElement(document.getElementById(id));
  register(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  return () => editor.getEditorState().read(() => $getRoot().getTextContent());
}

let typed = '';
function Box() {
  const [value, setValue] = useState('');
  typed = value;
  return <textarea id="react-box" value={value} onChange={(event) => setValue(event.target.value)} />;
}
flushSync(() => createRoot(document.getElementById('react')).render(<Box />));

const vanishing = document.getElementById('vanishing');
vanishing.addEventListener('focus', () => vanishing.remove());

window.editors = {
  'lexical-rich': lexical('lexical-rich', registerRichText),
  'lexical-plain': lexical('lexical-plain', registerPlainText),
  'react-box': () => typed,
  bare: () => document.getElementById('bare').innerText,
  textarea: () => document.getElementById('textarea').value,
  input: () => document.getElementById('input').value,
};
