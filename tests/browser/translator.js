// Does to a page what the translators of Chrome, Edge and Safari do: takes each text node out and puts <font> elements
// with a text of their own in its place, in shadow roots too, and again whenever the page changes.
(() => {
  const SKIPPED = "script, style, textarea, input, svg, canvas, noscript, font"
  const watched = { childList: true, characterData: true, subtree: true }
  const replacements = new WeakMap() // a text that was taken out -> what is in its place
  window.staleTexts = []

  // Texts that were taken out are watched too: whoever writes to them believes to change what is seen.
  const lost = new MutationObserver((records) => {
    for (const { target } of records) {
      const shown = replacements.get(target)
      if (shown.isConnected && shown.textContent !== target.data) window.staleTexts.push(`${shown.textContent} → ${target.data}`)
    }
  })

  function translate(text) {
    const parent = text.parentElement
    if (!text.data.trim() || parent?.closest(SKIPPED)) return
    const outer = document.createElement("font")
    const inner = document.createElement("font")
    outer.style.verticalAlign = inner.style.verticalAlign = "inherit"
    inner.textContent = text.data
    outer.append(inner)
    text.replaceWith(outer)
    replacements.set(text, outer)
    lost.observe(text, { characterData: true })
    window.translatedTexts = (window.translatedTexts ?? 0) + 1
  }

  function translateAll(root) {
    if (root.nodeType === Node.TEXT_NODE) return translate(root)
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) found.push(walker.currentNode)
    found.forEach(translate)
  }

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") translateAll(record.target)
      for (const node of record.addedNodes) if (node.isConnected) translateAll(node)
    }
  })
  observer.observe(document, watched)

  const attachShadow = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options)
    observer.observe(root, watched)
    return root
  }
})()
