import { browse } from "./browse/browse.ts";
import type { DataHolder } from "./dataHolder.ts";
import type { DataLoader } from "./dataLoader.ts";
import { exportRun } from "./exporting/exportRun.ts";
import { fetchAhead } from "./fetchAhead.ts";
import type { Command } from "./protocol.ts";
import { readPhoto } from "./readPhoto.ts";
import type { Session, SessionHost } from "./session.ts";

/** Those who carry out commands. */
export interface Crew {
  readonly session: Session;
  readonly holder: DataHolder;
  readonly loader: DataLoader;
}

/** Carries out one command of the page. */
export function dispatch(command: Command, { session, holder, loader }: Crew, host: SessionHost): void {
  const replyAfter = async (load: Promise<boolean>, id: number) => {
    host.post({ type: "reply", id, loaded: await load });
  };
  switch (command.type) {
    case "configure":
      holder.lastRun.keep();
      session.configure(command.config);
      return;
    case "adjust":
      session.adjust(command.config);
      return;
    case "train":
      session.train();
      return;
    case "pause":
      session.pause();
      return;
    case "step":
      session.step();
      return;
    case "evaluateTest":
      session.evaluateTest();
      return;
    case "loadBuiltin":
      void replyAfter(loader.loadBuiltin(), command.id);
      return;
    case "loadFiles":
      void replyAfter(loader.loadFiles(command.files), command.id);
      return;
    case "fetchSet":
      void replyAfter(loader.fetchSet(command.set, command.base), command.id);
      return;
    case "openLast":
      void replyAfter(loader.openLast(), command.id);
      return;
    case "openKept":
      void replyAfter(loader.openKept(command.setId), command.id);
      return;
    case "bringBack":
      void replyAfter(loader.bringBack(), command.id);
      return;
    case "fetchAhead":
      void fetchAhead(host);
      return;
    case "cancelLoad":
      loader.cancel();
      return;
    case "clearTray":
      loader.clearTray();
      return;
    case "renameKept":
      void loader.library.rename(command.setId, command.name);
      return;
    case "deleteKept":
      void loader.library.remove(command.setId);
      return;
    case "editData":
      loader.edit(command.edit);
      return;
    case "undoEdit":
      loader.undoEdit();
      return;
    case "browse":
      void browse(command.browseId, command.query, holder.current, host);
      return;
    case "draw":
      session.draw(command.drawingId, command.drawing, command.view);
      return;
    case "readPhoto":
      void readPhoto(command.photoId, command.photo, holder.classNames, host);
      return;
    case "watchWeights":
      session.watchWeights(command.on);
      return;
    case "watchInsight":
      session.watchInsight(command);
      return;
    case "setOwnDigits":
      session.setOwnDigits(command.digits);
      return;
    case "watchDistortion":
      session.watchDistortion(command.on);
      return;
    case "export":
      void exportRun(command, { session, holder }, host);
      return;
    case "openModel":
      void loader.openModel(command.modelId, command.activation);
      return;
    case "dropModel":
      loader.dropModel(command.modelId);
      return;
    case "ping":
      host.post({ type: "pong" });
      return;
  }
}
