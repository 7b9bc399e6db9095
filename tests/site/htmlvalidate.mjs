// How html-validate looks at the pages of the site; see tests/site/test_html.py.
export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  elements: ['html5'],
  rules: {
    // Pelican and Jinja leave spaces at the end of a line; nobody reads the source for its looks.
    'no-trailing-whitespace': 'off',
    // `<!DOCTYPE html>` is written in capitals, as in the standard's own examples.
    'doctype-style': 'off',
    // The standard allows both `<br>` and `<br/>`; pictures that Garbo draws itself (SVG) close theirs.
    'void-style': 'off',
    // The name comes first and the page's own words follow; a test of ours holds titles to 70 letters.
    'long-title': 'off',
    // A table that scrolls sideways is a region one can reach; as a <section> it would have to have a heading.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // All files are the site's own, from the same place as the page: there is nobody else to distrust.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
};
