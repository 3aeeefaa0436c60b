// The list of routines: when a break opens, this page becomes its player.

import { listen } from "./live.js";
import { sendForms } from "./parts.js";

listen({ status: (status) => status.player?.state === "opening" && location.reload() });
sendForms(() => {});
