// Returns what a reader sees below `root`, a line a block, with shadow roots and without <font>: a translated page and
// the same page untranslated give the same lines. What Streamlit only announces to screen readers, its busy mark, closed
// folds and what `without` selects are left out.
(asked) => {
  const { root = "body", without = "" } = asked ?? {}
  const ALWAYS = "script, style, textarea, noscript, svg, canvas, [data-testid=stStatusWidget], [aria-live]"
  const SKIPPED = without ? `${ALWAYS}, ${without}` : ALWAYS
  const lines = []
  let owner = null

  function blockOf(element) {
    while (element && (element.tagName === "FONT" || getComputedStyle(element).display.startsWith("inline")))
      element = element.parentElement ?? element.getRootNode().host
    return element
  }

  function read(node) {
    if (node.nodeType !== Node.TEXT_NODE) {
      if (node.shadowRoot) read(node.shadowRoot)
      node.childNodes.forEach(read)
      return
    }
    const element = node.parentElement ?? node.getRootNode().host
    if (!node.data.trim() || !element || element.closest(SKIPPED)) return
    if (!element.checkVisibility({ visibilityProperty: true })) return
    const block = blockOf(element)
    if (block === owner) lines[lines.length - 1] += node.data
    else lines.push(node.data)
    owner = block
  }

  read(document.querySelector(root))
  return lines.map((line) => line.replace(/\s+/g, " ").trim())
}
