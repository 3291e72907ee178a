// Returns what a reader sees, a line a block, with shadow roots and without <font>: a translated page and the same page
// untranslated give the same lines. What Streamlit only announces to screen readers, and its busy mark, are left out.
() => {
  const SKIPPED = "script, style, textarea, noscript, svg, canvas, [data-testid=stStatusWidget], [aria-live]"
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

  read(document.body)
  return lines.map((line) => line.replace(/\s+/g, " ").trim())
}
