namespace Architecture.Web;

/// <summary>How the start page looks, and the little that it does by itself: without a script the questions are answered on a page of their own.</summary>
internal static class StartPageLook
{
    public const string Style = """
        :root { color-scheme: light; }
        body { font: 1.0625rem/1.6 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 52rem; margin: 2.5rem auto 4rem; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin-bottom: .25rem; }
        h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
        .lead { font-size: 1.15rem; color: #444; margin-top: 0; }
        a { color: #00508c; }
        code, pre, textarea { font: .9rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; background: #f3f5f7; border-radius: .25rem; }
        code { padding: .1rem .3rem; }
        pre { padding: 1rem; overflow: auto; max-height: 28rem; margin: .75rem 0 0; }
        textarea { display: block; box-sizing: border-box; width: 100%; border: 1px solid #8a939c; padding: .75rem; white-space: pre; overflow-x: auto; resize: vertical; }
        details { border-top: 1px solid #d5dade; padding: .6rem 0; }
        details:last-of-type { border-bottom: 1px solid #d5dade; }
        summary { cursor: pointer; font-weight: 600; }
        details[open] summary { margin-bottom: .75rem; }
        button { font: inherit; font-weight: 600; margin-top: .75rem; padding: .35rem 1.5rem; border: 0; border-radius: .25rem; background: #00508c; color: #fff; cursor: pointer; }
        button:hover { background: #003a66; }
        :focus-visible { outline: 3px solid #ffb81c; outline-offset: 2px; }
        .note { border-left: .3rem solid #c40064; padding: .2rem 0 .2rem 1rem; }
        """;

    /// <summary>Answers under the question instead of on a page of its own.</summary>
    public static string Script(string asking, string failed) => $$"""
        for (const form of document.forms) form.addEventListener("submit", async event => {
          event.preventDefault();
          const answer = form.nextElementSibling;
          answer.hidden = false;
          answer.textContent = "{{asking}}";
          try {
            const response = await fetch("/graphql", {
              method: "POST",
              headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
              body: JSON.stringify({ query: form.elements.query.value }),
            });
            const { data, errors } = await response.json();
            answer.textContent = JSON.stringify(errors ? { errors, data } : data, null, 2);
          } catch (fault) {
            answer.textContent = "{{failed}} " + fault.message;
          }
        });
        """;
}
