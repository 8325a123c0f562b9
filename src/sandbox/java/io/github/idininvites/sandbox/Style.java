package io.github.idininvites.sandbox;

/** How all pages look. No image, no font and nothing else from outside. */
final class Style {
    static final String PATH = "/sandbox/style.css";

    static final String CSS = """
            :root {
              --ink: #17223b; --quiet: #4d5873; --page: #f2f4f8; --card: #ffffff; --line: #76819b; --rule: #d9dee8;
              --action: #0a4f96; --action-over: #083b70; --on-action: #ffffff; --tint: #e8f0fa; --focus: #b34700;
              --good: #0d5c36; --good-tint: #e0f3e8; --bad: #9c1c14; --bad-tint: #fdeceb; --wait: #6b4300; --wait-tint: #fdf1dc;
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--ink);
              font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
            header { background: var(--action); color: var(--on-action); }
            header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between;
              padding: .875rem max(1rem, calc(50% - 20rem)); }
            header p { margin: 0; }
            .brand { font-size: 1.125rem; font-weight: 700; }
            .test { font-size: .875rem; }
            main { max-width: 44rem; margin: 1.5rem auto; padding: 1.5rem 2rem 2rem; background: var(--card);
              border: 1px solid var(--rule); border-radius: .5rem; overflow-wrap: anywhere; }
            h1 { margin: 0 0 1rem; font-size: 1.625rem; line-height: 1.25; }
            h2 { margin: 2rem 0 .5rem; font-size: 1.1875rem; line-height: 1.3; }
            p { margin: .5rem 0; }
            ul { margin: .5rem 0; padding-left: 1.25rem; }
            a { color: var(--action); }
            :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
            .hint { color: var(--quiet); font-size: .875rem; font-weight: 400; }
            .facts { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 0; }
            .facts dt { color: var(--quiet); font-size: .875rem; }
            .facts dd { margin: 0; font-weight: 600; }
            .asked { columns: 16rem; }
            fieldset { margin: 1.25rem 0 0; padding: 0; border: 0; min-width: 0; }
            legend { padding: 0; font-weight: 600; }
            .choices div:has(> .choice) { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
              gap: .5rem; margin-top: .5rem; }
            .choice { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; align-items: center; align-content: start;
              position: relative; padding: .625rem .875rem; border: 1px solid var(--line);
              border-radius: .375rem; }
            .choice:has(:checked) { border-color: var(--action); background: var(--tint); box-shadow: inset 0 0 0 1px var(--action); }
            .choice input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--action); }
            .choice label::after { content: ""; position: absolute; inset: 0; cursor: pointer; }
            .choice:has([value=own]) { grid-column: 1 / -1; }
            .choice .hint { grid-column: 2; margin: 0; }
            .own { margin-top: 1rem; padding: .25rem 1.25rem 1.25rem; border-left: 3px solid var(--action); }
            form:has([value=own]:not(:checked)) .own { display: none; }
            .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: .25rem 1.25rem;
              align-items: end; }
            .field { margin-top: .5rem; }
            .field:only-child { grid-column: 1 / -1; }
            .field label { font-size: .9375rem; }
            .field p { margin: 0; font-size: .875rem; }
            .field .error { color: var(--bad); font-weight: 600; }
            .field input, select { width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .375rem .625rem;
              border: 1px solid var(--line); border-radius: .25rem; background: var(--card); color: var(--ink); font: inherit; }
            .field [aria-invalid] { border: 2px solid var(--bad); }
            .problems { margin: 0 0 1.5rem; padding: .75rem 1.25rem; border: 2px solid var(--bad); border-radius: .375rem;
              background: var(--bad-tint); }
            .problems h2 { margin: 0; }
            .problems a { color: var(--bad); }
            .actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.75rem; }
            button, a.main { min-height: 2.75rem; padding: .5rem 1.5rem; border: 1px solid var(--action); border-radius: .25rem;
              background: var(--card); color: var(--action); font: inherit; font-weight: 600; text-decoration: none;
              cursor: pointer; }
            button:hover { background: var(--tint); }
            button.main, a.main { background: var(--action); color: var(--on-action); }
            button.main:hover, a.main:hover { background: var(--action-over); }
            main:has(#view) { max-width: 60rem; background: none; border: 0; padding: 0 1rem; }
            header:has(+ main #view) { padding-inline: max(1rem, calc(50% - 29rem)); }
            h3 { display: inline; margin: 0; font-size: 1rem; }
            code, pre { font: .875rem/1.45 ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; }
            pre { margin: .5rem 0; white-space: pre-wrap; }
            .card { margin-top: .75rem; padding: .875rem 1.125rem; background: var(--card); border: 1px solid var(--rule);
              border-radius: .5rem; }
            .card ul { margin: .5rem 0 0; padding: 0; list-style: none; }
            .card li + li, .card > ul > li { padding-top: .5rem; }
            .card > ul > li { border-top: 1px solid var(--rule); margin-top: .5rem; }
            .card ol { margin: .25rem 0 0; padding-left: 1.25rem; }
            .card ol li { padding: 0; font-size: .875rem; }
            .card p { margin: .25rem 0 0; }
            .line { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; }
            .end { margin-left: auto; }
            .badge { padding: 0 .625rem; border-radius: 1rem; font-size: .8125rem; font-weight: 600; line-height: 1.5rem; }
            .good { background: var(--good-tint); color: var(--good); }
            .bad { background: var(--bad-tint); color: var(--bad); }
            .wait { background: var(--wait-tint); color: var(--wait); }
            .card button { min-height: 2rem; padding: .125rem .875rem; font-size: .875rem; }
            details { margin-top: .375rem; }
            summary { width: fit-content; color: var(--action); font-size: .875rem; cursor: pointer; }
            .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
            @media (max-width: 30rem) {
              main { margin: 0; padding: 1rem; border: 0; border-radius: 0; }
              main:has(#view) { padding: 1rem; }
              .actions > * { flex: 1 0 100%; text-align: center; }
            }
            """;

    private Style() {}
}
