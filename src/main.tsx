import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { fetchAhead } from "./app/fetchAhead.ts";
import { keepDrawing } from "./app/board/keepDrawing.ts";
import { syncHash } from "./app/hashSync.ts";
import { keepOwnDigits } from "./app/own/keepOwnDigits.ts";
import { persistKept } from "./app/persistKept.ts";
import { Playground } from "./app/playground.ts";
import { spawnTrainingWorker } from "./app/spawnTrainingWorker.ts";
import { createThemeStore } from "./app/theme.ts";
import { noteMissingStyles } from "./ui/problems/lazyPart.ts";
import { App } from "./ui/shell/App.tsx";
import { PlaygroundContext, ThemeContext } from "./ui/shell/context.ts";
import "./ui/theme.css";

const root = document.getElementById("root");
if (!root) throw new Error('index.html: expected an element with id "root", got none.');

// Made once and outside React, whose strict mode would start a second worker.
const playground = new Playground(spawnTrainingWorker, location.hash);
const theme = createThemeStore(window);
keepDrawing(playground, window);
keepOwnDigits(playground.own, window);
persistKept(playground.store, navigator);
syncHash(playground, window);
noteMissingStyles(document);
fetchAhead(playground, window, () => import("./ui/partsAhead.ts"));

createRoot(root).render(
  <StrictMode>
    <PlaygroundContext value={playground}>
      <ThemeContext value={theme}>
        <App />
      </ThemeContext>
    </PlaygroundContext>
  </StrictMode>,
);
