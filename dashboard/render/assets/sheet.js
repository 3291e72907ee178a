// Shows a table that Python has rendered and escaped, and tells Python which boxes are ticked and which cells are asked about.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const sheet = parentElement.querySelector(".sheet")
  if (sheet.shownHtml !== data.html) {
    const focused = parentElement.activeElement ?? document.activeElement?.shadowRoot?.activeElement
    const pick = focused?.dataset?.pick
    const unfolded = new Set([...sheet.querySelectorAll("details[open]")].map((fold) => fold.dataset.fold))
    sheet.innerHTML = data.html
    for (const fold of sheet.querySelectorAll("details")) if (unfolded.has(fold.dataset.fold)) fold.open = true
    sheet.shownHtml = data.html
    if (pick) sheet.querySelector(`input[data-pick="${pick}"]`)?.focus({ preventScroll: true })
  }
  sheet.classList.toggle("dark", isDark(getComputedStyle(sheet).getPropertyValue("--st-background-color")))
  sheet.onclick = (event) => {
    const cell = event.target.closest("button[data-cell]")
    if (cell) setTriggerValue("cell", cell.dataset.cell)
  }
  sheet.onchange = (event) => {
    if (!event.target.matches("input[data-pick]")) return
    const { pick } = event.target.dataset
    setTriggerValue("pick", { relaxant: pick, picked: event.target.checked })
  }
}

function isDark(colour) {
  const probe = document.createElement("canvas").getContext("2d")
  probe.fillStyle = colour.trim() || "#ffffff"
  const value = parseInt(probe.fillStyle.slice(1), 16)
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255]
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128
}
