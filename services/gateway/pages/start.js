// Starts Swagger UI on this installation's own document. Everything comes from the same origin, also where
// the API is under a path of its own such as /api.
const base = new URL("..", document.currentScript.src);

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

/** The document as this page needs it: calls go where the page came from, and keys are filled in. */
async function load() {
  const answer = await fetch(new URL("openapi.json", base));
  if (!answer.ok) throw new Error(`openapi.json is answered with ${answer.status}`);
  const spec = await answer.json();
  spec.servers = [{ url: base.href.replace(/\/$/, "") }];
  for (const operations of Object.values(spec.paths))
    for (const { parameters = [] } of Object.values(operations))
      for (const parameter of parameters)
        if (parameter.name === "Idempotency-Key") parameter.schema.default = crypto.randomUUID();
  return spec;
}

/** Whoever signs in here is signed in for the other calls, too. */
function rememberToken(response) {
  try {
    const { access_token } = JSON.parse(response.text);
    if (access_token) ui.preauthorizeApiKey("bearer", access_token);
  } catch {
    // Not JSON: no token.
  }
  return response;
}

let ui;
load().then(
  (spec) => {
    ui = SwaggerUIBundle({
      spec,
      dom_id: "#api",
      presets: [SwaggerUIBundle.presets.apis],
      layout: "BaseLayout",
      deepLinking: true,
      docExpansion: "none",
      filter: true,
      tryItOutEnabled: true,
      displayRequestDuration: true,
      // It would ask a server on the internet.
      validatorUrl: null,
      responseInterceptor: rememberToken,
    });
  },
  (error) => {
    document.querySelector("#api").textContent = `The description cannot be read: ${error.message}`;
  },
);
