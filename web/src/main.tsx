import "./app.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { forgetWithPerson } from "./api/forget-person.ts";
import { followPreferred } from "./api/preferences.ts";
import { queryClient } from "./api/query-client.ts";
import { followNetwork, restoreSession } from "./api/session.ts";
import { noteArrival } from "./lib/arrival.ts";
import { followLanguage, preferredLanguage, speak } from "./lib/i18n.ts";
import { followInstalling } from "./lib/install.ts";
import { keepShell } from "./lib/offline-shell.ts";
import { showPreferred } from "./lib/preferred.ts";
import { router } from "./routes.tsx";

noteArrival();
keepShell();
followInstalling();
showPreferred();
forgetWithPerson();
void restoreSession();
followNetwork();
followPreferred();
await speak(preferredLanguage());
followLanguage();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <I18nProvider i18n={i18n}>
        <RouterProvider router={router} />
      </I18nProvider>
    </QueryClientProvider>
  </StrictMode>,
);
