namespace Architecture.Browser;

/// <summary>What can be told of a page's accessibility without a person (WCAG 2.2 AA): an expression that lists what is wrong.</summary>
internal static class Accessibility
{
    public const string Faults = """
        (() => {
          const faults = [];
          const what = one => `${one.tagName.toLowerCase()}${one.id ? "#" + one.id : ""}${one.className ? "." + one.className : ""} "${(one.textContent || "").trim().slice(0, 40)}"`;
          const seen = one => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && one.getBoundingClientRect().width > 0;

          // 4.1.2: every control has a name.
          for (const control of document.querySelectorAll("a, button, input, select, textarea, progress, [tabindex], summary")) {
            const name = control.getAttribute("aria-label") || [...(control.labels ?? [])].map(label => label.textContent).join("") || control.textContent;
            if (!name.trim()) faults.push(`no name: ${what(control)}`);
          }
          // 1.3.1: headings go down one step at a time, from one h1; tables have headers; regions are named.
          let level = 0;
          for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
            const next = Number(heading.tagName[1]);
            if (next > level + 1) faults.push(`heading skips a level: ${what(heading)}`);
            level = next;
          }
          if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
          if (document.querySelectorAll("main").length !== 1) faults.push("not one main");
          for (const table of document.querySelectorAll("table")) if (!table.querySelector("th[scope]")) faults.push(`table without headers: ${what(table)}`);
          for (const section of document.querySelectorAll("section")) if (!document.getElementById(section.getAttribute("aria-labelledby"))) faults.push(`section without a name: ${what(section)}`);
          // 4.1.1 and links inside the page.
          const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
          for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two of id ${id}`);
          for (const link of document.querySelectorAll("a[href^='#']")) if (!document.getElementById(link.getAttribute("href").slice(1))) faults.push(`leads nowhere: ${what(link)}`);
          if (!document.title) faults.push("no title");
          // 2.5.8: what is pressed is at least 24 pixels high, links in running text aside.
          for (const target of document.querySelectorAll("button, select, input, summary")) {
            const { height } = target.getBoundingClientRect();
            if (seen(target) && height < 24) faults.push(`${Math.round(height)} pixels high: ${what(target)}`);
          }

          // 1.4.3: contrast of every text with what is behind it.
          const numbers = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
          const behind = one => {
            for (let above = one; above; above = above.parentElement) {
              const colour = numbers(getComputedStyle(above).backgroundColor);
              if (colour.length === 3 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
          };
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let looked = 0;
          while (texts.nextNode()) {
            const one = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(one.tagName) || !seen(one)) continue;
            const style = getComputedStyle(one);
            const [lighter, darker] = [light(numbers(style.color)), light(behind(one))].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            const contrast = (lighter + 0.05) / (darker + 0.05);
            if (contrast < (large ? 3 : 4.5)) faults.push(`contrast ${contrast.toFixed(2)}: ${what(one)}`);
            looked++;
          }
          if (looked < 100) faults.push(`only ${looked} texts were looked at`);
          return [...new Set(faults)];
        })()
        """;
}
