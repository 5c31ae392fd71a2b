import { Link2 } from "lucide-react";

import { PanelButton } from "../controls/PanelButton.tsx";
import { lazyPart } from "../problems/lazyPart.ts";

const SharePanel = lazyPart(() => import("./SharePanel.tsx"));

/** Opens a small panel with the link. */
export function ShareButton() {
  return (
    <PanelButton
      icon={Link2}
      name="Share"
      title="A link that repeats this experiment"
      panel="Share this experiment"
      part="The link"
      width={340}
    >
      <SharePanel />
    </PanelButton>
  );
}
