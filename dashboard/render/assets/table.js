// Shows a table that Python has rendered and escaped, and tells Python what is ticked, asked about or followed in it.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const sheet = parentElement.querySelector(".sheet")
  if (sheet.shownHtml !== data.html) show(sheet, data.html, parentElement)
  reveal(sheet, data.reveal)
  sheet.classList.toggle("dark", isDark(getComputedStyle(sheet).getPropertyValue("--st-background-color")))
  sheet.onclick = (event) => {
    const cell = event.target.closest("button[data-cell]")
    if (cell) setTriggerValue("cell", cell.dataset.cell)
    const place = event.target.closest('a[href^="#"]')
    if (place) {
      event.preventDefault() // the browser looks for the place outside the table's own tree
      goTo(sheet, place.getAttribute("href").slice(1))
      return
    }
    const link = event.target.closest("a[data-page]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault() // a page that the browser opened would begin a new session
    setTriggerValue("page", link.getAttribute("href"))
  }
  sheet.onchange = (event) => {
    if (!event.target.matches("input[data-pick]")) return
    const { pick } = event.target.dataset
    setTriggerValue("pick", { relaxant: pick, picked: event.target.checked })
  }
  followContents(sheet)
  sheet.widths ??= new ResizeObserver(() => markWide(sheet))
  sheet.widths.observe(sheet)
  return () => {
    sheet.widths.disconnect()
    sheet.reading?.disconnect()
  }
}

// Replaces the table; what was unfolded stays so, and a box keeps the focus.
function show(sheet, html, parentElement) {
  const focused = parentElement.activeElement ?? document.activeElement?.shadowRoot?.activeElement
  const pick = focused?.dataset?.pick
  const unfolded = new Set([...sheet.querySelectorAll("details[open]")].map((fold) => fold.dataset.fold))
  sheet.innerHTML = html
  for (const fold of sheet.querySelectorAll("details")) if (unfolded.has(fold.dataset.fold)) fold.open = true
  sheet.shownHtml = html
  if (pick) sheet.querySelector(`input[data-pick="${pick}"]`)?.focus({ preventScroll: true })
  markWide(sheet)
}

// Brings a part of a long sheet into view, its heading below the contents, and lets the keyboard go on from there.
function goTo(sheet, id) {
  const part = sheet.querySelector(`[id="${id}"]`)
  if (!part) return
  part.tabIndex = -1
  part.focus({ preventScroll: true })
  part.scrollIntoView({ block: "start" })
}

// Marks in the contents the part that is being read: the last whose top has passed the upper third of the window.
function followContents(sheet) {
  const contents = sheet.querySelector(".contents")
  sheet.reading?.disconnect()
  if (!contents) return
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.getAttribute("href").slice(1), link]))
  const parts = [...links.keys()].map((id) => sheet.querySelector(`[id="${id}"]`))
  sheet.reading = new IntersectionObserver(
    () => {
      const passed = parts.filter((part) => part.getBoundingClientRect().top < window.innerHeight / 3)
      const current = links.get((passed.at(-1) ?? parts[0]).id)
      for (const link of links.values()) link.toggleAttribute("aria-current", link === current)
      const bar = contents.scrollWidth > contents.clientWidth
      if (bar) contents.scrollTo({ left: current.offsetLeft - contents.clientWidth / 3 })
    },
    { rootMargin: "0px 0px -66% 0px", threshold: [0, 0.02, 0.5, 1] },
  )
  for (const part of parts) sheet.reading.observe(part)
}

// A table that is too wide scrolls in its frame; in any other its heads stay below the page's own head.
function markWide(sheet) {
  for (const frame of sheet.querySelectorAll(".wide, .grid-scroll")) {
    frame.classList.toggle("scrolls", frame.scrollWidth > frame.clientWidth)
  }
}

// Scrolls a table into view when what it shows was loaded anew.
function reveal(sheet, word) {
  if (word && word !== sheet.revealed && sheet.getBoundingClientRect().top > 0.6 * window.innerHeight) {
    requestAnimationFrame(() => sheet.scrollIntoView({ block: "start" }))
  }
  sheet.revealed = word
}

function isDark(colour) {
  const probe = document.createElement("canvas").getContext("2d")
  probe.fillStyle = colour.trim() || "#ffffff"
  const value = parseInt(probe.fillStyle.slice(1), 16)
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255]
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128
}
